#: title stopped tasks, zombies and the shell itself
#: cpus 4
#: nodes 2
#: covers attach zombie stopped
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a; sleep 100 & p=$!; kill -STOP $p
echo $p > /c/a/tasks; echo rc=$?; cut -d : -f 3 /proc/$p/cgroup; grep State /proc/$p/status
kill -CONT $p; kill $p; wait $p
sh -c 'sleep 0 & echo $! > /tmp/z; exec sleep 2' & s=$!
sleep 0.5; z=$(cat /tmp/z); grep State /proc/$z/status; cut -d : -f 3 /proc/$z/cgroup
echo $z > /c/a/tasks; echo rc=$?; wc -l < /c/a/tasks
kill $s; wait $s
