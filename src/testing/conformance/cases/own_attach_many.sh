#: title forty tasks moved one by one and back
#: cpus 4
#: nodes 2
#: covers attach stress
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a /c/b
i=0; while [ $i -lt 40 ]; do sleep 100 & echo $! > /c/a/tasks; i=$((i+1)); done
wc -l < /c/a/tasks
for p in $(cat /c/a/tasks); do echo $p > /c/b/tasks; done
wc -l < /c/a/tasks; wc -l < /c/b/tasks
sort -n /c/b/tasks | cmp - /c/b/tasks && echo sorted
rmdir /c/a; echo rc=$?; rmdir /c/b; echo rc=$?
kill $(cat /c/b/tasks); wait; rmdir /c/b; echo rc=$?
