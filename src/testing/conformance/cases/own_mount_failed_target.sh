#: title what a failed mount leaves behind a moment later
#: cpus 4
#: nodes 2
#: covers mount
mkdir /c; echo hi > /c/f
mount -t cgroup -o none,name=x none /c/f; echo rc=$?
sleep 1; wc -l < /proc/self/cgroup
mkdir /d; mount -t cgroup -o none,name=x none /d; echo rc=$?
wc -l < /proc/self/cgroup
