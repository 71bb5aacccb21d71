#: title removing a frozen container
#: cpus 4
#: nodes 2
#: covers freezer rmdir
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir -p /c/a/b; echo FROZEN > /c/a/freezer.state
rmdir /c/a/b; echo rc=$?; sleep 100 & p=$!; echo $p > /c/a/tasks; sleep 0.2
rmdir /c/a; echo rc=$?; mv /c/a /c/z; echo rc=$?; cat /c/z/freezer.state
echo $p > /c/tasks; rmdir /c/z; echo rc=$?
mkdir /c/a; cat /c/a/freezer.state; kill $p
