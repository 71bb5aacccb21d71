#: title a released kernel knows cgroup and cpuset, and nothing of the container patch set
#: patchset cgroup-v1
#: covers mount proc
grep -c container /proc/filesystems
grep -w -E 'cgroup|cpuset' /proc/filesystems | sort
uname -s; uname -r | cut -d . -f 1,2
mkdir /c
mount -t container -o cpuset x /c; echo container rc=$?
mount -t cgroup -o numtasks x /c; echo numtasks rc=$?
cat /proc/containers; echo rc=$?
cat /proc/self/container; echo rc=$?
ls -d /sys/module/numtasks; echo rc=$?
head -n 1 /proc/cgroups
grep -E '^(cpuset|cpu|cpuacct|freezer|pids)' /proc/cgroups
cat /proc/self/cgroup; echo rc=$?
ls -A /sys/fs/cgroup; echo rc=$?
mount -t tmpfs cgroup_root /sys/fs/cgroup; echo tmpfs rc=$?
mkdir /sys/fs/cgroup/cpuacct
mount -t cgroup -o cpuacct cpuacct /sys/fs/cgroup/cpuacct; echo cgroup rc=$?
mkdir /sys/fs/cgroup/cpuacct/a; ls /sys/fs/cgroup/cpuacct/a
mount -t cpuset x /c; echo cpuset rc=$?
ls /c | grep -E '^(cpus|mems|tasks|cgroup.procs|release_agent)$'
cat /c/release_agent
grep -w cgroup /proc/mounts | grep -v -w tmpfs | cut -d ' ' -f 2-
cat /proc/self/cgroup
grep -E '^(cpuset|cpuacct)' /proc/cgroups
