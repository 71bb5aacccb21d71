#: title The superblock that is busy
#: cpus 4
#: nodes 2
# A subsystem is bound to one hierarchy at a time, and a hierarchy is one superblock
# with a fixed set of subsystems. Mount the same set again and you see the same tree;
# ask for another set that overlaps and it is busy. Paul Menage, V6 mail, 22 Dec 2006:
# "Subsystems can't be bound or unbound while the hierarchy is active."

mkdir -p /dev/a /dev/b /dev/c
mount -t container -o cpuset,cpuacct none /dev/a
mkdir /dev/a/web
for i in 1 2 3; do spin 600 & done

# The same set, in another order, at another place: the same superblock.
mount -t container -o cpuacct,cpuset none /dev/b
ls -d /dev/b/web
mkdir /dev/b/db
ls -d /dev/a/*/
echo 0-1 > /dev/b/web/cpus; echo 0 > /dev/b/web/mems
for p in $(jobs -p); do echo $p > /dev/b/web/tasks; done
wc -l < /dev/a/web/tasks

# A part of the set is not the set: cpuacct is taken.
mount -t container -o cpuacct none /dev/c

# Nor is more than the set.
mount -t container -o cpuacct,numtasks none /dev/c

# What is free can be mounted: a second hierarchy.
mount -t container -o numtasks none /dev/c
mkdir /dev/c/alice
echo $! > /dev/c/alice/tasks

# A remount does not change the set either. (In V6 it changed nothing and said nothing:
# `#: quirks on`.)
mount -o remount,cpuset /dev/a

# Two hierarchies, three mounts.
grep container /proc/mounts
cat /proc/$!/container
