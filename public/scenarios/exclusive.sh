#: title Cpus of one’s own
#: cpus 8
#: nodes 2
# A cpuset may be exclusive: none of its siblings shares a cpu with it. The refusals
# come from one rule, which asks the children, the parent and the siblings in this order
# (validate_change in kernel/cpuset.c of Linux 2.6.20).

mkdir -p /dev/ct
mount -t container -o cpuset none /dev/ct
mkdir /dev/ct/gold /dev/ct/bronze
echo 0-3 > /dev/ct/gold/cpus; echo 0 > /dev/ct/gold/mems
echo 4-7 > /dev/ct/bronze/cpus; echo 1 > /dev/ct/bronze/mems
for i in 1 2 3; do spin 600 & echo $! > /dev/ct/gold/tasks; done
for i in 1 2 3 4 5; do spin 600 & echo $! > /dev/ct/bronze/tasks; done

# Gold wants its cpus for itself. Nobody is in the way.
echo 1 > /dev/ct/gold/cpu_exclusive

# Bronze wants one of them: a sibling is exclusive.
echo 3-7 > /dev/ct/bronze/cpus

# Gold wants one of bronze's: it cannot be exclusive there.
echo 0-4 > /dev/ct/gold/cpus

# Below gold, a child may be exclusive in its turn ...
mkdir /dev/ct/gold/ring
echo 2-3 > /dev/ct/gold/ring/cpus; echo 0 > /dev/ct/gold/ring/mems
echo 1 > /dev/ct/gold/ring/cpu_exclusive

# ... but no child is wider than its parent, and no parent narrower than its child.
echo 2-5 > /dev/ct/gold/ring/cpus
echo 0-2 > /dev/ct/gold/cpus

# Nor may the parent stop being exclusive while a child is.
echo 0 > /dev/ct/gold/cpu_exclusive

# The way out leads over bronze: it gives up a cpu, then gold takes it.
echo 5-7 > /dev/ct/bronze/cpus
echo 0-4 > /dev/ct/gold/cpus
cat /dev/ct/gold/cpus /dev/ct/bronze/cpus

# In 2006 a task leaves the cpu only when its pid is written once more.
for g in gold bronze; do for p in $(cat /dev/ct/$g/tasks); do echo $p > /dev/ct/$g/tasks; done; done
