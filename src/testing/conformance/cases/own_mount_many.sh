#: title eight named hierarchies and five controllers at once
#: cpus 4
#: nodes 2
#: covers mount proc
for i in 1 2 3 4 5 6 7 8; do mkdir -p /m/$i; mount -t cgroup -o none,name=n$i none /m/$i || echo failed; done
for s in cpuset cpuacct freezer pids; do mkdir /m/$s; mount -t cgroup -o $s none /m/$s || echo failed; done
mkdir /m/3/x /m/pids/y /m/freezer/z
sleep 100 & p=$!
for f in /m/3/x /m/pids/y /m/freezer/z; do echo $p > $f/tasks; done
cat /proc/$p/cgroup
kill $p; wait $p
grep -c cgroup /proc/mounts
for i in 8 6 4 2 1 5 7; do umount /m/$i || echo failed; done
sleep 0.5; cut -d : -f 2- /proc/self/cgroup
