#: title the further switches: values, modes, inheritance
#: cpus 4
#: nodes 2
#: covers cpuset flags
mkdir -p /c; mount -t cgroup -o cpuset none /c

mkdir /c/a
for f in mem_hardwall memory_migrate memory_spread_page memory_spread_slab sched_load_balance; do
for v in 1 0 2 x -1; do echo $v > /c/a/cpuset.$f; echo "$f $v rc=$? $(cat /c/a/cpuset.$f)"; done; echo 1 > /c/a/cpuset.$f; done
mkdir /c/a/b; for f in mem_hardwall memory_migrate memory_spread_page memory_spread_slab sched_load_balance; do echo "$f $(cat /c/a/b/cpuset.$f)"; done
for v in -1 0 1 2 5 -2 99 x; do echo $v > /c/a/cpuset.sched_relax_domain_level; echo "level $v rc=$? $(cat /c/a/cpuset.sched_relax_domain_level)"; done
echo 1 > /c/a/cpuset.memory_pressure; echo rc=$?; echo 1 > /c/cpuset.memory_pressure_enabled; echo rc=$?; cat /c/cpuset.memory_pressure_enabled
echo 1 > /c/a/cpuset.effective_cpus; echo rc=$?; stat -c '%a %n' /c/a/cpuset.*
