#: title no task may be born, but one may live
#: cpus 4
#: nodes 2
#: covers pids zero
mkdir -p /c; mount -t cgroup -o pids none /c

mkdir /c/a; echo 0 > /c/a/pids.max
sh -c 'echo 0 > /c/a/tasks; cat /c/a/pids.current; echo no'; echo rc=$?
sh -c 'echo 0 > /c/a/tasks; exec cat /c/a/pids.current'; echo rc=$?
sh -c 'echo 0 > /c/a/tasks; x=$(echo sub); echo no'; echo rc=$?
sh -c 'echo 0 > /c/a/tasks; (echo sub); echo no'; echo rc=$?
sh -c 'echo 0 > /c/a/tasks; echo a | echo b; echo no'; echo rc=$?
cat /c/a/pids.events
