#: title one container with four controllers
#: cpus 4
#: nodes 2
#: covers combined
mkdir /c; mount -t cgroup -o cpuset,cpuacct,freezer,pids none /c; mkdir /c/a
sleep 100 & p=$!; echo $p > /c/a/tasks; echo rc=$?
echo 1 > /c/a/cpuset.cpus; echo 0 > /c/a/cpuset.mems; echo 2 > /c/a/pids.max; echo $p > /c/a/tasks; echo rc=$?
cat /c/a/pids.current; echo FROZEN > /c/a/freezer.state; sleep 0.2; cat /c/a/freezer.state; echo 2 > /c/a/cpuset.cpus; echo rc=$?
grep Cpus_allowed_list /proc/$p/status; rmdir /c/a; echo rc=$?; echo $p > /c/tasks; sleep 0.2; grep -E 'State|Cpus_allowed_list' /proc/$p/status
rmdir /c/a; echo rc=$?; kill $p; sleep 0.5; umount /c; echo rc=$?; sleep 0.5; wc -l < /proc/self/cgroup
