#: title what pids.max takes
#: cpus 4
#: nodes 2
#: covers pids formats
mkdir -p /c; mount -t cgroup -o pids none /c

mkdir /c/a
t() { printf "$1" > /c/a/pids.max; echo "[$1] rc=$? $(cat /c/a/pids.max)"; }
t 5; t +6; t 0x10; t 010; t 08; t '7\n\n'; t '8 9'; t MAX; t max; t -0; t -9; t 9223372036854775807; t 9223372036854775808; t ''; t maxx; t '\tmax\n'
echo 1 > /c/a/pids.events; echo rc=$?; echo 0 > /c/a/pids.peak; echo rc=$?
stat -c '%a %n' /c/a/pids.*
