#: title a chain of thirty containers
#: cpus 4
#: nodes 2
#: covers tree deep
mkdir -p /c; mount -t cgroup -o none,name=t none /c

d=/c; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do d=$d/$i; done
mkdir -p $d; echo rc=$?
echo 0 > $d/tasks; cut -d : -f 3 /proc/self/cgroup
rmdir $d; echo rc=$?
echo 0 > /c/tasks; rmdir $d; echo rc=$?
rmdir /c/1; echo rc=$?
find /c -depth -mindepth 1 -type d -exec rmdir {} ';'; ls -d /c/1; echo rc=$?
