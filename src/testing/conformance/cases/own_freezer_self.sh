#: title a task that freezes itself
#: cpus 4
#: nodes 2
#: covers freezer self
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir /c/a
sh -c 'echo 0 > /c/a/tasks; echo FROZEN > /c/a/freezer.state; echo thawed again' & p=$!
sleep 0.5; cat /c/a/freezer.state; grep State /proc/$p/status | cut -c 8
echo THAWED > /c/a/freezer.state; wait $p; echo rc=$?
echo FROZEN > /c/a/freezer.state
sh -c 'echo 0 > /c/a/tasks; echo moved out' & p=$!
sleep 0.5; echo before; echo $p > /c/tasks; wait $p; echo rc=$?
