#: title what taskset may ask inside a cpuset
#: cpus 4
#: nodes 2
#: covers cpuset taskset
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/a; echo 1-2 > /c/a/cpuset.cpus; echo 0-1 > /c/a/cpuset.mems
sleep 100 & p=$!; echo $p > /c/a/tasks; c() { grep Cpus_allowed_list /proc/$p/status; }
taskset -p 2 $p > /dev/null; c; taskset -p f $p > /dev/null; c; taskset -p 9 $p > /dev/null; echo rc=$?; c
taskset -p 4 $p > /dev/null; c; echo 1 > /c/a/cpuset.cpus; c; echo 0-3 > /c/a/cpuset.cpus; c
taskset -p 8 $p > /dev/null; echo 0-2 > /c/a/cpuset.cpus; c; echo $p > /c/tasks; c; kill $p
