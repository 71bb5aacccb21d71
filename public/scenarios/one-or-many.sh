#: title One hierarchy, or one for each subsystem
#: cpus 4
#: nodes 2
# Paul Jackson asked whether each subsystem should simply be its own hierarchy. Paul
# Menage, V6 mail, 22 Dec 2006: possible, but then there are N trees to manage in place
# of one. Here the work of both is counted.

work_done() { echo "$1: $dirs directories, $moves writes of a pid"; dirs=0 moves=0; }
make() { mkdir "$@"; dirs=$((dirs + $#)); }
move() { echo $1 > $2/tasks; moves=$((moves + 1)); }
dirs=0 moves=0
for i in 1 2 3 4 5 6; do work 30 60 50 & pids="$pids $!"; done

# All three subsystems in one hierarchy: one mount, a directory for a group, a write for
# a task.
mkdir -p /dev/ct /dev/nt /dev/ac
mount -t container -o cpuset,numtasks,cpuacct none /dev/ct
make /dev/ct/web /dev/ct/db
for g in web db; do echo 0-3 > /dev/ct/$g/cpus; echo 0-1 > /dev/ct/$g/mems; done
for p in $pids; do move $p /dev/ct/web; done
work_done 'one hierarchy'
cat /proc/$!/container

# Take it down again.
for p in $pids; do echo $p > /dev/ct/tasks; done
rmdir /dev/ct/web /dev/ct/db
umount /dev/ct

# Each its own: three mounts, three directories for a group, three writes for a task.
mount -t container -o cpuset none /dev/ct
mount -t container -o numtasks none /dev/nt
mount -t container -o cpuacct none /dev/ac
for h in ct nt ac; do make /dev/$h/web /dev/$h/db; done
for g in web db; do echo 0-3 > /dev/ct/$g/cpus; echo 0-1 > /dev/ct/$g/mems; done
for p in $pids; do for h in ct nt ac; do move $p /dev/$h/web; done; done
work_done 'three hierarchies'
cat /proc/$!/container

# What the trees buy: a task of web can be in db by its count alone.
move $! /dev/ac/db
cat /proc/$!/container
