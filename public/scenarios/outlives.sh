#: title A hierarchy that outlives its umount
#: cpus 4
#: nodes 2
# umount takes the tree out of sight, not out of the kernel: each container below the
# root holds the superblock. Tasks stay where they are, limits hold, and the subsystem
# stays bound. V6 3/6, 22 Dec 2006.

mkdir -p /dev/ct /dev/other
mount -t container -o cpuset none /dev/ct
mkdir /dev/ct/web
echo 0-1 > /dev/ct/web/cpus; echo 0 > /dev/ct/web/mems
for i in 1 2 3; do spin 600 & echo $! > /dev/ct/web/tasks; done

umount /dev/ct
ls /dev/ct

# The directory is empty, and the task is where it was, with two cpus.
cat /proc/$!/container
grep Cpus_allowed_list /proc/$!/status

# The subsystem is still bound: a set that overlaps is busy.
mount -t container -o cpuset,cpuacct none /dev/other

# The same set finds the same tree.
mount -t container -o cpuset none /dev/other
cat /dev/other/web/cpus
wc -l < /dev/other/web/tasks

# To end a hierarchy: empty it, remove the last container, then umount.
rmdir /dev/other/web
for p in $(cat /dev/other/web/tasks); do echo $p > /dev/other/tasks; done
rmdir /dev/other/web
umount /dev/other
cat /proc/self/container

# Now the set is free, and another may have it.
mount -t container -o cpuset,cpuacct none /dev/ct
mkdir /dev/ct/web
echo 2-3 > /dev/ct/web/cpus; echo 1 > /dev/ct/web/mems
for p in $(jobs -p); do echo $p > /dev/ct/web/tasks; done
cat /proc/$!/container
