#: title processes that come and go leave nothing
#: cpus 4
#: nodes 2
#: covers pids stress
mkdir -p /c; mount -t cgroup -o pids none /c

mkdir /c/a; echo 3 > /c/a/pids.max
sh -c 'echo 0 > /c/a/tasks; i=0; while [ $i -lt 30 ]; do /bin/true; i=$((i+1)); done; cat /c/a/pids.current; echo done'; echo rc=$?
cat /c/a/pids.current /c/a/pids.events /c/a/pids.peak
sh -c 'echo 0 > /c/a/tasks; echo a | cat; echo fork ok'; echo rc=$?
sh -c 'echo 0 > /c/a/tasks; echo a | cat | cat; echo fork ok'; echo rc=$?
