#: title Two groupings that cut across each other
#: cpus 8
#: nodes 2
# Who runs where is one question; who may have how many tasks is another. One tree
# cannot answer both when the answers cut across each other. "Generic Process Containers
# (V6)", Paul Menage, 22 Dec 2006: several hierarchies, each with its own subsystems,
# over the same tasks.

# Alice and Bob each run a web server and a batch job.
for i in 1 2 3; do work 60 40 50 & alice_web="$alice_web $!"; done
for i in 1 2 3; do work 200 10 20 & alice_batch="$alice_batch $!"; done
for i in 1 2 3; do work 60 40 50 & bob_web="$bob_web $!"; done
for i in 1 2 3; do work 200 10 20 & bob_batch="$bob_batch $!"; done

# The first hierarchy divides the cpus by the kind of work.
mkdir -p /dev/ct /dev/nt
mount -t container -o cpuset none /dev/ct
mkdir /dev/ct/web /dev/ct/batch
echo 0-3 > /dev/ct/web/cpus; echo 0 > /dev/ct/web/mems
echo 4-7 > /dev/ct/batch/cpus; echo 1 > /dev/ct/batch/mems
for p in $alice_web $bob_web; do echo $p > /dev/ct/web/tasks; done
for p in $alice_batch $bob_batch; do echo $p > /dev/ct/batch/tasks; done

# The second one divides the number of tasks by user, at the same time and over the same
# tasks.
mount -t container -o numtasks none /dev/nt
mkdir /dev/nt/alice /dev/nt/bob
for p in $alice_web $alice_batch; do echo $p > /dev/nt/alice/tasks; done
for p in $bob_web $bob_batch; do echo $p > /dev/nt/bob/tasks; done

# The last task is in batch by its cpus, and in bob by its number: one line for each
# hierarchy.
cat /proc/$!/container

# In one tree the same takes a directory for every pair: alice/web, alice/batch,
# bob/web, bob/batch. Here a rule is changed in one place: Bob may have eight tasks,
# wherever they run.
echo 100 > /sys/module/numtasks/parameters/total_numtasks
echo max_shares=8 > /dev/nt/bob/numtasks.shares
head -n 1 /dev/nt/bob/numtasks.stats
