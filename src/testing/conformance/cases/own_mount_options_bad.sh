#: title combinations of options that a mount refuses
#: cpus 4
#: nodes 2
#: covers mount errors
mkdir /c
for o in none none,cpuset all,cpuset none,all name= name=a/b name=a,name=b none,name=x,cpuset noprefix cpuacct,noprefix release_agent= nosuch cpuset,nosuch ,cpuset cpuset,, none,name=y,clone_children; do
mount -t cgroup -o $o none /c; r=$?; echo "$o rc=$r"
[ $r = 0 ] && { grep ' /c ' /proc/mounts | cut -d ' ' -f 4; umount /c; sleep 0.3; }
done
