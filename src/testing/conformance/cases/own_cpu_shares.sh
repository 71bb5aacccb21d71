#: title values of cpu.shares
#: cpus 4
#: nodes 2
#: covers cpu shares
mkdir /c; mount -t cgroup -o cpu none /c; echo rc=$?
cat /c/cpu.shares; mkdir /c/a; cat /c/a/cpu.shares
for v in 1 0 2 3 1024 262144 262145 99999999 -1 x '' 0x100; do echo "$v" > /c/a/cpu.shares; echo "[$v] rc=$? $(cat /c/a/cpu.shares)"; done
echo 5 > /c/cpu.shares; echo rc=$?; cat /c/cpu.shares; mkdir /c/a/b; cat /c/a/b/cpu.shares
sleep 100 & p=$!; echo $p > /c/a/tasks; echo rc=$?; kill $p
