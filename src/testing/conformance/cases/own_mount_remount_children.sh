#: title a remount that changes the set, with a child and without
#: cpus 4
#: nodes 2
#: covers mount remount EBUSY
mkdir /c; mount -t cgroup -o cpuacct none /c; mkdir /c/a
mount -o remount,cpuacct,freezer none /c; echo rc=$?
cut -d : -f 2- /proc/self/cgroup
rmdir /c/a; sleep 0.5
mount -o remount,cpuacct,freezer none /c; echo rc=$?
cut -d : -f 2- /proc/self/cgroup
ls /c | grep -c freezer
mkdir /c/a; ls /c/a | grep freezer
mount -o remount,cpuacct,freezer none /c; echo rc=$?
rmdir /c/a; sleep 0.5
mount -o remount,freezer none /c; echo rc=$?
cut -d : -f 2- /proc/self/cgroup; ls /c | grep -c cpuacct
