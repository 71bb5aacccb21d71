#: title signals sent to a frozen task wait for the thaw
#: cpus 4
#: nodes 2
#: covers freezer signals
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir /c/a
cat > /tmp/h <<'E'
trap 'echo caught' USR1
while :; do sleep 0.1; done
E
sh /tmp/h & p=$!; echo $p > /c/a/tasks; sleep 0.3
echo FROZEN > /c/a/freezer.state; sleep 0.3
kill -USR1 $p; echo rc=$?; sleep 0.3; echo not yet
kill -STOP $p; kill -CONT $p; sleep 0.3; cat /c/a/freezer.state
echo THAWED > /c/a/freezer.state; sleep 0.5
echo FROZEN > /c/a/freezer.state; sleep 0.3; kill -9 $p; sleep 0.3; [ -d /proc/$p ] && echo alive
echo THAWED > /c/a/freezer.state; wait $p; echo rc=$?
