#: title limits at three levels
#: cpus 4
#: nodes 2
#: covers pids hierarchy
mkdir -p /c; mount -t cgroup -o pids none /c

mkdir -p /c/a/b/d /c/a/e
s() { for d in a a/b a/b/d a/e; do echo "$d $(cat /c/$d/pids.current) $(cat /c/$d/pids.max) $(cat /c/$d/pids.peak) $(cat /c/$d/pids.events)"; done; }
echo 6 > /c/a/pids.max; echo 4 > /c/a/b/pids.max; echo 3 > /c/a/b/d/pids.max
t() { sh -c "echo 0 > /c/$1/tasks; for i in 1 2 3 4 5 6 7 8; do sleep 100 & done; echo all"; echo "$1 rc=$?"; s; }
t a/b/d; t a/b; t a/e
kill $(cat /c/a/b/d/tasks /c/a/b/tasks /c/a/e/tasks); sleep 0.3; s
