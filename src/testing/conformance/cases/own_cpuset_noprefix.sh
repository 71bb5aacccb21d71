#: title the old file system type: names without prefix
#: cpus 4
#: nodes 2
#: covers cpuset legacy
mkdir /c; mount -t cpuset none /c; echo rc=$?
ls /c; mkdir /c/a; ls /c/a | wc -l; echo 0 > /c/a/cpus; echo 0 > /c/a/mems; cat /c/a/cpus
grep /c /proc/mounts; cat /c/release_agent; cut -d : -f 2- /proc/self/cgroup
mkdir /d; mount -t cgroup -o cpuset none /d; echo rc=$?
mount -t cgroup -o cpuset,noprefix none /d; echo rc=$?; ls -d /d/a
mount -t cpuset none /d; echo rc=$?
