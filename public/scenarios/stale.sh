#: title The fence moves, its tasks do not
#: cpus 8
#: nodes 2
# In 2006 a write to cpus changed the fence and not the tasks inside: each kept its old
# cpus until its pid was written to tasks again (Documentation/cpusets.txt of Linux
# 2.6.20). Since 2.6.24 the kernel does that itself.

mkdir -p /dev/ct /dev/cg
mount -t container -o cpuset none /dev/ct
mkdir /dev/ct/web
echo 0-3 > /dev/ct/web/cpus; echo 0 > /dev/ct/web/mems
for i in 1 2 3 4; do spin 600 & echo $! > /dev/ct/web/tasks; done
grep Cpus_allowed_list /proc/$!/status

# The fence gets narrower. The task still runs on four cpus.
echo 0-1 > /dev/ct/web/cpus
grep Cpus_allowed_list /proc/$!/status

# Each pid is written once more, to the container in which it is already.
for p in $(cat /dev/ct/web/tasks); do echo $p > /dev/ct/web/tasks; done
grep Cpus_allowed_list /proc/$!/status

# The same in the later dialect, where the write to cpus is enough.
for p in $(cat /dev/ct/web/tasks); do echo $p > /dev/ct/tasks; done
rmdir /dev/ct/web
umount /dev/ct
mount -t cgroup -o cpuset none /dev/cg
mkdir /dev/cg/web
echo 0-3 > /dev/cg/web/cpuset.cpus; echo 0 > /dev/cg/web/cpuset.mems
for p in $(jobs -p); do echo $p > /dev/cg/web/tasks; done
grep Cpus_allowed_list /proc/$!/status
echo 0-1 > /dev/cg/web/cpuset.cpus
grep Cpus_allowed_list /proc/$!/status
