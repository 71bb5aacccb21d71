#: title lists of cpus that are and are not taken
#: cpus 4
#: nodes 2
#: covers cpuset formats
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/a
t() { printf "$1" > /c/a/cpuset.cpus; echo "[$1] rc=$? $(cat /c/a/cpuset.cpus)"; }
t 0; t 0-3; t '1,3'; t '3,1'; t '0,0,0'; t '0-1,1-2'; t ' 2'; t '2 '; t '0 2'; t '0,,2'; t ',1'; t '1,'; t 0-; t -1; t 3-1; t 4; t 0-4; t 0x1; t a; t ''; t 0; t '\n'; t 0-3:1/2; t 0-3:2/2; t 0-3:3/2; t 0-3:1/0; t 0-3:0/2; t all; t 1-1; t 00; t 01; t 1:1/1; t '0-1 - 2'; t 99999999999
