#: title how long the name of a hierarchy may be
#: cpus 4
#: nodes 2
#: covers mount named
mkdir /c; n=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
mount -t cgroup -o none,name=$n none /c; echo rc=$?; umount /c; sleep 0.3
mount -t cgroup -o none,name=${n}b none /c; echo rc=$?; umount /c; sleep 0.3
mount -t cgroup -o none,name=${n}bc none /c; echo rc=$?
mount -t cgroup -o none,name=a.b_c-d none /c; echo rc=$?; umount /c; sleep 0.3
mount -t cgroup -o none,name=a:b none /c; echo rc=$?
mount -t cgroup -o 'none,name=a b' none /c; echo rc=$?
