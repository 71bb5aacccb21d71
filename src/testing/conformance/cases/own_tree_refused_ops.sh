#: title what a directory of control files does not let one do
#: cpus 4
#: nodes 2
#: covers tree errors
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a
touch /c/a/x; echo rc=$?
echo hi > /c/a/y; echo rc=$?
rm /c/a/tasks; echo rc=$?
ln -s /tmp /c/a/l; echo rc=$?
ln /c/a/tasks /c/a/t2; echo rc=$?
mkdir /c/a/tasks; echo rc=$?
mkdir /c/a; echo rc=$?
rmdir /c/a/tasks; echo rc=$?
rmdir /c/none; echo rc=$?
rmdir /c; echo rc=$?
cp /c/a/tasks /c/a/z; echo rc=$?
