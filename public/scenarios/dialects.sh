#: title One machine, two dialects
#: cpus 4
#: nodes 2
# In 2007 containers were renamed control groups, and came with Linux 2.6.24 in January
# 2008. The same kernel core speaks both here: file system type container as in the V6
# mail of 22 Dec 2006, and cgroup as version 1 of it still is.

mkdir -p /dev/ct /dev/cg
mount -t container -o cpuset none /dev/ct
mount -t cgroup -o freezer,pids none /dev/cg

# The verbs are the same: a directory is a group, a pid in tasks is a move.
mkdir /dev/ct/web /dev/cg/web
echo 0-1 > /dev/ct/web/cpus; echo 0 > /dev/ct/web/mems
for i in 1 2 3; do spin 600 & echo $! > /dev/ct/web/tasks; echo $! > /dev/cg/web/tasks; done

# The names are not: a file of cgroup says whose it is.
ls /dev/ct/web
ls /dev/cg/web

# Where a task is stands in another file, and lines have another look.
cat /proc/$!/container
cat /proc/$!/cgroup

# A subsystem is bound once, whatever the dialect: cpuset is busy.
mkdir -p /dev/cs
mount -t cgroup -o cpuset none /dev/cs

# Taken down here, it can be mounted there, under its new names.
for p in $(cat /dev/ct/web/tasks); do echo $p > /dev/ct/tasks; done
rmdir /dev/ct/web
umount /dev/ct
mount -t cgroup -o cpuset none /dev/cs
mkdir /dev/cs/web
ls /dev/cs/web | grep -E 'cpus$|mems$'
echo 0-1 > /dev/cs/web/cpuset.cpus; echo 0 > /dev/cs/web/cpuset.mems
for p in $(cat /dev/cg/web/tasks); do echo $p > /dev/cs/web/tasks; done
wc -l < /dev/cs/web/tasks
