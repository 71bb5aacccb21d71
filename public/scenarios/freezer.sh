#: title Everybody stop
#: cpus 4
#: nodes 2
#: patchset cgroup-v1
# A group is also a handle on all of its tasks. The freezer stops them where they are,
# and none of them can catch it as it could catch a signal. Matt Helsley and Cedric Le
# Goater, Linux 2.6.28, 2008; a subsystem of version 1 of cgroups.

mkdir -p /c
mount -t cgroup -o freezer none /c
mkdir /c/job /c/rest
for i in 1 2 3; do spin 600 & echo $! > /c/job/tasks; done
last=$!
spin 600 & echo $! > /c/rest/tasks
grep State /proc/$last/status

# One write stops the job; the rest goes on.
echo FROZEN > /c/job/freezer.state
sleep 0.3
cat /c/job/freezer.state
grep State /proc/$last/status
grep State /proc/$!/status

# Even a signal waits until the task thaws.
kill $last
sleep 0.2
wc -l < /c/job/tasks

# A task that is moved out thaws; this one finds its signal and ends.
echo $last > /c/rest/tasks
sleep 0.2
wc -l < /c/rest/tasks

# A task that is moved in freezes.
echo $! > /c/job/tasks
sleep 0.2
grep State /proc/$!/status

# A group below is frozen with the one above, though nobody asked it to.
mkdir /c/job/inner
echo $! > /c/job/inner/tasks
cat /c/job/inner/freezer.state
cat /c/job/inner/freezer.self_freezing
cat /c/job/inner/freezer.parent_freezing

# One write lets them all go on.
echo THAWED > /c/job/freezer.state
sleep 0.2
cat /c/job/inner/freezer.state
grep State /proc/$!/status

# And one stops the job again.
echo FROZEN > /c/job/freezer.state
