#: title A fence of cpus
#: cpus 8
#: nodes 2
# A cpuset is a fence: it has some of the cpus, a task is in one fence, and a child is
# born inside its parent's. Cpusets came with Linux 2.6.12 (Simon Derr and Paul
# Jackson). The V6 mail of 22 Dec 2006 takes their grouping of tasks out of them, calls
# it containers, and leaves cpusets as its first client.

# Nine workers. Nothing holds them: each runs on any of the eight cpus.
for i in 1 2 3; do work 60 40 50 & web="$web $!"; done
for i in 1 2 3; do work 30 90 50 & db="$db $!"; done
for i in 1 2 3; do work 200 10 20 & batch="$batch $!"; done
grep Cpus_allowed_list /proc/$!/status

# One hierarchy. Mounting makes its root, and every task is in it.
mkdir -p /dev/ct
mount -t container -o cpuset none /dev/ct
cat /dev/ct/cpus

# A directory is a container. A new cpuset has no cpus and no memory nodes, so nobody
# may enter it.
mkdir /dev/ct/web /dev/ct/db /dev/ct/batch
cat /dev/ct/web/cpus
echo $! > /dev/ct/web/tasks

# Cpus 0-3 are of node 0, 4-7 of node 1.
echo 0-3 > /dev/ct/web/cpus
echo 4-5 > /dev/ct/db/cpus
echo 6-7 > /dev/ct/batch/cpus
echo 0 > /dev/ct/web/mems
echo 1 > /dev/ct/db/mems
echo 1 > /dev/ct/batch/mems

# Now the workers go in, each by one write of its pid.
for p in $web; do echo $p > /dev/ct/web/tasks; done
for p in $db; do echo $p > /dev/ct/db/tasks; done
for p in $batch; do echo $p > /dev/ct/batch/tasks; done
grep Cpus_allowed_list /proc/$!/status

# A fence inside a fence can only be narrower.
mkdir /dev/ct/web/cgi
echo 4 > /dev/ct/web/cgi/cpus
echo 2-3 > /dev/ct/web/cgi/cpus
cat /dev/ct/web/cgi/cpus
