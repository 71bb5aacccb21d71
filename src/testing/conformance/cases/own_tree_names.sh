#: title unusual names of containers
#: cpus 4
#: nodes 2
#: covers tree names
mkdir -p /c; mount -t cgroup -o none,name=t none /c

for n in . .. ... 'a b' -x 'a:b' 'a,b' '*' cgroup.x tasks.x; do mkdir -- "/c/$n"; echo "[$n] rc=$?"; done
mkdir "/c/a
b"; echo rc=$?
n=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
mkdir /c/$n$n; echo rc=$?
mkdir /c/$n$n$n; echo rc=$?
echo $$ > '/c/a b/tasks'; cut -d : -f 2- /proc/self/cgroup; echo 0 > /c/tasks
find /c -depth -type d | wc -l
