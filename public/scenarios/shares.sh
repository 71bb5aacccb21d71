#: title Twice the share
#: cpus 1
#: nodes 1
#: patchset cgroup-v1
# A fence wastes what its owner does not use. A share is a right only when others want
# the cpu too. Group scheduling of Srivatsa Vaddagiri, over Ingo Molnar's CFS:
# kernel/sched.c of Linux 2.6.24, Jan 2008.

mkdir -p /c
mount -t cgroup -o cpu,cpuacct none /c
mkdir /c/gold /c/bronze
cat /c/gold/cpu.shares

# Gold has twice the share of bronze.
echo 2048 > /c/gold/cpu.shares

# Bronze alone has the whole cpu.
spin 600 & echo $! > /c/bronze/tasks
sleep 2
used=$(($(cat /c/bronze/cpuacct.usage) / 20000000))
[ $used -gt 80 ] && echo 'bronze: nearly all'

# With gold beside it, it has a third, though it has three tasks to gold's one.
spin 600 & echo $! > /c/bronze/tasks
spin 600 & echo $! > /c/bronze/tasks
spin 600 & echo $! > /c/gold/tasks
for g in gold bronze; do echo 0 > /c/$g/cpuacct.usage; done
sleep 3
gold=$(cat /c/gold/cpuacct.usage) bronze=$(cat /c/bronze/cpuacct.usage)
percent=$((gold / ((gold + bronze) / 100)))
[ $percent -gt 55 ] && [ $percent -lt 78 ] && echo 'gold: about two thirds'
