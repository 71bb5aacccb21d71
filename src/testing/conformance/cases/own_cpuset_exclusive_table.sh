#: title exclusive siblings, parents and children
#: cpus 4
#: nodes 2
#: covers cpuset exclusive
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir -p /c/a/x /c/b /c/d
w() { echo "$2" > /c/$1/cpuset.$3; echo "$1 $3=$2 rc=$?"; }
w a 0-1 cpus; w b 1-2 cpus; w a 1 cpu_exclusive; w b 2 cpus; w a 1 cpu_exclusive; w b 1-2 cpus; w b 1 cpu_exclusive; w d 2 cpus; w d 3 cpus; w a 0-2 cpus
w a/x 1 cpu_exclusive; w a/x 0 cpus; w a 0 cpu_exclusive; w a/x 0 cpu_exclusive; w a 0 cpu_exclusive; w a/x 1 cpu_exclusive
w . 0 cpu_exclusive; w b 0 cpu_exclusive; w . 0 cpu_exclusive; cat /c/cpuset.cpu_exclusive
w a 0 mems; w b 0 mems; w a 1 mem_exclusive; w b 1 mems; w a 1 mem_exclusive; w b 0-1 mems; w d 0 mems; w a 0-1 mems
