#: title a task that moves between frozen and running containers
#: cpus 4
#: nodes 2
#: covers freezer attach
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir /c/f /c/g /c/r; echo FROZEN > /c/f/freezer.state; echo FROZEN > /c/g/freezer.state
sleep 100 & p=$!; s() { grep State /proc/$p/status | cut -c 8; }
echo $p > /c/f/tasks; sleep 0.2; s; echo $p > /c/g/tasks; sleep 0.2; s
echo THAWED > /c/f/freezer.state; sleep 0.1; s
echo $p > /c/r/tasks; sleep 0.2; s; echo $p > /c/g/tasks; sleep 0.2; s; echo $p > /c/tasks; sleep 0.2; s
cat /c/g/freezer.state; kill $p; wait $p; echo rc=$?
