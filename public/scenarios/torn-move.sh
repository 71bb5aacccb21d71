#: title A torn move
#: cpus 4
#: nodes 2
#: granularity step
# With N hierarchies a move is N writes, and a task may fork between two of them: "you
# could end up with the child in the original container in some hierarchies, and in the
# new container in others, which isn't ideal" (V6 mail, 22 Dec 2006). Here every cpu
# takes one step of the kernel a tick: press k, then n, to walk through the writes and
# the forks.

for h in ct nt ac; do mkdir /dev/$h; done
mount -t container -o cpuset none /dev/ct
mount -t container -o numtasks none /dev/nt
mount -t container -o cpuacct none /dev/ac
for h in ct nt ac; do mkdir /dev/$h/web /dev/$h/batch; done
for g in web batch; do echo 0-3 > /dev/ct/$g/cpus; echo 0-1 > /dev/ct/$g/mems; done

# A task of web that waits for the signal USR1, and then forks eight times.
sh -c 'trap "for i in 1 2 3 4 5 6 7 8; do sleep 600 & done" USR1; sleep 600 & while :; do wait; done' & job=$!
for h in ct nt ac; do echo $job > /dev/$h/web/tasks; done

# It forks while it is moved: one task, three writes.
kill -USR1 $job; for h in ct nt ac; do echo $job > /dev/$h/batch/tasks; done
sleep 0.3

# Whoever was born before the first write is in web in all three, whoever was born after
# the last is in batch. Those between are torn.
for h in ct nt ac; do echo "$h: $(wc -l < /dev/$h/web/tasks) in web, $(wc -l < /dev/$h/batch/tasks) in batch"; done
torn() { [ $(cut -d : -f 2 /proc/$1/container | sort -u | wc -l) -gt 1 ]; }
for p in $(cat /dev/ct/batch/tasks); do if torn $p; then cat /proc/$p/container; fi; done

# In one hierarchy with three subsystems the move would be one write, and nobody could
# be torn.
