#: title a machine with eight cpus on four nodes
#: cpus 8
#: nodes 4
#: covers cpuset large
mkdir -p /c; mount -t cgroup -o cpuset none /c

cat /c/cpuset.cpus /c/cpuset.mems; for n in 0 1 2 3; do mkdir /c/n$n; echo $((n*2))-$((n*2+1)) > /c/n$n/cpuset.cpus; echo $n > /c/n$n/cpuset.mems; echo 1 > /c/n$n/cpuset.cpu_exclusive; echo 1 > /c/n$n/cpuset.mem_exclusive; done
for n in 0 1 2 3; do echo "$(cat /c/n$n/cpuset.cpus) $(cat /c/n$n/cpuset.mems) $(cat /c/n$n/cpuset.cpu_exclusive)"; done
mkdir /c/x; echo 1,3,5,7 > /c/x/cpuset.cpus; echo rc=$?; echo '' > /c/n0/cpuset.cpus; echo 0-1 > /c/x/cpuset.cpus; echo rc=$?
echo 0,2-3,5-7 > /c/cpuset.cpus; echo rc=$?; rmdir /c/n1 /c/n2 /c/n3 /c/x; mkdir /c/y; echo 0,2-3,5-7 > /c/y/cpuset.cpus; cat /c/y/cpuset.cpus
