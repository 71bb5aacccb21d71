#: title Moving a running job
#: cpus 8
#: nodes 2
# "Arbitrary processes can be added to - and removed from - a container at any time"
# (LWN on Rohit Seth's containers, 2006), and so it is in V6, 22 Dec 2006. But a write
# moves one task, not its children, and whoever is born later is where its parent is
# then.

mkdir -p /dev/ct
mount -t container -o cpuset none /dev/ct
mkdir /dev/ct/old /dev/ct/new
echo 0-3 > /dev/ct/old/cpus; echo 0 > /dev/ct/old/mems
echo 4-7 > /dev/ct/new/cpus; echo 1 > /dev/ct/new/mems

# A job of three tasks in old. Whenever it gets the signal USR1 it has one more child.
sh -c 'trap "spin 600 &" USR1; echo 0 > /dev/ct/old/tasks; spin 600 & spin 600 & while :; do wait; done' & job=$!
sleep 0.2
wc -l < /dev/ct/old/tasks

# Move the parent. Its children stay where they are, on the old cpus.
echo $job > /dev/ct/new/tasks
wc -l < /dev/ct/old/tasks

# A child that is born now is born in new.
kill -USR1 $job
sleep 0.1
wc -l < /dev/ct/new/tasks

# Back to the start, to move it all at once: read the list, then write each pid.
for p in $(cat /dev/ct/new/tasks); do echo $p > /dev/ct/old/tasks; done
list=$(cat /dev/ct/old/tasks)

# Between reading and writing a child is born. It is on no list, and it stays behind.
kill -USR1 $job
sleep 0.1
for p in $list; do echo $p > /dev/ct/new/tasks; done
wc -l < /dev/ct/old/tasks

# So whoever moves a job looks again until nobody is left.
while list=$(cat /dev/ct/old/tasks); [ -n "$list" ]; do for p in $list; do echo $p > /dev/ct/new/tasks; done; done
wc -l < /dev/ct/new/tasks
rmdir /dev/ct/old
grep Cpus_allowed_list /proc/$job/status
