#: title lists of nodes that are and are not taken
#: cpus 4
#: nodes 2
#: covers cpuset formats mems
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/a
t() { printf "$1" > /c/a/cpuset.mems; echo "[$1] rc=$? $(cat /c/a/cpuset.mems)"; }
t 0; t 1; t 0-1; t 0,1; t 2; t 0-2; t ''; t ' 1 '; t 1,0; t 0-1:1/2; t x; t -; t all
