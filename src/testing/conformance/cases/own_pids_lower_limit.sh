#: title a limit set below what is there
#: cpus 4
#: nodes 2
#: covers pids limits
mkdir -p /c; mount -t cgroup -o pids none /c

mkdir /c/a; for i in 1 2 3 4; do sleep 100 & echo $! > /c/a/tasks; done
echo 2 > /c/a/pids.max; cat /c/a/pids.current
sh -c 'echo 0 > /c/a/tasks; echo in; sleep 0 & echo out'; echo rc=$?
cat /c/a/pids.events
set -- $(cat /c/a/tasks); kill $1 $2 $3; sleep 0.3; cat /c/a/pids.current
sh -c 'echo 0 > /c/a/tasks; echo in; sleep 0 & echo out'; echo rc=$?
echo max > /c/a/pids.max; sh -c 'echo 0 > /c/a/tasks; echo in; sleep 0 & echo out'; echo rc=$?
cat /c/a/pids.peak; kill $4
