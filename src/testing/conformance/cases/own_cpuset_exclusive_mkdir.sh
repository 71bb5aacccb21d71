#: title clone_children and exclusive neighbours
#: cpus 4
#: nodes 2
#: covers cpuset clone exclusive
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/p; echo 0-3 > /c/p/cpuset.cpus; echo 0-1 > /c/p/cpuset.mems; echo 1 > /c/p/cgroup.clone_children
mkdir /c/p/a; cat /c/p/a/cpuset.cpus /c/p/a/cpuset.mems /c/p/a/cgroup.clone_children
echo 1 > /c/p/cpuset.cpu_exclusive; echo 1 > /c/p/a/cpuset.cpu_exclusive; echo rc=$?
mkdir /c/p/b; echo "[$(cat /c/p/b/cpuset.cpus)] [$(cat /c/p/b/cpuset.mems)]"
echo 0 > /c/p/a/cpuset.cpu_exclusive; mkdir /c/p/d; echo "[$(cat /c/p/d/cpuset.cpus)] $(cat /c/p/d/cpuset.cpu_exclusive)"
