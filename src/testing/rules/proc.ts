// What /proc says of containers, to the letter. (V6 3/6, proc_container_show and proc_containerstats_show)

import {AT_C, type Rule} from './rule';

const SHOW = 'V6 3/6, proc_container_show';
const STATS = 'V6 3/6, proc_containerstats_show';

export const PROC_RULES: readonly Rule[] = [
  {
    id: 'proc: nothing mounted',
    source: STATS,
    sentence:
      'Without hierarchies every slot shows its own count of 1, every subsystem hierarchy 0, and no task a line.',
    script: `cat /proc/containers; cat /proc/self/container; echo end
`,
    output: `Hierarchies:
0: topcount=1 bits=0 containers=1 ()
1: topcount=1 bits=0 containers=1 ()
2: topcount=1 bits=0 containers=1 ()
3: topcount=1 bits=0 containers=1 ()
Subsystems:
1: name=cpuset hierarchy=0
2: name=cpuacct hierarchy=0
3: name=numtasks hierarchy=0
end
`,
    off: [
      'kernel/container/proc-text.ts',
      ': topcount=1 bits=0 containers=1 ()',
      ': topcount=0 bits=0 containers=1 ()',
    ],
  },
  {
    id: 'proc: hierarchies',
    source: STATS,
    sentence:
      'A line has the root’s count, the set in hex by id, the containers with the root, the names, and s_active.',
    directives: '#: debug 1\n',
    script: `mkdir /a /b /m; mount -t container -o cpuset,debug1 none /a; mount -t container -o debug1,cpuset none /b
mount -t container -o numtasks none /m; mkdir /a/g /m/x /m/x/y; sleep 9 & echo $! > /m/x/tasks
cat /proc/containers; true
`,
    output: `Hierarchies:
0: topcount=1 bits=0 containers=1 ()
1: topcount=6 bits=12 containers=2 (debug1, cpuset) s_active=3
2: topcount=5 bits=8 containers=3 (numtasks) s_active=3
3: topcount=1 bits=0 containers=1 ()
Subsystems:
1: name=cpuset hierarchy=1
2: name=cpuacct hierarchy=0
3: name=numtasks hierarchy=2
4: name=debug1 hierarchy=1
`,
    off: [
      'kernel/container/proc-text.ts',
      'const count = k.state.containers.get(row.top).count + 1;',
      'const count = k.state.containers.get(row.top).count;',
    ],
  },
  {
    id: 'proc: an unmounted hierarchy',
    source: STATS,
    sentence: 'A hierarchy that lives on unmounted has as many s_active as child containers.',
    script: `${AT_C}mkdir /c/a /c/b; umount /c; grep -o 'containers=3.*' /proc/containers
`,
    output: `containers=3 (cpuacct) s_active=2
`,
    off: ['kernel/container/proc-text.ts', 'const {active} = k.state', 'const {root: active} = k.state'],
  },
  {
    id: 'proc: the containers of a task',
    source: SHOW,
    sentence:
      'One line per active hierarchy in order of slot: names in reverse order of id, a colon, the path. No number.',
    script: `mkdir /a /b /x; mount -t container -o numtasks,cpuset none /a; mount -t container -o cpuacct none /b
mkdir -p /a/jobs/a /b/g; echo 0 > /a/jobs/a/cpus; for d in /a/jobs /a/jobs/a; do echo 0 > $d/cpus; echo 0 > $d/mems; done 2>/dev/null
echo $$ > /a/jobs/a/tasks; cat /proc/$$/container /proc/self/container /proc/1/container
`,
    output: `sh: write error: Permission denied
numtasks,cpuset:/jobs/a
cpuacct:/
numtasks,cpuset:/jobs/a
cpuacct:/
numtasks,cpuset:/
cpuacct:/
`,
    off: ['kernel/container/proc-text.ts', "(k, id).join(',')}:", "(k, id).reverse().join(',')}:"],
  },
  {
    id: 'proc: of each thread',
    source: 'V6 1/6, fs/proc/base.c',
    sentence: 'The file stands in the directory of each thread, too.',
    script: `${AT_C}mkdir /c/g; echo $$ > /c/g/tasks; cat /proc/$$/task/$$/container
`,
    output: `cpuacct:/g
`,
  },
  {
    id: 'proc: for everybody',
    source: 'V6 1/6, fs/proc/base.c',
    sentence: 'Both files are readable for all and writable for none.',
    script: `${AT_C}stat -c '%a' /proc/containers /proc/1/container; su nobody -c 'cat /proc/1/container'
echo x > /proc/1/container; echo rc=$?
`,
    output: `444
444
cpuacct:/
sh: write error: Invalid argument
rc=1
`,
    off: ['filesystems/procfs/entry.ts', "kind: 'file', mode: 0o444, text", "kind: 'file', mode: 0o400, text"],
  },
  {
    id: 'proc: cpuset',
    source: 'V6 3/6, proc_cpuset_show',
    sentence: '/proc/PID/cpuset is only the path in the hierarchy that binds cpuset, and / while none does.',
    script: `cat /proc/self/cpuset; mkdir /s; mount -t container -o cpuset none /s; mkdir /s/g
echo 0 > /s/g/cpus; echo 0 > /s/g/mems; echo $$ > /s/g/tasks; cat /proc/$$/cpuset
umount /s; cat /proc/$$/cpuset
`,
    output: `/
/g
/g
`,
    off: [
      'kernel/container/proc-text.ts',
      "return bound === 0 ? '/' : printedPath(k, containerOf(k, task, bound));",
      "return '/';",
    ],
  },
];
