#: title cgroup.procs and tasks move the same single threaded tasks
#: cpus 4
#: nodes 2
#: covers attach procs
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a /c/b; sleep 100 & p=$!; sleep 100 & q=$!
echo $p > /c/a/cgroup.procs; echo $q > /c/a/tasks
cmp /c/a/tasks /c/a/cgroup.procs; echo rc=$?
echo 0 > /c/b/cgroup.procs; cut -d : -f 3 /proc/self/cgroup; cut -d : -f 3 /proc/$$/cgroup
echo $$ > /c/cgroup.procs; wc -l < /c/b/cgroup.procs
echo abc > /c/b/cgroup.procs; echo rc=$?; echo 999999 > /c/b/cgroup.procs; echo rc=$?
echo 2 > /c/b/cgroup.procs; echo rc=$?; echo 2 > /c/b/tasks; echo rc=$?
kill $p $q
