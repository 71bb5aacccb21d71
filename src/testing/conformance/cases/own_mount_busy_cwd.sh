#: title umount while somebody works or reads there
#: cpus 4
#: nodes 2
#: covers umount EBUSY
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a; cd /c/a; umount /c; echo rc=$?
cd /; exec 3< /c/tasks; umount /c; echo rc=$?
exec 3<&-; umount /c; echo rc=$?
mount -t cgroup -o none,name=t none /c; ls -d /c/a; rmdir /c/a; umount /c; echo rc=$?
