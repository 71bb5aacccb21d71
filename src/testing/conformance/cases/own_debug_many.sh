#: title more tasks in a css_set than are shown, css_sets that part and meet again
#: debug 1
# Recorded on the same 6.1.192, built with CONFIG_CGROUP_DEBUG.
#: covers debug
plain() { sed -E 's/[0-9a-f]{16}|[(]____ptrval____[)]/x/; s/x\[[0-9]+\]/x[id]/; s/P=[0-9]+/P=id/'; }
mkdir /d /f; mount -t cgroup -o debug none /d; mount -t cgroup -o freezer none /f
mkdir /d/a /d/b /f/x
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do sleep 20 & echo $! > /d/a/tasks; done
plain < /d/a/debug.cgroup_css_links | grep css_set
grep -c task /d/a/debug.cgroup_css_links; grep -F ... /d/a/debug.cgroup_css_links
for i in 1 2 3 4 5 6 7 8 9 10 11; do sleep 20 & echo $! > /d/a/tasks; done
grep -c task /d/a/debug.cgroup_css_links; grep -F ... /d/a/debug.cgroup_css_links
sleep 20 & last=$!; echo $last > /d/a/tasks
grep -c task /d/a/debug.cgroup_css_links; grep -F ... /d/a/debug.cgroup_css_links
for i in 1 2 3; do sleep 20 & echo $! > /d/a/tasks; done
grep -c task /d/a/debug.cgroup_css_links; grep -F ... /d/a/debug.cgroup_css_links
plain < /d/a/debug.cgroup_css_links | grep css_set
echo parted; echo $last > /f/x/tasks
plain < /d/a/debug.cgroup_css_links | grep css_set | sort
echo met; echo $last > /f/tasks
plain < /d/a/debug.cgroup_css_links | grep css_set
cat /d/a/debug.taskcount /d/b/debug.taskcount
echo $last > /d/b/tasks
plain < /d/b/debug.cgroup_css_links | grep css_set
mkdir /d/b/one /d/b/two
cut -d : -f 2 /d/b/debug.cgroup_subsys_states | plain
rmdir /d/b/one; sleep 0.5
cut -d : -f 2 /d/b/debug.cgroup_subsys_states | plain
ls -d /d/*/ | wc -l
