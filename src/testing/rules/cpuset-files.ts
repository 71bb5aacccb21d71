// The files of a cpuset: what they read, take and refuse. (kernel/cpuset.c of 2.6.20; V6 2/6 and 3/6)

import {type Rule, SETS} from './rule';

const WRITE = 'kernel/cpuset.c of 2.6.20, cpuset_common_file_write';
const CPUMASK = 'kernel/cpuset.c of 2.6.20, update_cpumask';
const NODEMASK = 'kernel/cpuset.c of 2.6.20, update_nodemask';
const PARSE = 'lib/bitmap.c of 2.6.20, bitmap_parselist';

/** Writes each text to a file and shows what is in it then. */
const each = (file: string, texts: string) =>
  `for text in ${texts}; do echo "$text" > ${file}; echo "$text rc=$? $(cat ${file})"; done
`;

const FLAGS = 'memory_migrate memory_spread_page memory_spread_slab';

export const CPUSET_FILE_RULES: readonly Rule[] = [
  {
    id: 'cpuset: the root has everything',
    source: 'kernel/cpuset.c of 2.6.20, cpuset_init and cpuset_init_smp',
    sentence: 'The root cpuset has all cpus and nodes that are online, exclusively.',
    script: `mkdir /s; mount -t container -o cpuset none /s; cat /s/cpus /s/mems /s/cpu_exclusive /s/mem_exclusive
`,
    output: `0-3
0-1
1
1
`,
    off: [
      'subsystems/cpuset/cpuset.ts',
      'cpuExclusive: true,\n      memExclusive: true,',
      'cpuExclusive: false,\n      memExclusive: false,',
    ],
  },
  {
    id: 'cpuset: a new one is empty',
    source: 'V6 3/6, cpuset_create',
    sentence: 'A new cpuset has no cpus and no nodes, and no flag but those that it inherits.',
    script: `mkdir /s; mount -t container -o cpuset none /s; mkdir /s/g
for file in cpus mems cpu_exclusive mem_exclusive ${FLAGS}; do echo "$file=$(cat /s/g/$file)"; done
`,
    output: `cpus=
mems=
cpu_exclusive=0
mem_exclusive=0
memory_migrate=0
memory_spread_page=0
memory_spread_slab=0
`,
    off: ['subsystems/cpuset/cpuset.ts', 'if (!cloneChildren) return fresh;', ''],
  },
  {
    id: 'cpuset: what is inherited',
    source: 'V6 3/6, cpuset_create',
    sentence: 'Of the flags only memory_spread_page and memory_spread_slab are inherited.',
    script: `${SETS}for file in cpu_exclusive mem_exclusive ${FLAGS}; do echo 1 > /s/g/$file; done; mkdir /s/g/x
for file in cpu_exclusive mem_exclusive ${FLAGS}; do echo "$file=$(cat /s/g/$file) $(cat /s/g/x/$file)"; done
`,
    output: `cpu_exclusive=1 0
mem_exclusive=1 0
memory_migrate=1 0
memory_spread_page=1 1
memory_spread_slab=1 1
`,
    off: [
      'subsystems/cpuset/flags.ts',
      'return {...FRESH_FLAGS, memorySpreadPage, memorySpreadSlab};',
      'return {...FRESH_FLAGS, ...(memorySpreadPage && memorySpreadSlab ? {} : {})};',
    ],
  },
  {
    id: 'cpuset: lists are read as ranges',
    source: 'lib/bitmap.c of 2.6.20, bitmap_scnlistprintf',
    sentence: 'cpus and mems read as ranges in ascending order, an empty set as an empty line.',
    directives: '#: cpus 16\n#: nodes 4\n',
    script: `${SETS}cat /s/cpus /s/mems; for list in 3,2,1 0-1,2-3 15,0 1,3,5-7,6-9 0,1; do echo $list > /s/g/cpus; cat /s/g/cpus; done
mkdir /s/h; cat /s/h/cpus
`,
    output: `0-15
0-3
1-3
0-3
0,15
1,3,5-9
0-1

`,
    off: [
      '../base/bitmap.ts',
      'while (end + 1 < bits.length && bits[end + 1] === (bits[end] as number) + 1) end++;',
      '',
    ],
  },
  {
    id: 'cpuset: the grammar of lists',
    source: PARSE,
    sentence:
      'A list is numbers and ranges between commas, up to the newline; one comma may end it. Else it is EINVAL.',
    script: `${SETS}${each('/s/g/cpus', "0,1, 1-1 00-03 '' , 0,,1 ,0 '0 1' ' 0' 0- -1 0-1-2 1-0 0x1 a 0a")}`,
    output: `0,1, rc=0 0-1
1-1 rc=0 1
00-03 rc=0 0-3
sh: write error: Invalid argument
 rc=1 0-3
sh: write error: Invalid argument
, rc=1 0-3
sh: write error: Invalid argument
0,,1 rc=1 0-3
sh: write error: Invalid argument
,0 rc=1 0-3
sh: write error: Invalid argument
0 1 rc=1 0-3
sh: write error: Invalid argument
 0 rc=1 0-3
sh: write error: Invalid argument
0- rc=1 0-3
sh: write error: Invalid argument
-1 rc=1 0-3
sh: write error: Invalid argument
0-1-2 rc=1 0-3
sh: write error: Invalid argument
1-0 rc=1 0-3
sh: write error: Invalid argument
0x1 rc=1 0-3
sh: write error: Invalid argument
a rc=1 0-3
sh: write error: Invalid argument
0a rc=1 0-3
`,
    off: ['../base/bitmap.ts', '/^(\\d+)(?:-(\\d+))?$/.exec(part)', '/^(\\d+)(?:-(\\d+))?$/.exec(part.trim())'],
  },
  {
    id: 'cpuset: only the first line counts',
    source: PARSE,
    sentence: 'What follows a newline or a NUL is not looked at.',
    script: `${SETS}echo '2
3
x' > /s/g/cpus; echo rc=$?; cat /s/g/cpus
printf '1,3\\0-x' > /s/g/cpus; echo rc=$?; cat /s/g/cpus
`,
    output: `rc=0
2
rc=0
1,3
`,
    off: ['../base/bitmap.ts', 'text.split(/[\\n\\0]/, 1)[0] as string', 'text.trimEnd()'],
  },
  {
    id: 'cpuset: beyond the largest number',
    source: PARSE,
    sentence: 'A number of NR_CPUS or more is ERANGE, for cpus and for nodes; the first fault in the list answers.',
    script: `${SETS}${each('/s/g/cpus', '64 0-64 63 3-1,64 64,3-1')}${each('/s/g/mems', '64 0-99')}`,
    output: `sh: write error: Numerical result out of range
64 rc=1 0-1
sh: write error: Numerical result out of range
0-64 rc=1 0-1
sh: write error: No space left on device
63 rc=1 0-1
sh: write error: Invalid argument
3-1,64 rc=1 0-1
sh: write error: Numerical result out of range
64,3-1 rc=1 0-1
sh: write error: Numerical result out of range
64 rc=1 0
sh: write error: Numerical result out of range
0-99 rc=1 0
`,
    off: ['../base/bitmap.ts', "if (last >= limit) return 'ERANGE';", "if (last >= limit) return 'EINVAL';"],
  },
  {
    id: 'cpuset: what is not online is left out',
    source: CPUMASK,
    sentence: 'Cpus and nodes that are not online are masked off without a word.',
    script: `${SETS}${each('/s/g/cpus', '2-9 0,40')}${each('/s/g/mems', '1-5')}`,
    output: `2-9 rc=0 2-3
0,40 rc=0 0
1-5 rc=0 1
`,
    off: [
      'subsystems/cpuset/files.ts',
      'const wanted = and(parsed, online(k, resource));\n    const current',
      'const wanted = parsed;\n    const current',
    ],
  },
  {
    id: 'cpuset: nothing left',
    source: CPUMASK,
    sentence: 'If none of them is online the write is ENOSPC.',
    script: `${SETS}${each('/s/g/cpus', '9')}${each('/s/g/mems', '7')}`,
    output: `sh: write error: No space left on device
9 rc=1 0-1
sh: write error: No space left on device
7 rc=1 0
`,
    off: [
      'subsystems/cpuset/files.ts',
      "if (isEmpty(wanted)) return fail('ENOSPC'",
      "if (isEmpty(wanted)) return fail('EINVAL'",
    ],
  },
  {
    id: 'cpuset: never empty again',
    source: PARSE,
    sentence: 'An empty text is no list, so a cpuset that has cpus cannot lose them by a write: EINVAL.',
    script: `${SETS}echo > /s/g/cpus; echo rc=$?; echo -n , > /s/g/mems; echo rc=$?; cat /s/g/cpus /s/g/mems
`,
    output: `sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
0-1
0
`,
    off: [
      '../base/bitmap.ts',
      "if (range === null) return 'EINVAL';",
      "if (part === '') continue;\n    if (range === null) return 'EINVAL';",
    ],
  },
  {
    id: 'cpuset: mems that stay are not checked',
    source: NODEMASK,
    sentence:
      'A write that leaves mems as they are succeeds before anything is checked; none online and none had is such a one.',
    script: `${SETS}mkdir /s/h; echo 7 > /s/h/mems; echo rc=$?; echo 7 > /s/h/cpus; echo rc=$?; echo 0,5 > /s/g/mems; echo rc=$?
cat /s/h/mems /s/g/mems
`,
    output: `rc=0
sh: write error: No space left on device
rc=1
rc=0

0
`,
    off: [
      'subsystems/cpuset/files.ts',
      "if (resource.set === 'mems' && equal(current.mems, wanted)) return undefined;\n",
      '',
    ],
  },
  {
    id: 'cpuset: the root’s cpus and mems',
    source: CPUMASK,
    sentence: 'Nobody can change cpus or mems of the root: EACCES, before the text is read.',
    script: `${SETS}for text in 0-3 0 x 99 ''; do echo $text > /s/cpus; echo rc=$?; done; echo 0-1 > /s/mems; echo rc=$?
cat /s/cpus /s/mems
`,
    output: `sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
0-3
0-1
`,
    off: [
      'subsystems/cpuset/files.ts',
      'return isTop(k, container) ? fail(',
      "return isTop(k, container) && file === '' ? fail(",
    ],
  },
  {
    id: 'cpuset: flags',
    source: 'kernel/cpuset.c of 2.6.20, update_flag',
    sentence: 'A flag is 1 if strtoul finds a number other than 0, and 0 for anything else.',
    script: `${SETS}${each('/s/g/memory_migrate', '1 x 17 0')}${each('/s/g/cpu_exclusive', '2 no')}${each('/s/g/mem_exclusive', '01')}${each('/s/g/memory_spread_page', '1')}${each('/s/g/memory_spread_slab', '1')}`,
    output: `1 rc=0 1
x rc=0 0
17 rc=0 1
0 rc=0 0
2 rc=0 1
no rc=0 0
01 rc=0 1
1 rc=0 1
1 rc=0 1
`,
    off: ['kernel/container/generic-files.ts', 'return leadingNumber(text) !== 0;', "return text.trim() === '1';"],
  },
  {
    id: 'cpuset: memory_pressure',
    source: WRITE,
    sentence: 'memory_pressure is measured: every write is EACCES.',
    script: `${SETS}cat /s/g/memory_pressure; echo 0 > /s/g/memory_pressure; echo rc=$?; echo 0 > /s/memory_pressure; echo rc=$?
`,
    output: `0
sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
`,
    off: [
      'subsystems/cpuset/flags.ts',
      "write: () => fail('EACCES', 'memory_pressure is measured, and cannot be set'),",
      '',
    ],
  },
  {
    id: 'cpuset: memory_pressure_enabled',
    source: WRITE,
    sentence: 'The switch for memory_pressure is one for the whole system: only the root has the file, 0 at first.',
    script: `${SETS}cat /s/memory_pressure_enabled; echo 1 > /s/memory_pressure_enabled; echo rc=$?; cat /s/memory_pressure_enabled
ls /s/g | grep enabled; cat /s/g/memory_pressure_enabled
`,
    output: `0
rc=0
1
cat: can't open '/s/g/memory_pressure_enabled': No such file or directory
`,
    off: [
      'subsystems/cpuset/flags.ts',
      "'Compute memory_pressure; no effect here.', 'top')",
      "'Compute memory_pressure; no effect here.')",
    ],
  },
  {
    id: 'cpuset: the longest write',
    source: WRITE,
    sentence: 'More than 100 + 6 * max(NR_CPUS, MAX_NUMNODES) bytes are E2BIG in any file of a cpuset.',
    script: `${SETS}text=0; while [ \${#text} -lt 483 ]; do text=$text,0; done; echo $text, > /s/cpus; echo rc=$?
for file in cpus mems cpu_exclusive; do echo $text > /s/g/$file; echo \${#text} rc=$?; echo $text, > /s/g/$file; echo rc=$?; done
cat /s/g/cpus /s/g/mems /s/g/cpu_exclusive
`,
    output: `sh: write error: Argument list too long
rc=1
483 rc=0
sh: write error: Argument list too long
rc=1
483 rc=0
sh: write error: Argument list too long
rc=1
483 rc=0
sh: write error: Argument list too long
rc=1
0
0
0
`,
    off: [
      'subsystems/cpuset/files.ts',
      'const LONGEST_WRITE = 100 + 6 * MASK_BITS;',
      'const LONGEST_WRITE = 101 + 6 * MASK_BITS;',
    ],
  },
];
