#: title /proc of tasks as containers come, go and change their names
#: cpus 4
#: nodes 2
#: covers proc paths
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir -p /c/a/b; sleep 100 & p=$!; echo $p > /c/a/b/tasks; cut -d : -f 2- /proc/$p/cgroup
mv /c/a/b /c/a/n; cut -d : -f 3 /proc/$p/cgroup; mv /c/a /c/m; cut -d : -f 3 /proc/$p/cgroup
umount /c; sleep 0.3; cut -d : -f 3 /proc/$p/cgroup; mount -t cgroup -o name=t none /c; echo rc=$?; cat /c/m/n/tasks | wc -l
kill $p; wait $p; rmdir /c/m/n /c/m; sleep 0.5; umount /c; sleep 0.5; wc -l < /proc/self/cgroup
