#: title /proc/cgroups as hierarchies are made and removed
#: cpus 4
#: nodes 2
#: covers proc cgroups
s() { grep -E '^(cpuset|cpuacct|freezer|pids)' /proc/cgroups; echo; }
s; mkdir /a /b; mount -t cgroup -o cpuacct,pids none /a; mkdir /a/x /a/y; s
mount -t cgroup -o cpuset none /b; s; rmdir /a/x; sleep 0.5; s; rmdir /a/y; sleep 0.5; umount /a; sleep 0.5; s
mount -t cgroup -o freezer none /a; s
