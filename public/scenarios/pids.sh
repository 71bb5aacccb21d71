#: title The limit that came back
#: cpus 4
#: nodes 2
#: patchset cgroup-v1
# numtasks of 2006 was an example and not merged. The same need came back nine years
# later as pids: Aleksa Sarai, Linux 4.3, 2015. It counts tasks in place of shares, and
# a group below cannot escape the limit of the one above.

mkdir -p /c
mount -t cgroup -o pids none /c
mkdir /c/box
echo 10 > /c/box/pids.max

# A shell in the box tries to have fifty children. It is one of the ten: its tenth fork
# is refused.
sh -c 'echo 0 > /c/box/tasks; i=0; while [ $i -lt 50 ]; do sleep 600 & i=$((i+1)); done; echo never'
cat /c/box/pids.current
cat /c/box/pids.events

# The limit of a parent holds below, also where no limit is set.
mkdir /c/box/inner
cat /c/box/inner/pids.max
sh -c 'echo 0 > /c/box/inner/tasks; sleep 600 & echo never'

# A limit below what there is kills nobody. It only lets nobody be born.
echo 3 > /c/box/pids.max
cat /c/box/pids.current

# Outside there is room.
/bin/echo outside works
