#: title time counts above, and stays after a move
#: cpus 4
#: nodes 2
#: covers cpuacct hierarchy
mkdir /c; mount -t cgroup -o cpuacct none /c; mkdir -p /c/a/b /c/x
g() { [ $(cat /c/$1/cpuacct.usage) -gt 100000000 ] && echo "$1 used" || echo "$1 idle"; }
sh -c 'echo 0 > /c/a/b/tasks; spin 1; echo ok'; g a/b; g a; g x
sh -c 'echo 0 > /c/x/tasks; spin 1; echo ok'; g x
echo 0 > /c/a/cpuacct.usage; echo rc=$?; g a; g a/b; echo 1 > /c/a/cpuacct.usage; echo rc=$?; echo '' > /c/a/cpuacct.usage; echo rc=$?
ls /c/a | grep cpuacct; wc -l < /c/a/cpuacct.stat; wc -w < /c/a/cpuacct.usage_percpu
echo 0 > /c/a/cpuacct.stat; echo rc=$?
