#: title charges follow moves between levels
#: cpus 4
#: nodes 2
#: covers pids attach
mkdir -p /c; mount -t cgroup -o pids none /c

mkdir -p /c/a/b /c/x; s() { echo "$(cat /c/a/pids.current) $(cat /c/a/b/pids.current) $(cat /c/x/pids.current)"; }
sleep 100 & p=$!; sleep 100 & q=$!
echo $p > /c/a/tasks; s; echo $q > /c/a/b/tasks; s; echo $q > /c/a/tasks; s; echo $p > /c/x/tasks; s
echo $p > /c/x/tasks; s; mv /c/a /c/n; cat /c/n/pids.current /c/n/b/pids.current; echo $q > /c/tasks; cat /c/n/pids.current
rmdir /c/n/b /c/n; echo rc=$?; kill $p $q; wait; cat /c/x/pids.current; cat /c/x/pids.peak
