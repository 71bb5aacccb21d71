#: title files of a removed container, still open
#: cpus 4
#: nodes 2
#: covers tree removed ENODEV
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a
exec 3< /c/a/tasks 4> /c/a/tasks 5> /c/a/notify_on_release 6< /c/a/notify_on_release
rmdir /c/a; echo rc=$?
cat <&3; echo rc=$?
echo $$ >&4; echo rc=$?
echo 1 >&5; echo rc=$?
cat <&6; echo rc=$?
cut -d : -f 3 /proc/self/cgroup
