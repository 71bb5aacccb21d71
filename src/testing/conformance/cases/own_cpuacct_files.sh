#: title the files of cpuacct: what they show, take, and their modes
#: cpus 4
#: nodes 2
#: covers cpuacct files
mkdir /e; mount -t cgroup -o cpuacct none /e; mkdir /e/a; cat /e/a/cpuacct.usage_all /e/a/cpuacct.usage_percpu_user /e/a/cpuacct.usage_user /e/a/cpuacct.stat
for f in usage usage_user usage_sys usage_percpu usage_all stat; do echo 0 > /e/a/cpuacct.$f; echo $f rc=$?; done; stat -c '%a %n' /e/a/cpuacct.*
for v in 1 x '' ' 0' '0 '; do echo "$v" > /e/a/cpuacct.usage; echo "[$v] rc=$?"; done
