#: title a family of tasks frozen and thawed five times
#: cpus 4
#: nodes 2
#: covers freezer stress
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir /c/a
sh -c 'echo 0 > /c/a/tasks; for i in 1 2 3 4 5; do sh -c "while :; do sleep 0.05; done" & done; wait' & p=$!
sleep 0.5
for i in 1 2 3 4 5; do echo FROZEN > /c/a/freezer.state; sleep 0.4; cat /c/a/freezer.state
a=$(cat /c/a/tasks); sleep 0.2; [ "$a" = "$(cat /c/a/tasks)" ] && echo still
for t in $a; do grep State /proc/$t/status | cut -c 8; done | sort | uniq -c | wc -l
echo THAWED > /c/a/freezer.state; sleep 0.2; done
while [ $(wc -l < /c/a/tasks) -gt 0 ]; do kill -9 $(cat /c/a/tasks) 2>/dev/null; sleep 0.1; done
wait; rmdir /c/a; echo rc=$?
