#: title time goes on while a sleeper is frozen
#: cpus 4
#: nodes 2
#: covers freezer time
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir /c/a; sleep 1 & p=$!; echo $p > /c/a/tasks
echo FROZEN > /c/a/freezer.state; sleep 1.5; [ -d /proc/$p ] && echo still there
echo THAWED > /c/a/freezer.state; sleep 0.3; kill -0 $p 2> /dev/null; echo rc=$?
wait $p; echo rc=$?
