#: title renames: same directory only, no files, no existing name
#: cpus 4
#: nodes 2
#: covers tree rename
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir -p /c/a/x /c/b
mv /c/a /c/z; echo rc=$?; ls -d /c/z/x
mv /c/z/x /c/b/x; echo rc=$?
mv /c/z/tasks /c/z/t; echo rc=$?
mv /c/z /c/tasks; echo rc=$?
mkdir /c/b/z
mv /c/z /c/b; echo rc=$?
ls -d /c/z /c/b/z
