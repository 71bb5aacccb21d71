// cpuacct: the time that tasks use while they are members. (V6 4/6, kernel/cpu_acct.c)

import {AT_C, type Rule} from './rule';

const CHARGE = 'V6 4/6, cpuacct_charge';

/** `about MS FILE` tells whether a file shows that many milliseconds, give or take 60. */
const ABOUT = `about() { n=$(cat $2); test $n -ge $(($1 - 60)) -a $n -le $(($1 + 60)) && echo "about $1" || echo "$n, not $1"; }
`;

export const CPUACCT_RULES: readonly Rule[] = [
  {
    id: 'cpuacct: milliseconds',
    source: 'V6 4/6, cpuusage_read',
    sentence: 'cpuacct.usage is a number of milliseconds, without a newline behind it.',
    script: `${ABOUT}${AT_C}mkdir /c/g; cat /c/g/cpuacct.usage; echo .; spin 1 & echo $! > /c/g/tasks; wait
about 1000 /c/g/cpuacct.usage; test $(wc -c < /c/g/cpuacct.usage) -le 4 && echo no newline
`,
    output: `0.
about 1000
no newline
`,
    off: [
      'subsystems/cpuacct/cpuacct.ts',
      'V6 printed it.\n    read: (k, container) => `',
      'V6 printed it.\n    read: (k, container) => `\n',
    ],
  },
  {
    id: 'cpuacct: only read',
    source: 'V6 4/6, cft_usage',
    sentence: 'The file has no write method: EINVAL, and the sum stays.',
    script: `spin 1
${AT_C}echo 0 > /c/cpuacct.usage; echo rc=$?; test $(cat /c/cpuacct.usage) -ge 1000 && echo stays
`,
    output: `sh: write error: Invalid argument
rc=1
stays
`,
    off: [
      'filesystems/containerfs/file.ts',
      'if (file !== undefined && file.write === undefined && file.attaches !== true) {',
      "if (file?.name === '') {",
    ],
  },
  {
    id: 'cpuacct: who computes is charged',
    source: CHARGE,
    sentence: 'A task that sleeps costs nothing; two that compute on two cpus cost twice the time.',
    script: `${ABOUT}${AT_C}mkdir /c/idle /c/busy; sleep 2 & echo $! > /c/idle/tasks
spin 1 & echo $! > /c/busy/tasks; spin 1 & echo $! > /c/busy/tasks; wait
cat /c/idle/cpuacct.usage; echo; about 2000 /c/busy/cpuacct.usage
`,
    output: `0
about 2000
`,
    off: [
      'subsystems/cpuacct/cpuacct.ts',
      'used[cpu] = (used[cpu] as number) + ticks;',
      'used[cpu] = Math.max(used[cpu] as number, ticks);',
    ],
  },
  {
    id: 'cpuacct: history stays behind',
    source: CHARGE,
    sentence: 'Time counts where the task is when it uses it; a move takes nothing along.',
    script: `${ABOUT}${AT_C}mkdir /c/g /c/h; spin 3 & p=$!; echo $p > /c/g/tasks; sleep 1; echo $p > /c/h/tasks; sleep 1; echo $p > /c/tasks
about 1000 /c/g/cpuacct.usage; about 1000 /c/h/cpuacct.usage; rmdir /c/g; mkdir /c/g; cat /c/g/cpuacct.usage; echo
`,
    output: `about 1000
about 1000
0
`,
    off: [
      'subsystems/cpuacct/cpuacct.ts',
      'const container = containerFor(k, task, cpuacct);',
      'let container = containerFor(k, task, cpuacct);\n  while (k.state.containers.get(container).parent !== 0) container = k.state.containers.get(container).parent;',
    ],
  },
  {
    id: 'cpuacct: not hierarchical',
    source: CHARGE,
    sentence: 'A parent does not include its children.',
    script: `${ABOUT}${AT_C}mkdir -p /c/g/x; spin 1 & echo $! > /c/g/x/tasks; wait; about 1000 /c/g/x/cpuacct.usage; cat /c/g/cpuacct.usage; echo
test $(cat /c/cpuacct.usage) -le 60 && echo little
`,
    output: `about 1000
0
little
`,
    off: ['kernel/container/dialect.ts', 'chargesAncestors: false,', 'chargesAncestors: true,'],
  },
  {
    id: 'cpuacct: unmounted',
    source: 'V6 3/6, container_put_super',
    sentence: 'While nobody mounts it everything counts in the root, whose sum survives mounts and umounts.',
    script: `${ABOUT}spin 1
${AT_C}about 1000 /c/cpuacct.usage; umount /c; spin 1; mount -t container -o cpuset,cpuacct none /d; about 2000 /d/cpuacct.usage
`,
    output: `about 1000
about 2000
`,
    off: [
      'kernel/container/hierarchy.ts',
      'moveStates(k, top, k.state.misc.dummyTop, names);',
      'for (const name of names) k.state.containers.edit(top).css[name] = {refcnt: 0, state: k.subsystemsByName.get(name)?.create(k, top) as never};\n  moveStates(k, top, k.state.misc.dummyTop, names);',
    ],
  },
];
