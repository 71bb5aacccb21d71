#: title A fork bomb meets numtasks
#: cpus 4
#: nodes 2
# A program that does nothing but fork takes the whole machine. In a container of
# numtasks it takes its share. numtasks comes from Resource Groups (CKRM); patch 5/6 of
# the V6 mail of 22 Dec 2006 puts it on containers.

for i in 1 2 3; do work 40 60 50 & done
mkdir -p /dev/nt
mount -t container -o numtasks none /dev/nt
mkdir /dev/nt/bomb /dev/nt/rest

# Shares are parts of a whole: of 100 tasks, ten for the bomb.
echo 100 > /sys/module/numtasks/parameters/total_numtasks
echo max_shares=10 > /dev/nt/bomb/numtasks.shares
cat /dev/nt/bomb/numtasks.shares

# A shell enters the container, then forks for ever. It is one of the ten: its tenth
# fork is refused, and it ends.
sh -c 'echo 0 > /dev/nt/bomb/tasks; while :; do sleep 600 & done'

# The shell is gone, and its nine children stay.
grep -E 'usage|of failures' /dev/nt/bomb/numtasks.stats
wc -l < /dev/nt/bomb/tasks

# Whoever holds the container holds all that the bomb has left.
kill $(cat /dev/nt/bomb/tasks)
sleep 0.2
head -n 1 /dev/nt/bomb/numtasks.stats

# Once more: and while the bomb is full, there is room outside of it.
sh -c 'echo 0 > /dev/nt/bomb/tasks; while :; do sleep 600 & done'
sh -c 'echo 0 > /dev/nt/rest/tasks; for i in 1 2 3 4 5; do sleep 600 & done; echo five more'
wc -l < /dev/nt/rest/tasks

# A task that is moved in is not refused: numtasks counts it, and the container is over
# its share.
sleep 600 & echo $! > /dev/nt/bomb/tasks
sleep 600 & echo $! > /dev/nt/bomb/tasks
head -n 1 /dev/nt/bomb/numtasks.stats
