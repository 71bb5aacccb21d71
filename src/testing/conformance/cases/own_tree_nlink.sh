#: title link counts, modes and owners of a new tree
#: cpus 4
#: nodes 2
#: covers tree stat
mkdir -p /c; mount -t cgroup -o none,name=t none /c

stat -c '%h %a %u %g %F' /c; mkdir /c/a /c/b /c/a/x
stat -c '%h %a %F' /c /c/a /c/a/x
for f in tasks cgroup.procs notify_on_release release_agent cgroup.clone_children cgroup.sane_behavior; do stat -c '%h %a %s %F' /c/$f; done
(umask 077; mkdir /c/u); stat -c '%a' /c/u /c/u/tasks
mkdir -m 700 /c/m; stat -c '%a' /c/m /c/m/tasks
chmod 600 /c/a/tasks; stat -c '%a' /c/a/tasks /c/a/x/tasks
