#: title children born in a cpuset stay where it was
#: cpus 4
#: nodes 2
#: covers cpuset fork
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/a; echo 3 > /c/a/cpuset.cpus; echo 1 > /c/a/cpuset.mems
sh -c 'echo 0 > /c/a/tasks; sleep 100 & sleep 100 & sh -c "grep _allowed_list /proc/self/status; cat /proc/self/cpuset; echo ok"; echo ok'
wc -l < /c/a/tasks; for p in $(cat /c/a/tasks); do grep Cpus_allowed_list /proc/$p/status; cat /proc/$p/cpuset; done
cat /proc/self/cpuset; mv /c/a /c/z; cat /proc/$p/cpuset; kill $(cat /c/z/tasks); sleep 0.2; rmdir /c/z; echo rc=$?
