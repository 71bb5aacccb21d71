#: title names print in the order of the kernel
#: cpus 4
#: nodes 2
#: covers proc order
mkdir /a; for o in pids,freezer,cpuset,cpuacct freezer,cpuset pids,cpuacct,name=z; do mount -t cgroup -o $o none /a; cut -d : -f 2- /proc/self/cgroup; grep ' /a ' /proc/mounts; umount /a; sleep 0.3; done
grep -E '^(cpuset|cpuacct|freezer|pids)' /proc/cgroups | cut -f 1
