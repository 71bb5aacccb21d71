#: title a machine with one cpu and one node
#: cpus 1
#: nodes 1
#: covers cpuset small
mkdir -p /c; mount -t cgroup -o cpuset none /c

cat /c/cpuset.cpus /c/cpuset.mems; mkdir /c/a; echo 0 > /c/a/cpuset.cpus; echo rc=$?; echo 1 > /c/a/cpuset.cpus; echo rc=$?; echo 0-1 > /c/a/cpuset.mems; echo rc=$?; echo 0 > /c/a/cpuset.mems; echo rc=$?
echo 1 > /c/a/cpuset.cpu_exclusive; echo rc=$?; mkdir /c/b; echo 0 > /c/b/cpuset.cpus; echo rc=$?
echo 0 > /c/a/tasks; grep _allowed_list /proc/self/status
