#: title an ended task that nobody waits for holds its css_set, and no container
#: debug 1
# Recorded on the same 6.1.192, built with CONFIG_CGROUP_DEBUG.
#: covers debug
plain() { sed -E 's/[0-9a-f]{16}|[(]____ptrval____[)]/x/; s/x\[[0-9]+\]/x[id]/; s/P=[0-9]+/P=id/'; }
mkdir /d; mount -t cgroup -o debug,freezer none /d; mkdir /d/z /d/z/below /d/other
cat > /tmp/parent <<'END'
#!/bin/sh
sh -c 'echo $$ > /d/z/tasks; exit 0' &
echo $! > /tmp/child
exec sleep 2
END
sh /tmp/parent & parent=$!
sleep 1; read child < /tmp/child
grep State /proc/$child/status
cat /d/z/debug.taskcount /d/z/debug.releasable
plain < /d/z/debug.cgroup_css_links
cat /proc/$child/cgroup | cut -d : -f 2-
rmdir /d/z/below; cat /d/z/debug.releasable
rmdir /d/z; echo rc=$?
cat /proc/$child/cgroup | cut -d : -f 2-
wait $parent; sleep 0.3
ls -d /proc/$child 2> /dev/null; echo rc=$?
cat /d/other/debug.cgroup_masks
cut -d : -f 2 /d/debug.cgroup_subsys_states | plain
