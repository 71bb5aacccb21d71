// validate_change rule by rule, and what cpusets do to tasks. (kernel/cpuset.c of 2.6.20; V6 3/6)

import {type Rule, SETS} from './rule';

const VALIDATE = 'kernel/cpuset.c of 2.6.20, validate_change';
const SUBSET = 'kernel/cpuset.c of 2.6.20, is_cpuset_subset';

/** The cpus of a task, in hex. */
const MASK = "mask() { taskset -p $1 | grep -o '[0-9a-f]*$'; }\n";

export const CPUSET_CHANGE_RULES: readonly Rule[] = [
  {
    id: 'cpuset: cpus of a child',
    source: VALIDATE,
    sentence: 'A cpuset cannot lose cpus that a child has: EBUSY.',
    script: `${SETS}mkdir /s/g/x; echo 1 > /s/g/x/cpus; echo 0 > /s/g/cpus; echo rc=$?; echo 1-2 > /s/g/cpus; echo rc=$?; cat /s/g/cpus
`,
    output: `sh: write error: Device or resource busy
rc=1
rc=0
1-2
`,
    off: [
      'subsystems/cpuset/validate.ts',
      "if (outside !== '') return fail('EBUSY',",
      "if (outside === '.') return fail('EBUSY',",
    ],
  },
  {
    id: 'cpuset: nodes of a child',
    source: VALIDATE,
    sentence: 'Nor nodes: EBUSY.',
    script: `${SETS}echo 0-1 > /s/g/mems; mkdir /s/g/x; echo 1 > /s/g/x/mems; echo 0 > /s/g/mems; echo rc=$?; cat /s/g/mems
`,
    output: `sh: write error: Device or resource busy
rc=1
0-1
`,
    off: [
      'subsystems/cpuset/validate.ts',
      'for (const {set, one} of [CPUS, MEMS]) {',
      'for (const {set, one} of [CPUS]) {',
    ],
  },
  {
    id: 'cpuset: an exclusive child',
    source: SUBSET,
    sentence: 'A flag cannot be cleared while a child has it: EBUSY, for the root as for any other.',
    script: `${SETS}mkdir /s/g/x; for flag in cpu_exclusive mem_exclusive; do
  echo 1 > /s/g/$flag; echo 1 > /s/g/x/$flag; echo rc=$?
  echo 0 > /s/g/$flag; echo rc=$?; echo 0 > /s/$flag; echo rc=$?; cat /s/$flag /s/g/$flag /s/g/x/$flag
done
`,
    output: `rc=0
sh: write error: Device or resource busy
rc=1
sh: write error: Device or resource busy
rc=1
1
1
1
rc=0
sh: write error: Device or resource busy
rc=1
sh: write error: Device or resource busy
rc=1
1
1
1
`,
    off: [
      'subsystems/cpuset/validate.ts',
      'if (inner[exclusive] && !outer[exclusive]) return',
      "if (inner[exclusive] && !outer[exclusive] && flag === 'cpu_exclusive') return",
    ],
  },
  {
    id: 'cpuset: flags of the root',
    source: VALIDATE,
    sentence: 'Without an exclusive child the root’s flags can be changed; then no child can become exclusive.',
    script: `${SETS}echo 0 > /s/cpu_exclusive; echo rc=$?; cat /s/cpu_exclusive; echo 1 > /s/g/cpu_exclusive; echo rc=$?
echo 1 > /s/cpu_exclusive; echo 1 > /s/g/cpu_exclusive; echo rc=$?
`,
    output: `rc=0
0
sh: write error: Permission denied
rc=1
rc=0
`,
    off: [
      'subsystems/cpuset/validate.ts',
      'if (parent === 0) return undefined;',
      "if (parent === 0) return fail('EACCES', 'never');",
    ],
  },
  {
    id: 'cpuset: cpus of the parent',
    source: VALIDATE,
    sentence: 'A cpuset cannot have cpus that its parent has not: EACCES.',
    script: `${SETS}mkdir /s/g/x; echo 2 > /s/g/x/cpus; echo rc=$?; echo 0-3 > /s/g/x/cpus; echo rc=$?; echo 0-1 > /s/g/x/cpus; echo rc=$?
cat /s/g/x/cpus
`,
    output: `sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
rc=0
0-1
`,
    off: [
      'subsystems/cpuset/validate.ts',
      "if (outside !== '') return fail('EACCES',",
      "if (outside === '.') return fail('EACCES',",
    ],
  },
  {
    id: 'cpuset: nodes of the parent',
    source: VALIDATE,
    sentence: 'Nor nodes: EACCES.',
    script: `${SETS}mkdir /s/g/x; echo 1 > /s/g/x/mems; echo rc=$?; echo 0-1 > /s/g/x/mems; echo rc=$?; cat /s/g/x/mems
`,
    output: `sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1

`,
    off: [
      'subsystems/cpuset/validate.ts',
      'for (const {set, one} of [CPUS, MEMS]) {',
      'for (const {set, one} of [CPUS]) {',
    ],
  },
  {
    id: 'cpuset: exclusive below what is not',
    source: SUBSET,
    sentence: 'A cpuset cannot be exclusive below one that is not: EACCES.',
    script: `${SETS}mkdir /s/g/x; for flag in cpu_exclusive mem_exclusive; do echo 1 > /s/g/x/$flag; echo rc=$?; cat /s/g/x/$flag; done
`,
    output: `sh: write error: Permission denied
rc=1
0
sh: write error: Permission denied
rc=1
0
`,
    off: [
      'subsystems/cpuset/validate.ts',
      'if (inner[exclusive] && !outer[exclusive]) return',
      'if (!inner[exclusive] && outer[exclusive] && inner === outer) return',
    ],
  },
  {
    id: 'cpuset: an exclusive sibling',
    source: VALIDATE,
    sentence: 'What an exclusive sibling has nobody else can have: EINVAL.',
    script: `${SETS}mkdir /s/h; echo 1 > /s/g/cpu_exclusive; echo 1 > /s/g/mem_exclusive
echo 1-3 > /s/h/cpus; echo rc=$?; echo 2-3 > /s/h/cpus; echo rc=$?; echo 0-1 > /s/h/mems; echo rc=$?; echo 1 > /s/h/mems; echo rc=$?
`,
    output: `sh: write error: Invalid argument
rc=1
rc=0
sh: write error: Invalid argument
rc=1
rc=0
`,
    off: [
      'subsystems/cpuset/validate.ts',
      'if (!(trial[exclusive] || other[exclusive]) ||',
      'if (!trial[exclusive] ||',
    ],
  },
  {
    id: 'cpuset: becoming exclusive',
    source: VALIDATE,
    sentence:
      'Who shares cpus or nodes with a sibling cannot become exclusive, nor grow into it while exclusive: EINVAL.',
    script: `${SETS}mkdir /s/h; echo 1-2 > /s/h/cpus; echo 0-1 > /s/h/mems
echo 1 > /s/h/cpu_exclusive; echo rc=$?; echo 1 > /s/h/mem_exclusive; echo rc=$?
echo 2 > /s/h/cpus; echo 1 > /s/h/cpu_exclusive; echo rc=$?; echo 1-2 > /s/h/cpus; echo rc=$?; cat /s/h/cpus
`,
    output: `sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
rc=0
sh: write error: Invalid argument
rc=1
2
`,
    off: [
      'subsystems/cpuset/validate.ts',
      'if (!(trial[exclusive] || other[exclusive]) ||',
      'if (!other[exclusive] ||',
    ],
  },
  {
    id: 'cpuset: siblings may share',
    source: VALIDATE,
    sentence: 'Siblings that are not exclusive may share, and cpu_exclusive says nothing of nodes.',
    script: `${SETS}mkdir /s/h; echo 0-3 > /s/h/cpus; echo rc=$?; echo 2-3 > /s/h/cpus; echo 1 > /s/g/cpu_exclusive; echo 0 > /s/h/mems; echo rc=$?
`,
    output: `rc=0
rc=0
`,
    off: [
      'subsystems/cpuset/validate.ts',
      'if (!(trial[exclusive] || other[exclusive]) || !intersects(trial[set], other[set])) continue;',
      'if (!intersects(trial[set], other[set])) continue;',
    ],
  },
  {
    id: 'cpuset: the order of the checks',
    source: VALIDATE,
    sentence: 'Children are asked first, then the parent, then the siblings.',
    script: `${SETS}echo 1 > /s/g/cpu_exclusive; mkdir /s/g/x /s/g/y; echo 1 > /s/g/y/cpus; echo 1 > /s/g/y/cpu_exclusive
mkdir /s/g/x/z; echo 0 > /s/g/x/cpus; echo 0 > /s/g/x/z/cpus
for cpus in 2 1-2 0-2 0-1; do echo $cpus > /s/g/x/cpus; echo $cpus rc=$?; done
`,
    output: `sh: write error: Device or resource busy
2 rc=1
sh: write error: Device or resource busy
1-2 rc=1
sh: write error: Permission denied
0-2 rc=1
sh: write error: Invalid argument
0-1 rc=1
`,
    off: ['subsystems/cpuset/validate.ts', 'return checkSiblings(k, container, trial) ??', 'return undefined ??'],
  },
  {
    id: 'cpuset: an exclusive one is removed',
    source: 'V6 3/6, cpuset_destroy',
    sentence: 'An exclusive cpuset can be removed, and what it had is free for its siblings.',
    script: `${SETS}mkdir /s/h; echo 1 > /s/g/cpu_exclusive; echo 0-3 > /s/h/cpus; echo rc=$?; rmdir /s/g; echo rc=$?; echo 0-3 > /s/h/cpus; echo rc=$?
`,
    output: `sh: write error: Invalid argument
rc=1
rc=0
rc=0
`,
    off: ['kernel/container/remove.ts', 'above.children = above.children.filter(child => child !== container);', ''],
  },
  {
    id: 'cpuset: no cpus, no tasks',
    source: 'V6 3/6, cpuset_can_attach',
    sentence: 'Nobody can enter a cpuset without cpus: ENOSPC.',
    script: `${SETS}mkdir /s/h; echo 0 > /s/h/mems; echo $$ > /s/h/tasks; echo rc=$?; cat /s/h/tasks /proc/$$/cpuset
`,
    output: `sh: write error: No space left on device
rc=1
/
`,
    off: ['subsystems/cpuset/cpuset.ts', "isEmpty(cpus) ? 'cpus' : isEmpty(mems)", 'isEmpty(mems)'],
  },
  {
    id: 'cpuset: no nodes, no tasks',
    source: 'V6 3/6, cpuset_can_attach',
    sentence: 'Nor one without nodes: ENOSPC.',
    script: `${SETS}mkdir /s/h; echo 0 > /s/h/cpus; echo $$ > /s/h/tasks; echo rc=$?; cat /s/h/tasks /proc/$$/cpuset
`,
    output: `sh: write error: No space left on device
rc=1
/
`,
    off: ['subsystems/cpuset/cpuset.ts', "isEmpty(mems) ? 'mems' : ''", "''"],
  },
  {
    id: 'cpuset: an attach sets the cpus',
    source: 'V6 3/6, cpuset_attach',
    sentence:
      'A task that enters gets the cpus of the cpuset at once, whatever it had, and leaves a cpu that is not among them.',
    script: `${SETS}${MASK}echo 3 > /s/g/cpus; spin 9 & p=$!; taskset -p 1 $p | grep -c new; sleep 0.1
echo $p > /s/g/tasks; mask $p; sleep 0.1; set -- $(sed 's/.*) //' /proc/$p/stat); shift 36; echo cpu $1
echo $p > /s/tasks; mask $p
`,
    output: `1
8
cpu 3
f
`,
    off: [
      'subsystems/cpuset/cpuset.ts',
      'setAllowedCpus(k, task, containerCss(k, container, cpuset).cpus);\n}\n\n/** All',
      '}\n\n/** All',
    ],
  },
  {
    id: 'cpuset: a write leaves members alone',
    source: 'Documentation/cpusets.txt of 2.6.20',
    sentence: 'A change of cpus does not touch tasks that are inside: they follow when their pid is written again.',
    script: `${SETS}${MASK}sleep 9 & p=$!; echo $p > /s/g/tasks; echo 2-3 > /s/g/cpus; mask $p; echo $p > /s/g/tasks; mask $p
`,
    output: `3
c
`,
    off: [
      'subsystems/cpuset/files.ts',
      'return store(k, container, {...current, [resource.set]: wanted}, false);',
      'const gone = store(k, container, {...current, [resource.set]: wanted}, false);\n    moveMembers(k, container);\n    return gone;',
    ],
  },
  {
    id: 'cpuset: a child copies the affinity',
    source: 'kernel/fork.c of 2.6.20, copy_process',
    sentence: 'A fork copies the affinity that the parent has, not the cpus of its cpuset.',
    script: `${SETS}${MASK}echo $$ > /s/g/tasks; echo 2-3 > /s/g/cpus; sleep 9 & mask $!; cat /proc/$!/cpuset
`,
    output: `3
/g
`,
    off: [
      'kernel/task/fork.ts',
      'tasks.allowedLow[child] = tasks.allowedLow[me] as number;',
      'tasks.allowedLow[child] = 15;',
    ],
  },
  {
    id: 'cpuset: sched_setaffinity',
    source: 'kernel/sched.c of 2.6.20, sched_setaffinity',
    sentence:
      'A task may choose among the cpus of its cpuset: what lies outside is cut off, and nothing left is EINVAL.',
    script: `${SETS}${MASK}sleep 9 & p=$!; echo $p > /s/g/tasks; taskset -p 6 $p > /dev/null; echo rc=$?; mask $p
taskset -p c $p > /dev/null; echo rc=$?; mask $p
`,
    output: `rc=0
2
taskset: can't set pid 7's affinity: Invalid argument
rc=1
2
`,
    off: ['kernel/syscall/table.ts', 'const allowed = and(cpus, allowedCpus(k, task));', 'const allowed = cpus;'],
  },
];
