#: title Who used the cpu
#: cpus 2
#: nodes 1
# The smallest subsystem has one file: cpuacct.usage counts the milliseconds that tasks
# ran while they were members. Patch 4/6 of the V6 mail, 22 Dec 2006: little more than a
# hundred lines, because the grouping is there already.

mkdir -p /dev/ac
mount -t container -o cpuacct none /dev/ac
mkdir /dev/ac/busy /dev/ac/lazy

# The tasks of one group compute all the time; those of the other rest for 40 ms after
# every 10.
for i in 1 2; do work 90 0 & echo $! > /dev/ac/busy/tasks; done
for i in 1 2; do work 10 40 & echo $! > /dev/ac/lazy/tasks; done
sleep 3
for g in busy lazy; do echo "$g: $(cat /dev/ac/$g/cpuacct.usage) ms"; done

# The count stays with the group: a task that moves does not take its past along.
mkdir /dev/ac/late
echo $! > /dev/ac/late/tasks; echo "late: $(cat /dev/ac/late/cpuacct.usage) ms"

# A group does not count what its children use.
mkdir /dev/ac/busy/inner
for p in $(cat /dev/ac/busy/tasks); do echo $p > /dev/ac/busy/inner/tasks; done
before=$(cat /dev/ac/busy/cpuacct.usage)
sleep 1
more=$(($(cat /dev/ac/busy/cpuacct.usage) - before))
echo "busy: $more ms more, its child: $(cat /dev/ac/busy/inner/cpuacct.usage) ms"
