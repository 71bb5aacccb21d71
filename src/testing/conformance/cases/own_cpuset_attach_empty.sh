#: title which cpusets take tasks
#: cpus 4
#: nodes 2
#: covers cpuset attach ENOSPC
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/a; sleep 100 & p=$!
a() { echo $p > /c/a/tasks; echo rc=$?; }
a; echo 1 > /c/a/cpuset.cpus; a; echo 0 > /c/a/cpuset.mems; a
echo > /c/a/cpuset.cpus; echo rc=$?; echo > /c/a/cpuset.mems; echo rc=$?
echo 2-3 > /c/a/cpuset.cpus; echo rc=$?; grep Cpus_allowed_list /proc/$p/status
echo 1 > /c/a/cpuset.mems; grep Mems_allowed_list /proc/$p/status
echo $p > /c/tasks; grep Cpus_allowed_list /proc/$p/status; grep Mems_allowed_list /proc/$p/status
echo > /c/a/cpuset.cpus; echo rc=$?; a; kill $p
