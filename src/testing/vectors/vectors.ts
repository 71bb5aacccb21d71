// The test vectors: scripts with their whole output. The numbers are those under which the vectors are known; each
// states what the code of the V6 mail (22 Dec 2006) does, read from its patches, or what a released kernel does where its
// hierarchies are mounted.

export interface Vector {
  readonly id: string;
  readonly title: string;
  /** Lines before the script: what the machine is. */
  readonly directives?: string;
  readonly script: string;
  readonly output: string;
  /** Where a quirk of the time decides, the output with quirks on. */
  readonly quirksOutput?: string;
}

/** A hierarchy of numtasks whose container g may have 5 tasks, if total_numtasks is known. */
const FIVE = `mkdir /n; mount -t container -o numtasks none /n
mkdir /n/g
echo -n max_shares=5 > /n/g/numtasks.shares; echo rc=$?
`;

/** An agent that notes what it was started with. */
const AGENT = `cat > /bin/agent <<'END'
#!/bin/sh
{ echo "$0 $1"; env; } >> /tmp/agent
END
chmod 755 /bin/agent
`;

/** A first hierarchy with cpuset and cpuacct at /a, seen at /b as well. */
const A1 = `mkdir -p /a /b
mount -t container -o cpuset,cpuacct x /a; echo rc=$?
`;

/** A task that is moved in one hierarchy, forks, and is moved in the other. */
const TORN = `mkdir /one /two; mount -t container -o cpuacct none /one; mount -t container -o numtasks none /two
mkdir /one/new /two/new
sh -c 'sleep 1; sleep 9 & echo $! > /tmp/child; wait' & p=$!
echo $p > /one/new/tasks; echo rc=$?
sleep 2
echo $p > /two/new/tasks; echo rc=$?
echo task; cat /proc/$p/container
echo child; cat /proc/$(cat /tmp/child)/container
`;
const TORN_OUTPUT = `rc=0
rc=0
task
cpuacct:/new
numtasks:/new
child
cpuacct:/new
numtasks:/
`;

export const VECTORS: readonly Vector[] = [
  {
    id: 'A1',
    title: 'the same set in another order is the same tree',
    script: `${A1}mount -t container -o cpuacct,cpuset y /b; echo rc=$?
cat /proc/containers
mkdir /a/g; ls -d /b/g
`,
    output: `rc=0
rc=0
Hierarchies:
0: topcount=1 bits=0 containers=1 ()
1: topcount=5 bits=6 containers=1 (cpuacct, cpuset) s_active=2
2: topcount=1 bits=0 containers=1 ()
3: topcount=1 bits=0 containers=1 ()
Subsystems:
1: name=cpuset hierarchy=1
2: name=cpuacct hierarchy=1
3: name=numtasks hierarchy=0
/b/g
`,
  },
  {
    id: 'A2',
    title: 'a subsystem that another set binds is busy',
    script: `${A1}mount -t container -o cpuset z /b; echo rc=$?
`,
    output: `rc=0
mount: mounting z on /b failed: Device or resource busy
rc=255
`,
  },
  {
    id: 'A4',
    title: 'a fourth hierarchy finds no slot',
    directives: '#: debug 2\n',
    script: `for s in cpuset cpuacct numtasks debug1; do mkdir /$s; mount -t container -o $s none /$s; echo $s rc=$?; done
`,
    output: `cpuset rc=0
cpuacct rc=0
numtasks rc=0
mount: mounting none on /debug1 failed: No space left on device
debug1 rc=255
`,
  },
  {
    id: 'A5',
    title: 'unknown names, empty names, and all when some are bound',
    script: `${A1}mount -t container -o cpuset,nosuch z /b; echo rc=$?
mount -t container -o cpuset, z /b; echo rc=$?
mount -t container -o all z /b; echo rc=$?
`,
    output: `rc=0
mount: mounting z on /b failed: No such file or directory
rc=255
mount: mounting z on /b failed: Invalid argument
rc=255
mount: mounting z on /b failed: Device or resource busy
rc=255
`,
  },
  {
    id: 'A6',
    title: 'a new cpuset has neither cpus nor nodes, so nobody may enter it',
    script: `${A1}mkdir /a/g
echo $$ > /a/g/tasks; echo rc=$?
cat /a/g/tasks
`,
    output: `rc=0
sh: write error: No space left on device
rc=1
`,
  },
  {
    id: 'A7',
    title: 'with cpus and mems set the task moves, and /proc says where it is',
    script: `${A1}mkdir /a/g
echo 0-1 > /a/g/cpus; echo 0 > /a/g/mems; echo $$ > /a/g/tasks; echo rc=$?
cat /proc/self/container
cat /a/g/cpus /a/g/mems
`,
    output: `rc=0
rc=0
cpuacct,cpuset:/g
0-1
0
`,
  },
  {
    id: 'A8',
    title: 'a container with a task is busy; pid 0 is the writer itself',
    script: `${A1}mkdir /a/g
echo 0-1 > /a/g/cpus; echo 0 > /a/g/mems; echo $$ > /a/g/tasks
rmdir /a/g; echo rc=$?
echo 0 > /a/tasks; echo rc=$?
rmdir /a/g; echo rc=$?
ls -d /a/g; echo rc=$?
`,
    output: `rc=0
rmdir: '/a/g': Device or resource busy
rc=1
rc=0
rc=0
ls: /a/g: No such file or directory
rc=1
`,
  },
  {
    id: 'A9',
    title: 'what is not a number is EIO, who does not exist is ESRCH, whose task it is not EACCES',
    script: `${A1}/bin/echo abc > /a/tasks; echo rc=$?
/bin/echo 99999 > /a/tasks; echo rc=$?
chmod 666 /a/tasks; su 1000 -c 'echo 1 > /a/tasks; echo rc=$?; echo 0 > /a/tasks; echo rc=$?'
`,
    output: `rc=0
echo: write error: Input/output error
rc=1
echo: write error: No such process
rc=1
sh: write error: Permission denied
rc=1
rc=0
`,
  },
  {
    id: 'A10',
    title: 'a write through a file of a removed container finds no device',
    script: `${A1}mkdir /a/g
exec 3> /a/g/tasks; rmdir /a/g; echo rc=$?
echo $$ >&3; echo rc=$?
cat /proc/$$/container
`,
    output: `rc=0
rc=0
sh: write error: No such device
rc=1
cpuacct,cpuset:/
`,
  },
  {
    id: 'A11',
    title: 'a directory can be renamed in its place only, a control file never',
    script: `${A1}mkdir /a/g
mv /a/g /a/h; echo rc=$?
mkdir /a/h/x
mv /a/h/x /a/y; echo rc=$?
mv /a/tasks /a/t; echo rc=$?
ls -d /a/h /a/h/x
`,
    output: `rc=0
rc=0
mv: can't rename '/a/h/x': Input/output error
rc=1
mv: can't rename '/a/tasks': Not a directory
rc=1
/a/h
/a/h/x
`,
  },
  {
    id: 'A12',
    title: 'names of control files are taken, new files cannot be made, control files not removed',
    script: `${A1}mkdir /a/tasks; echo rc=$?
touch /a/foo; echo rc=$?
rm /a/tasks; echo rc=$?
`,
    output: `rc=0
mkdir: can't create directory '/a/tasks': File exists
rc=1
touch: /a/foo: Permission denied
rc=1
rm: can't remove '/a/tasks': Operation not permitted
rc=1
`,
  },
  {
    id: 'A13',
    title: 'a hierarchy with children lives on after its last umount',
    script: `${A1}mkdir /a/g
umount /a; echo rc=$?
mount -t container -o cpuset z /a; echo rc=$?
mount -t container -o cpuset,cpuacct z /a; echo rc=$?
ls -d /a/g
`,
    output: `rc=0
rc=0
mount: mounting z on /a failed: Device or resource busy
rc=255
rc=0
/a/g
`,
  },
  {
    id: 'A14',
    title: 'the release agent runs once, with the path and two variables',
    script: `${AGENT}${A1}echo -n /bin/agent > /a/release_agent
mkdir /a/g; echo 0 > /a/g/cpus; echo 0 > /a/g/mems; echo 1 > /a/g/notify_on_release
sleep 1 & echo $! > /a/g/tasks; echo rc=$?
wait; sleep 1; cat /tmp/agent
`,
    output: `rc=0
rc=0
/bin/agent /g
HOME=/
PATH=/sbin:/bin:/usr/sbin:/usr/bin
`,
  },
  {
    id: 'A15',
    title: 'with a child nothing is released; when the child goes its parent is',
    script: `${AGENT}${A1}echo -n /bin/agent > /a/release_agent
mkdir -p /a/g/c; echo 0 > /a/g/cpus; echo 0 > /a/g/mems; echo 1 > /a/g/notify_on_release
sleep 1 & echo $! > /a/g/tasks; wait; sleep 1; ls /tmp/agent
rmdir /a/g/c; echo rc=$?; sleep 1; cat /tmp/agent
`,
    output: `rc=0
ls: /tmp/agent: No such file or directory
rc=0
/bin/agent /g
HOME=/
PATH=/sbin:/bin:/usr/sbin:/usr/bin
`,
  },
  {
    id: 'A18',
    title: 'validate_change: the root, exclusive siblings, the parent, the children',
    script: `${A1}echo 0-1 > /a/cpus; echo rc=$?
mkdir /a/g /a/h /a/g/c
echo 0-1 > /a/g/cpus; echo 0 > /a/g/mems; echo 1 > /a/g/cpu_exclusive; echo rc=$?
echo 0-3 > /a/h/cpus; echo rc=$?
echo 1 > /a/g/c/mems; echo rc=$?
echo 0-1 > /a/g/c/cpus; echo 0 > /a/g/c/mems; echo rc=$?
echo 0 > /a/g/cpus; echo rc=$?
cat /a/cpus /a/g/cpus /a/h/cpus /a/g/c/cpus
`,
    output: `rc=0
sh: write error: Permission denied
rc=1
rc=0
sh: write error: Invalid argument
rc=1
sh: write error: Permission denied
rc=1
rc=0
sh: write error: Device or resource busy
rc=1
0-3
0-1

0-1
`,
  },
  {
    id: 'A19',
    title: 'numtasks meets its limit at fork; an attach may go over it',
    script: `mkdir /n; mount -t container -o numtasks none /n
echo 100 > /sys/module/numtasks/parameters/total_numtasks
mkdir /n/g
echo -n max_shares=5 > /n/g/numtasks.shares; echo rc=$?
for i in 1 2 3 4; do sleep 20 & echo $! > /n/g/tasks; done
sleep 30 & outside=$!
(echo 0 > /n/g/tasks; sleep 1; echo not reached); echo rc=$?
grep failures /n/g/numtasks.stats
sleep 20 & echo $! > /n/g/tasks
echo $outside > /n/g/tasks; echo rc=$?
grep usage /n/g/numtasks.stats
`,
    output: `rc=0
sh: can't fork: Resource temporarily unavailable
rc=2
numtasks: Number of failures 1
numtasks: Number of forkrate failures 0
rc=0
numtasks: Current usage 6
`,
    quirksOutput: `rc=0
sh: can't fork: No space left on device
rc=2
numtasks: Number of failures 1
numtasks: Number of forkrate failures 0
rc=0
numtasks: Current usage 6
`,
  },
  {
    id: 'A23',
    title: 'a remount of the released dialect changes the set unless there is a child',
    script: `mkdir /a; mount -t cgroup -o cpuset none /a; mkdir /a/g
mount -o remount,cpuacct none /a; echo rc=$?
rmdir /a/g; mount -o remount,cpuacct none /a; echo rc=$?
cat /proc/self/cgroup
`,
    output: `mount: mounting none on /a failed: Device or resource busy
rc=255
rc=0
1:cpuacct:/
`,
  },
  {
    id: 'A20',
    title: 'without total_numtasks: no limit at all, or 5 of 100 parts of all pids',
    script: `${FIVE}(echo 0 > /n/g/tasks; i=1; while [ $i -lt 1700 ]; do sleep 9 & i=$((i+1)); done; echo $i tasks); echo rc=$?
grep -e usage -e 'of failures' /n/g/numtasks.stats
`,
    output: `rc=0
sh: can't fork: Resource temporarily unavailable
rc=2
numtasks: Current usage 1637
numtasks: Number of failures 1
`,
    quirksOutput: `rc=0
1700 tasks
rc=0
numtasks: Current usage 1699
numtasks: Number of failures 0
`,
  },
  {
    id: 'A21',
    title: 'a child group without a limit escapes its parent’s, or shares it',
    script: `${FIVE}echo 100 > /sys/module/numtasks/parameters/total_numtasks
mkdir /n/g/h; for i in 1 2; do sleep 9 & echo $! > /n/g/tasks; done
(echo 0 > /n/g/h/tasks; for i in 1 2 3 4 5 6; do sleep 9 & echo $i; done); echo rc=$?
cat /n/g/tasks /n/g/h/tasks | wc -l
grep 'of failures' /n/g/h/numtasks.stats
`,
    output: `rc=0
1
2
sh: can't fork: Resource temporarily unavailable
rc=2
4
numtasks: Number of failures 1
`,
    quirksOutput: `rc=0
1
2
3
4
5
6
rc=0
8
numtasks: Number of failures 0
`,
  },
  {
    id: 'A22',
    title: 'a fork between two attaches leaves a torn child: new in one hierarchy, old in the other',
    script: TORN,
    output: TORN_OUTPUT,
  },
  {
    id: 'A22 stepped',
    title: 'the same where every kernel step takes a tick',
    directives: '#: granularity step\n',
    script: TORN,
    output: TORN_OUTPUT,
  },
];
