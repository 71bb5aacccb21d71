#: title a subtree given to a user
#: cpus 4
#: nodes 2
#: covers tree delegation permissions
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/u; chown nobody /c/u /c/u/tasks; chown nobody /c/u/cgroup.procs
su nobody -c 'mkdir /c/u/x; echo rc=$?; stat -c %U /c/u/x /c/u/x/tasks'
su nobody -c 'mkdir /c/v; echo rc=$?'
su nobody -c 'echo 0 > /c/u/tasks; echo rc=$?; echo 0 > /c/u/x/tasks; echo rc=$?; grep -o /u.* /proc/self/cgroup'
su nobody -c 'echo 1 > /c/u/x/tasks; echo rc=$?'
su nobody -c 'echo 0 > /c/tasks; echo rc=$?'
su nobody -c 'echo 1 > /c/u/notify_on_release; echo rc=$?'
su nobody -c 'rmdir /c/u/x; echo rc=$?; rmdir /c/u; echo rc=$?'
