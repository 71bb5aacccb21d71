#: title two busy tasks on one cpu share it by shares
#: cpus 4
#: nodes 2
#: covers cpu shares ratio
mkdir /c; mount -t cgroup -o cpu,cpuacct none /c; mkdir /c/a /c/b
echo 3072 > /c/a/cpu.shares; taskset -p 1 $$ > /dev/null
spin 4 & echo $! > /c/a/tasks; spin 4 & echo $! > /c/b/tasks
sleep 1; echo 0 > /c/a/cpuacct.usage; echo 0 > /c/b/cpuacct.usage; sleep 2
x=$(cat /c/a/cpuacct.usage); y=$(cat /c/b/cpuacct.usage); r=$((x*10/y)); [ $r -ge 20 ] && [ $r -le 45 ] && echo three to one
wait
