#: title working in a removed container
#: cpus 4
#: nodes 2
#: covers tree removed cwd
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a; cd /c/a; rmdir /c/a; echo rc=$?
ls; echo rc=$?
mkdir b; echo rc=$?
cat tasks; echo rc=$?
mkdir /c/a; ls | wc -l; cd /c/a; ls | wc -l
