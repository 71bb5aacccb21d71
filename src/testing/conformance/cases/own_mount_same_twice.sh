#: title one hierarchy seen at five places
#: cpus 4
#: nodes 2
#: covers mount
for i in 1 2 3 4 5; do mkdir -p /m/$i; mount -t cgroup -o cpuacct none /m/$i || echo failed; done
mkdir /m/1/a; ls -d /m/*/a
echo 1 > /m/2/a/notify_on_release; cat /m/5/a/notify_on_release
umount /m/1 /m/2 /m/3; echo rc=$?
rmdir /m/4/a; ls -d /m/5/a; echo rc=$?
wc -l < /proc/self/cgroup
