#: title a hierarchy goes after its umount, and can be mounted again at once
#: cpus 4
#: nodes 2
#: covers mount umount
mkdir /c
for i in 1 2 3; do mount -t cgroup -o cpuacct none /c; echo rc=$?; umount /c; echo rc=$?; done
mount -t cgroup -o cpuacct,freezer none /c; echo rc=$?
cut -d : -f 2- /proc/self/cgroup
