// attach_task: a pid written to `tasks`, step by step; and how tasks come into containers and leave them without it.
// (V6 3/6, attach_task, container_fork and container_exit)

import {AT_C, type Rule, SETS} from './rule';

const ATTACH = 'V6 3/6, attach_task';
const FORK = 'V6 3/6, container_fork';
const EXIT = 'V6 3/6, container_exit';

export const ATTACH_RULES: readonly Rule[] = [
  {
    id: 'attach: a pid',
    source: ATTACH,
    sentence: 'The task whose pid is written moves: it leaves one list and enters the other.',
    script: `${AT_C}mkdir /c/g /c/h; sleep 9 & p=$!
for to in g h .; do echo $p > /c/$to/tasks; echo rc=$?; cat /proc/$p/container; grep -l ^$p /c/tasks /c/*/tasks; done
`,
    output: `rc=0
cpuacct:/g
/c/g/tasks
rc=0
cpuacct:/h
/c/h/tasks
rc=0
cpuacct:/
/c/tasks
`,
    off: ['kernel/container/attach.ts', 'tasks.container[task * tasks.slots + hierarchy] = container;', ''],
  },
  {
    id: 'attach: too long comes first',
    source: 'V6 3/6, container_common_file_write',
    sentence: 'The length is looked at before anything else: E2BIG even for a removed container.',
    script: `${AT_C}long=0123456789abcdef; for i in 1 2 3 4 5 6 7 8; do long=$long$long; done
mkdir /c/g; exec 3> /c/g/tasks; rmdir /c/g; echo -n $long >&3; echo rc=$?; echo x >&3; echo rc=$?
`,
    output: `sh: write error: Argument list too long
rc=1
sh: write error: No such device
rc=1
`,
    off: [
      'filesystems/containerfs/file.ts',
      'file === undefined ? PATH_MAX - 1 :',
      'file === undefined ? 2 * PATH_MAX :',
    ],
  },
  {
    id: 'attach: removed comes before the number',
    source: 'V6 3/6, container_common_file_write',
    sentence: 'For a removed container everything is ENODEV, also what is no number.',
    script: `${AT_C}mkdir /c/g; exec 3> /c/g/tasks; rmdir /c/g
for text in 0 abc 9999; do echo $text >&3; echo rc=$?; done
`,
    output: `sh: write error: No such device
rc=1
sh: write error: No such device
rc=1
sh: write error: No such device
rc=1
`,
    off: [
      'filesystems/containerfs/file.ts',
      'if (file === undefined) return gone();\n  if (file.attaches',
      'if (file === undefined) return /^\\d/.test(text) ? gone() : text.length;\n  if (file.attaches',
    ],
  },
  {
    id: 'attach: not a number',
    source: ATTACH,
    sentence: 'A text that does not begin with a number is EIO.',
    script: `${AT_C}for text in abc '' + - x1 ,1; do echo "$text" > /c/tasks; echo "$text rc=$?"; done
`,
    output: `sh: write error: Input/output error
abc rc=1
sh: write error: Input/output error
 rc=1
sh: write error: Input/output error
+ rc=1
sh: write error: Input/output error
- rc=1
sh: write error: Input/output error
x1 rc=1
sh: write error: Input/output error
,1 rc=1
`,
    off: ['kernel/container/dialect.ts', "notAPid: 'EIO',", "notAPid: 'EINVAL',"],
  },
  {
    id: 'attach: only the first number counts',
    source: ATTACH,
    sentence: 'What follows the first number is not looked at, and the write answers all of its bytes.',
    script: `${AT_C}mkdir /c/g; sleep 9 & a=$!; sleep 9 & b=$!
/bin/echo " $a $b" > /c/g/tasks; echo rc=$?; cat /proc/$a/container /proc/$b/container
echo "\${b}th" > /c/g/tasks; echo rc=$?; cat /proc/$b/container
`,
    output: `rc=0
cpuacct:/g
cpuacct:/
rc=0
cpuacct:/g
`,
    off: ['kernel/container/numbers.ts', '/^[ \\t\\n\\v\\f\\r]*(-?\\d+)/', '/^[ \\t\\n\\v\\f\\r]*(-?\\d+)\\s*$/'],
  },
  {
    id: 'attach: nobody has the pid',
    source: ATTACH,
    sentence: 'A pid that no task has is ESRCH.',
    script: `${AT_C}for pid in 9999 -1 99999999999; do echo $pid > /c/tasks; echo rc=$?; done
`,
    output: `sh: write error: No such process
rc=1
sh: write error: No such process
rc=1
sh: write error: No such process
rc=1
`,
    off: [
      'kernel/container/attach.ts',
      'if (!isListed(k, task)) return noSuchTask(task);',
      "if (!isListed(k, task)) return 'nothing';",
    ],
  },
  {
    id: 'attach: a task that has ended',
    source: ATTACH,
    sentence: 'An exiting task, such as a zombie, is ESRCH.',
    script: `${AT_C}mkdir /c/g; sh -c 'true & echo $! > /tmp/pid; exec sleep 9' & sleep 1
cat /tmp/pid > /c/g/tasks; echo rc=$?; cat /c/g/tasks
`,
    output: `cat: write error: No such process
rc=1
`,
    off: ['kernel/container/dialect.ts', 'refusesExiting: true,', 'refusesExiting: false,'],
  },
  {
    id: 'attach: 0 is the writer',
    source: ATTACH,
    sentence: 'Pid 0 means the task that writes.',
    script: `${AT_C}mkdir /c/g; echo 0 > /c/g/tasks; echo rc=$?; cat /proc/$$/container
/bin/echo 0 > /c/tasks; echo rc=$?; cat /proc/$$/container
`,
    output: `rc=0
cpuacct:/g
rc=0
cpuacct:/g
`,
    off: ['kernel/container/attach.ts', 'const task = pid === 0 ? me : pid;', 'const task = pid;'],
  },
  {
    id: 'attach: a subsystem refuses',
    source: ATTACH,
    sentence: 'The first error of a subsystem’s can_attach is answered, and the task stays.',
    script: `mkdir /s; mount -t container none /s; mkdir /s/g; echo $$ > /s/g/tasks; echo rc=$?
cat /s/g/tasks; cat /proc/$$/container; grep usage /s/g/numtasks.stats
`,
    output: `sh: write error: No space left on device
rc=1
numtasks,cpuacct,cpuset:/
numtasks: Current usage 0
`,
    off: [
      'kernel/container/attach.ts',
      "    if (refused !== undefined) {\n      frame.refusal = refused;\n      return again('unlock');\n    }\n    frame.asked",
      '    frame.asked',
    ],
  },
  {
    id: 'attach: counts',
    source: ATTACH,
    sentence: 'The new container counts one more and the old one less; topcount shows the root’s.',
    script: `${AT_C}mkdir /c/g; sleep 9 & grep -o topcount=[2-9] /proc/containers; echo $! > /c/g/tasks
grep -o topcount=[2-9] /proc/containers; rmdir /c/g; echo $! > /c/tasks
grep -o topcount=[2-9] /proc/containers; rmdir /c/g; echo rc=$?
`,
    output: `topcount=6
topcount=5
rmdir: '/c/g': Device or resource busy
topcount=6
rc=0
`,
    off: ['kernel/container/attach.ts', 'k.state.containers.edit(frame.old).count--;', ''],
  },
  {
    id: 'attach: children stay',
    source: 'V6 3/6, Documentation/containers.txt',
    sentence: 'Only the one task moves, not its children.',
    script: `${AT_C}mkdir /c/g; sleep 9 & echo $$ > /c/g/tasks; cat /proc/$$/container /proc/$!/container
`,
    output: `cpuacct:/g
cpuacct:/
`,
    off: [
      'kernel/container/attach.ts',
      'tasks.container[task * tasks.slots + hierarchy] = container;',
      'for (let one = 1; one < tasks.capacity; one++) {\n    if (one === task || tasks.parent[one] === task) tasks.container[one * tasks.slots + hierarchy] = container;\n  }',
    ],
  },
  {
    id: 'attach: init and kernel threads',
    source: ATTACH,
    sentence: 'init and kernel threads can be moved like any task.',
    script: `${AT_C}mkdir /c/g; echo 1 > /c/g/tasks; echo rc=$?; echo 2 > /c/g/tasks; echo rc=$?; cat /c/g/tasks
`,
    output: `rc=0
rc=0
1
2
`,
    off: ['kernel/container/dialect.ts', 'movesKthreadd: true,', 'movesKthreadd: false,'],
  },
  {
    id: 'attach: a stopped task',
    source: ATTACH,
    sentence: 'A stopped task moves and stays stopped.',
    script: `${AT_C}mkdir /c/g; sleep 9 & kill -STOP $!; sleep 0.1; echo $! > /c/g/tasks; echo rc=$?
cat /proc/$!/container; grep State /proc/$!/status
`,
    output: `rc=0
cpuacct:/g
State:	T (stopped)
`,
  },
  {
    id: 'attach: where it is already',
    source: ATTACH,
    sentence:
      'An attach to the container that the task is in does everything again and leaves the counts as they were.',
    script: `${AT_C}mkdir /c/g; sleep 9 & p=$!; for i in 1 2 3; do echo $p > /c/g/tasks; echo rc=$?; done; cat /c/g/tasks | wc -l
echo $p > /c/tasks; rmdir /c/g; echo rc=$?
`,
    output: `rc=0
rc=0
rc=0
1
rc=0
`,
    off: ['kernel/container/attach.ts', 'k.state.containers.edit(frame.old).count--;', ''],
  },
  {
    id: 'attach: everything again',
    source: ATTACH,
    sentence: 'A repeated attach gives the task the cpus that its container has by now.',
    script: `${SETS}sleep 9 & p=$!; echo $p > /s/g/tasks; taskset -p $p | grep -o '.$'; echo 1 > /s/g/cpus; taskset -p $p | grep -o '.$'
echo $p > /s/g/tasks; taskset -p $p | grep -o '.$'
`,
    output: `3
3
2
`,
    off: ['kernel/container/dialect.ts', 'reattaches: true,', 'reattaches: false,'],
  },
  {
    id: 'attach: one after the other',
    source: 'V6 3/6, container_common_file_write',
    sentence: 'A write waits until an attach elsewhere is over, its grace period included; only then is its text read.',
    script: `${AT_C}mkdir /c/g; sleep 9 & p=$!; (echo $p > /c/g/tasks; echo attached) &
while ! grep -q g /proc/$p/container; do :; done; echo x > /c/tasks; echo rc=$?
`,
    output: `attached
sh: write error: Input/output error
rc=1
`,
    off: [
      'kernel/container/attach.ts',
      "take_manage_mutex({k, me}) {\n    if (!lock(k, me, 'manage_mutex')) return SLEEP;",
      "take_manage_mutex({k, me}, frame) {\n    const pid = parsePid(rulesOf(k, frame.container), frame.text);\n    if (failed(pid)) return pid;\n    if (!lock(k, me, 'manage_mutex')) return SLEEP;",
    ],
  },
  {
    id: 'attach: a grace period',
    source: 'V6 3/6, attach_task and synchronize_rcu',
    sentence: 'The writer waits for one grace period, in which the task is moved already.',
    script: `${AT_C}mkdir /c/g; sleep 9 & p=$!; ticks() { sed 's/ .*//; s/[.]//' /proc/uptime; }
a=$(ticks); echo $p > /c/g/tasks & while ! grep -q g /proc/$p/container; do :; done; b=$(ticks); wait $!; c=$(ticks)
test $((b-a)) -lt 1 || echo moved late; test $((c-a)) -ge 1 && echo waited
`,
    output: `waited
`,
    off: ['kernel/container/attach.ts', 'frame.until = k.state.misc.tick + k.config.gracePeriod;', ''],
  },
  {
    id: 'attach: only this hierarchy',
    source: ATTACH,
    sentence: 'A move in one hierarchy changes nothing in another.',
    script: `${AT_C}mount -t container -o numtasks none /d; mkdir /c/g /d/g; echo $$ > /d/g/tasks; cat /proc/$$/container
`,
    output: `cpuacct:/
numtasks:/g
`,
    off: [
      'kernel/container/attach.ts',
      'tasks.container[task * tasks.slots + hierarchy] = container;',
      'for (const h of k.state.misc.hierarchies) tasks.container[task * tasks.slots + h] = container;',
    ],
  },
  {
    id: 'fork: the child joins',
    source: FORK,
    sentence: 'A child begins in its parent’s container of each hierarchy, and counts there.',
    script: `${AT_C}mount -t container -o numtasks none /d; mkdir /c/g /d/h; echo 0 > /c/g/tasks; echo 0 > /d/h/tasks
sleep 9 & cat /proc/$!/container; echo 0 > /c/tasks; echo 0 > /d/tasks
rmdir /c/g; rmdir /d/h; cat /d/h/tasks /c/g/tasks | wc -l
`,
    output: `cpuacct:/g
numtasks:/h
rmdir: '/c/g': Device or resource busy
rmdir: '/d/h': Device or resource busy
2
`,
    off: [
      'kernel/container/fork-exit.ts',
      'tasks.container[to + h] = container;\n    containers.edit(container).count++;',
      'tasks.container[to + h] = hierarchies[0] === h ? container : k.state.hierarchies.get(h).top;\n    containers.edit(tasks.container[to + h] as number).count++;',
    ],
  },
  {
    id: 'fork: an exec stays',
    source: 'V6 3/6, Documentation/containers.txt',
    sentence: 'Another program does not change the container.',
    script: `${AT_C}mkdir /c/g; sh -c 'echo $$ > /c/g/tasks; exec cat /proc/self/container'
`,
    output: `cpuacct:/g
`,
  },
  {
    id: 'fork: the torn child',
    source: 'V6 cover letter',
    sentence: 'A fork between the writes to two hierarchies leaves the child new in one and old in the other.',
    script: `${AT_C}mount -t container -o numtasks none /d; mkdir /c/new /d/new
sh -c 'sleep 1; sleep 9 & echo $! > /tmp/child; wait' & p=$!
echo $p > /c/new/tasks; sleep 2; echo $p > /d/new/tasks
cat /proc/$p/container /proc/$(cat /tmp/child)/container
`,
    output: `cpuacct:/new
numtasks:/new
cpuacct:/new
numtasks:/
`,
    off: [
      'kernel/container/attach.ts',
      'tasks.container[task * tasks.slots + hierarchy] = container;',
      'for (let one = 1; one < tasks.capacity; one++) {\n    if (one === task || tasks.parent[one] === task) tasks.container[one * tasks.slots + hierarchy] = container;\n  }',
    ],
  },
  {
    id: 'exit: the top container hack',
    source: EXIT,
    sentence: 'A task that ends leaves its containers; a zombie shows the root in each hierarchy and counts nowhere.',
    script: `${AT_C}mkdir /c/g; sh -c 'echo 0 > /c/g/tasks; true & echo $! > /tmp/pid; echo 0 > /c/tasks; exec sleep 9' & sleep 1
cat /proc/$(cat /tmp/pid)/container; cat /c/g/tasks; grep -o topcount=[2-9] /proc/containers; rmdir /c/g; echo rc=$?
`,
    output: `cpuacct:/
topcount=6
rc=0
`,
    off: ['kernel/container/dialect.ts', 'zombiesStay: false,', 'zombiesStay: true,'],
  },
  {
    id: 'exit: zombies in the list of the root',
    source: EXIT,
    sentence:
      'The code of the time listed zombies in the root’s tasks, as far as its count leaves room; they are listed nowhere.',
    script: `${AT_C}sh -c 'true & echo $! > /tmp/pid; exec sleep 9' & sleep 1
grep -c ^$(cat /tmp/pid)$ /c/tasks; mkdir /c/g; cat /c/g/tasks
`,
    output: `0
`,
    quirksOutput: `1
`,
    off: ['kernel/container/dialect.ts', 'listsZombies: quirks => quirks,', 'listsZombies: quirks => !quirks,'],
  },
  {
    id: 'exit: the list is cut at the count',
    source: 'V6 1/6, pid_array_load',
    sentence: 'The list of the root never has more pids than its count, which zombies do not raise.',
    script: `${AT_C}sh -c 'true & true & true & exec sleep 9' & sleep 1; sleep 9 &
cat /c/tasks | wc -l
`,
    output: `7
`,
    quirksOutput: `8
`,
    off: ['kernel/container/membership.ts', '.slice(0, row.count + (row.parent === 0 ? 1 : 0))', ''],
  },
];
