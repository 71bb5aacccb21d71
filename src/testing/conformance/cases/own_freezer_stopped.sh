#: title stopped before, during and after freezing
#: cpus 4
#: nodes 2
#: covers freezer signals stop
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir /c/a; sleep 100 & p=$!; echo $p > /c/a/tasks; s() { grep State /proc/$p/status | cut -c 8; }
kill -STOP $p; sleep 0.1; s
echo FROZEN > /c/a/freezer.state; sleep 0.3; s; cat /c/a/freezer.state
echo THAWED > /c/a/freezer.state; sleep 0.3; s
kill -CONT $p; sleep 0.1; s
echo FROZEN > /c/a/freezer.state; sleep 0.3; kill -STOP $p; sleep 0.2; s
echo THAWED > /c/a/freezer.state; sleep 0.3; s
echo FROZEN > /c/a/freezer.state; sleep 0.3; kill -CONT $p; sleep 0.2; s
echo THAWED > /c/a/freezer.state; sleep 0.3; s; kill $p; wait $p; echo rc=$?
