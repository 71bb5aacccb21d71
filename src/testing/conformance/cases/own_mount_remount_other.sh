#: title remounts that name, agent and prefix do not survive
#: cpus 4
#: nodes 2
#: covers mount remount
mkdir /c; mount -t cgroup -o cpuset,name=n none /c
mount -o remount,cpuset,name=other none /c; echo rc=$?
mount -o remount,cpuset,name=n,release_agent=/bin/x none /c; echo rc=$?; cat /c/release_agent
mount -o remount,cpuset,noprefix,name=n none /c; echo rc=$?
mount -o remount,nosuch none /c; echo rc=$?
mount -o remount,cpuset none /c; echo rc=$?
mount -o remount,cpuacct none /c; echo rc=$?
cut -d : -f 2- /proc/self/cgroup
