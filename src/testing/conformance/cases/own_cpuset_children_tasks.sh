#: title a parent shrinks while tasks are below
#: cpus 4
#: nodes 2
#: covers cpuset tasks
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir -p /c/a/b; for d in a a/b; do echo 0-3 > /c/$d/cpuset.cpus; echo 0-1 > /c/$d/cpuset.mems; done
sleep 100 & p=$!; echo $p > /c/a/b/tasks; c() { grep Cpus_allowed_list /proc/$p/status; }
echo 0-1 > /c/a/cpuset.cpus; echo rc=$?; echo 0-1 > /c/a/b/cpuset.cpus; c
echo 0-1 > /c/a/cpuset.cpus; echo rc=$?; cat /c/a/b/cpuset.effective_cpus
echo > /c/a/b/cpuset.cpus; echo rc=$?; echo > /c/a/cpuset.cpus; echo rc=$?
rmdir /c/a/b; echo rc=$?; echo $p > /c/a/tasks; c; rmdir /c/a/b; echo rc=$?; kill $p
