// Both dialects on one machine, each by its own rules at the same moment: what one hierarchy refuses, the other grants.
import {test} from 'vitest';
import {expectShell} from '../../../testing/boot';

const BOTH = `mkdir /v /c; mount -t container -o cpuset none /v; mount -t cgroup -o cpuacct none /c
mkdir /v/g /c/g
`;

test('each hierarchy has the files, the messages and the /proc files of its own dialect', () => {
  expectShell(
    `${BOTH}ls /v/g
ls /c/g | grep -v cpuacct
stat -c %a /v /c
echo abc > /v/g/tasks; echo abc > /c/g/tasks
echo 0-1 > /v/g/cpus; echo 0 > /v/g/mems
echo $$ > /v/g/tasks; echo $$ > /c/g/tasks
cat /proc/self/container; cat /proc/self/cgroup
grep -w g= /proc/containers; grep '^1' /proc/containers
grep cpu /proc/cgroups | sort
`,
    `cpu_exclusive
cpus
mem_exclusive
memory_migrate
memory_pressure
memory_spread_page
memory_spread_slab
mems
notify_on_release
tasks
cgroup.clone_children
cgroup.procs
notify_on_release
tasks
755
555
sh: write error: Input/output error
sh: write error: Invalid argument
cpuset:/g
1:cpuacct:/g
1: topcount=3 bits=2 containers=2 (cpuset) s_active=2
1: name=cpuset hierarchy=1
cpu\t0\t1\t1
cpuacct\t1\t2\t1
cpuset\t0\t1\t1
`,
  );
});

test('a subsystem that one dialect binds is busy for the other, and a hierarchy keeps the dialect it was mounted with', () => {
  expectShell(
    `${BOTH}mkdir /x
mount -t cgroup -o cpuset none /x; echo rc=$?
mount -t container -o cpuacct none /x; echo rc=$?
umount /c; rmdir /v/g; umount /v
mount -t container -o cpuset none /x; ls /x | grep cpus; umount /x
mount -t cgroup -o cpuset none /x; ls /x | grep cpuset.cpus; umount /x
`,
    `mount: mounting none on /x failed: Device or resource busy
rc=255
mount: mounting none on /x failed: Device or resource busy
rc=255
cpus
cpuset.cpus
`,
  );
});

test('a rename into another directory, a second attach and a remount: each dialect answers its own way', () => {
  expectShell(
    `${BOTH}mkdir /v/h /c/h /v/h/g
mv /v/g /v/h/g2; echo rc=$?
mount -o remount,cpuset,numtasks none /v; echo rc=$?
rmdir /c/g /c/h; mount -t cgroup -o remount,cpuacct,freezer none /c; echo rc=$?
cat /proc/self/container; cat /proc/self/cgroup
`,
    `mv: can't rename '/v/g': Input/output error
rc=1
mount: mounting none on /v failed: Device or resource busy
rc=255
rc=0
cpuset:/
1:cpuacct,freezer:/
`,
  );
});
