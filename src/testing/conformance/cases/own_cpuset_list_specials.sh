#: title the rarer words of a list
#: cpus 4
#: nodes 2
#: covers cpuset formats
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/a
t() { echo "$1" > /c/a/cpuset.cpus; echo "[$1] rc=$? $(cat /c/a/cpuset.cpus)"; }
for v in N 0-N N-N all:1/2 ALL allx 4294967295 4294967296 99999999999 1,9 9,x x,9 0-3:1 0-3:1/ 0-3:5/2 0-3:0/4 '0 - 1' '0- 1' 0-3:4/4 '0:1/2' n; do t "$v"; done
for v in 2 63 64 1023 1024 99999; do echo $v > /c/a/cpuset.mems; echo "mems $v rc=$?"; done
