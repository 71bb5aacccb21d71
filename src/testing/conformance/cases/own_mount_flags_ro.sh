#: title a read-only mount of a hierarchy
#: cpus 4
#: nodes 2
#: covers mount ro
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /d /c/a; mount -t cgroup -o ro,none,name=t none /d; echo rc=$?
mkdir /d/b; echo rc=$?
echo 1 > /d/notify_on_release; echo rc=$?
echo $$ > /d/a/tasks; echo rc=$?
cat /d/notify_on_release
rmdir /d/a; echo rc=$?
mkdir /c/b; echo rc=$?
