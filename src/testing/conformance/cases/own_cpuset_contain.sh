#: title children within parents, written in every order
#: cpus 4
#: nodes 2
#: covers cpuset containment
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir -p /c/a/b/d
w() { echo "$2" > /c/$1/cpuset.$3; echo "$1 $3=$2 rc=$? $(cat /c/$1/cpuset.$3)"; }
w a/b 0 cpus; w a 0-2 cpus; w a/b 0-3 cpus; w a/b 1-2 cpus; w a/b/d 2 cpus; w a/b 1 cpus; w a 0-1 cpus; w a/b/d '' cpus; w a/b 1 cpus; w a 0-1 cpus; w a '' cpus; w a/b '' cpus; w a '' cpus
w a 0-1 mems; w a/b 1 mems; w a 0 mems; w a 1 mems; w a/b 0 mems; w . 0 cpus; w . 0 mems
