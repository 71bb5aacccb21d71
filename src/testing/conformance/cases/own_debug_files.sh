#: title the files of the debug subsystem: tasks, css_sets, states and masks of a container
#: debug 1
# Recorded on the same 6.1.192, built with CONFIG_CGROUP_DEBUG.
#: covers debug
# Addresses and ids of states differ from boot to boot: x and id stand for them.
plain() { sed -E 's/[0-9a-f]{16}|[(]____ptrval____[)]/x/; s/x\[[0-9]+\]/x[id]/; s/P=[0-9]+/P=id/'; }
mkdir /d /p
mount -t cgroup -o debug none /d; echo rc=$?
grep -w debug /proc/cgroups
ls /d
mkdir -p /d/a/b /d/c; ls /d/a
cat /d/debug.cgroup_masks /d/a/debug.cgroup_masks
echo taskcount; cat /d/a/debug.taskcount
echo releasable; cat /d/debug.releasable /d/a/debug.releasable /d/a/b/debug.releasable
sleep 5 & one=$!
sleep 5 & two=$!
echo $one > /d/a/tasks; echo $two > /d/a/tasks
echo taskcount; cat /d/a/debug.taskcount /d/a/b/debug.taskcount
echo releasable; cat /d/a/b/debug.releasable /d/c/debug.releasable
plain < /d/a/debug.cgroup_css_links | sed "s/$one/ONE/; s/$two/TWO/"
cat /d/a/b/debug.cgroup_css_links; echo rc=$?
mount -t cgroup -o none,name=p none /p; mkdir /p/q
echo $two > /p/q/tasks
echo two sets; plain < /d/a/debug.cgroup_css_links | sed "s/$one/ONE/; s/$two/TWO/" | sort
echo set of q; plain < /p/q/tasks | sed "s/$two/TWO/"
echo 0 > /d/c/tasks
echo links; cat /d/debug.current_css_set_cg_links
# A task that was reaped gives its reference back after a grace period: wait for that without another task.
spend() { i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done; }
spend; echo refcount; read count < /d/debug.current_css_set_refcount; echo $count
read count < /d/c/debug.taskcount; echo $count
spend; cat /d/debug.current_css_set > /tmp/set; echo set; head -n 1 /tmp/set | plain
sed 1d /tmp/set | cut -d : -f 2 | cut -f 1
echo states; plain < /d/c/debug.cgroup_subsys_states | cut -d : -f 2
plain < /d/a/debug.cgroup_subsys_states | cut -d : -f 2
plain < /d/debug.cgroup_subsys_states | cut -d : -f 2
cat /d/a/debug.current_css_set; echo rc=$?
echo 1 > /d/debug.taskcount; echo rc=$?
stat -c %a /d/debug.taskcount /d/a/debug.releasable
