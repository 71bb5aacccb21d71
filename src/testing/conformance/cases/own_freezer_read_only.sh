#: title the files that only tell, and the root that has none
#: cpus 4
#: nodes 2
#: covers freezer files
mkdir -p /c; mount -t cgroup -o freezer none /c

ls /c | grep -c freezer; mkdir /c/a
echo 1 > /c/a/freezer.self_freezing; echo rc=$?; echo 1 > /c/a/freezer.parent_freezing; echo rc=$?
stat -c '%a %n' /c/a/freezer.*
printf FROZEN > /c/a/freezer.state; echo rc=$?; cat /c/a/freezer.state
printf ' THAWED \n' > /c/a/freezer.state; echo rc=$?; cat /c/a/freezer.state
echo 'FROZEN THAWED' > /c/a/freezer.state; echo rc=$?
echo FROZEN > /c/freezer.state; echo rc=$?
