// Shares of resource groups: what may be written, and what a write must respect.
// (V6 5/6, kernel/res_group/shares.c and rgcs.c)

import {LIMITS, type Rule} from './rule';

const PARSE = 'V6 5/6, shares_parse';
const VALID = 'V6 5/6, are_shares_valid';

/** Writes each text to the shares of a group. */
const set = (file: string, texts: string) =>
  `for text in ${texts}; do echo -n "$text" > ${file}/numtasks.shares; echo "$text rc=$?"; done
`;

export const SHARES_RULES: readonly Rule[] = [
  {
    id: 'shares: of a new group',
    source: 'V6 5/6, numtasks_res_init_one',
    sentence: 'A new group has neither minimum nor maximum (-3, do not care) and the divisor 100.',
    script: `${LIMITS}cat /n/numtasks.shares /n/g/numtasks.shares
`,
    output: `res=numtasks,min_shares=-3,max_shares=-3,child_shares_divisor=100
res=numtasks,min_shares=-3,max_shares=-3,child_shares_divisor=100
`,
    off: ['subsystems/numtasks/state.ts', 'export const DEFAULT_DIVISOR = 100;', 'export const DEFAULT_DIVISOR = 10;'],
  },
  {
    id: 'shares: words in any order',
    source: PARSE,
    sentence: 'A write is any of res=, min_shares=, max_shares=, child_shares_divisor=; what is not named stays.',
    script: `${LIMITS}${set('/n/g', 'max_shares=20 child_shares_divisor=50,min_shares=5,res=numtasks ,,min_shares=0x10,,')}cat /n/g/numtasks.shares
`,
    output: `max_shares=20 rc=0
child_shares_divisor=50,min_shares=5,res=numtasks rc=0
,,min_shares=0x10,, rc=0
res=numtasks,min_shares=16,max_shares=20,child_shares_divisor=50
`,
    off: ['subsystems/numtasks/files.ts', "if (word === '') continue;", ''],
  },
  {
    id: 'shares: an unknown word',
    source: PARSE,
    sentence: 'A word that is none of them, or has no whole number, is EINVAL; nothing of the write is kept.',
    script: `${LIMITS}${set('/n/g', 'max_share=5 max_shares=5,x max_shares=five max_shares= max_shares=5x max_shares max_shares=5,min_shares')}cat /n/g/numtasks.shares
`,
    output: `sh: write error: Invalid argument
max_share=5 rc=1
sh: write error: Invalid argument
max_shares=5,x rc=1
sh: write error: Invalid argument
max_shares=five rc=1
sh: write error: Invalid argument
max_shares= rc=1
sh: write error: Invalid argument
max_shares=5x rc=1
sh: write error: Invalid argument
max_shares rc=1
sh: write error: Invalid argument
max_shares=5,min_shares rc=1
res=numtasks,min_shares=-3,max_shares=-3,child_shares_divisor=100
`,
    off: [
      'subsystems/numtasks/files.ts',
      '    } else {\n      const shown',
      "    } else if (word === '') {\n      const shown",
    ],
  },
  {
    id: 'shares: res twice',
    source: PARSE,
    sentence: 'res= may be given once; the name is not compared with anything, but must not be empty.',
    script: `${LIMITS}${set('/n/g', 'res=numtasks,max_shares=5,res=numtasks res=other,max_shares=6 res=,max_shares=7')}cat /n/g/numtasks.shares
`,
    output: `sh: write error: Invalid argument
res=numtasks,max_shares=5,res=numtasks rc=1
res=other,max_shares=6 rc=0
sh: write error: Invalid argument
res=,max_shares=7 rc=1
res=numtasks,min_shares=-3,max_shares=6,child_shares_divisor=100
`,
    off: ['subsystems/numtasks/files.ts', "if (named) return fail('EINVAL', 'res= is given twice');", ''],
  },
  {
    id: 'shares: the newline of echo',
    source: 'lib/parser.c of 2.6.20, match_token',
    sentence: 'With a newline behind it the last number was no number: EINVAL. One newline is taken off.',
    script: `${LIMITS}echo max_shares=5 > /n/g/numtasks.shares; echo rc=$?; echo max_shares=6,res=x > /n/g/numtasks.shares; echo rc=$?
echo 'max_shares=7
' > /n/g/numtasks.shares; echo rc=$?; cat /n/g/numtasks.shares
`,
    output: `rc=0
rc=0
sh: write error: Invalid argument
rc=1
res=numtasks,min_shares=-3,max_shares=6,child_shares_divisor=100
`,
    quirksOutput: `sh: write error: Invalid argument
rc=1
rc=0
sh: write error: Invalid argument
rc=1
res=numtasks,min_shares=-3,max_shares=6,child_shares_divisor=100
`,
    off: ['subsystems/numtasks/files.ts', "(k.config.quirks ? text : text.replace(/\\n$/, ''))", 'text'],
  },
  {
    id: 'shares: the longest write',
    source: 'V6 5/6, res_group_file_write',
    sentence: 'A write of a page or more is E2BIG.',
    script: `${LIMITS}text=max_shares=5; while [ \${#text} -lt 4095 ]; do text=$text,; done
echo -n $text > /n/g/numtasks.shares; echo rc=$?; echo -n $text, > /n/g/numtasks.shares; echo rc=$?; echo -n $text, > /n/g/numtasks.stats; echo rc=$?
`,
    output: `rc=0
sh: write error: Argument list too long
rc=1
sh: write error: Argument list too long
rc=1
`,
    off: ['kernel/container/dialect.ts', 'longestWrite: 4095,', 'longestWrite: 8000,'],
  },
  {
    id: 'shares: symbolic values',
    source: VALID,
    sentence: 'A share is 0 or more, or -3 (do not care), or -2 (unsupported); -1 leaves it as it is; less is EINVAL.',
    script: `${LIMITS}${set('/n/g', 'max_shares=9,min_shares=0 max_shares=-1,min_shares=-1 max_shares=-4 min_shares=-5 max_shares=-3')}cat /n/g/numtasks.shares
`,
    output: `max_shares=9,min_shares=0 rc=0
max_shares=-1,min_shares=-1 rc=0
sh: write error: Invalid argument
max_shares=-4 rc=1
sh: write error: Invalid argument
min_shares=-5 rc=1
max_shares=-3 rc=0
res=numtasks,min_shares=0,max_shares=-3,child_shares_divisor=100
`,
    off: [
      'subsystems/numtasks/shares.ts',
      'if (shares >= 0 || shares === DONT_CARE || shares === UNSUPPORTED) continue;',
      'if (shares > -9) continue;',
    ],
  },
  {
    id: 'shares: unsupported for ever',
    source: 'V6 5/6, set_shares',
    sentence: 'A share that was made unsupported never changes again; writes to it are accepted and do nothing.',
    script: `${LIMITS}${set('/n/g', 'max_shares=-2 max_shares=5,min_shares=1')}cat /n/g/numtasks.shares
`,
    output: `max_shares=-2 rc=0
max_shares=5,min_shares=1 rc=0
res=numtasks,min_shares=1,max_shares=-2,child_shares_divisor=100
`,
    off: ['subsystems/numtasks/shares.ts', ' && old[key] !== UNSUPPORTED', ''],
  },
  {
    id: 'shares: guarantees are handed out once',
    source: VALID,
    sentence:
      'The guarantees of all children cannot exceed the parent’s divisor: EINVAL; what one gives up another can have.',
    script: `${LIMITS}mkdir /n/h; ${set('/n/g', 'min_shares=101 min_shares=70')}${set('/n/h', 'min_shares=31 min_shares=30')}${set('/n/g', 'min_shares=71 min_shares=-3')}${set('/n/h', 'min_shares=100')}`,
    output: `sh: write error: Invalid argument
min_shares=101 rc=1
min_shares=70 rc=0
sh: write error: Invalid argument
min_shares=31 rc=1
min_shares=30 rc=0
sh: write error: Invalid argument
min_shares=71 rc=1
min_shares=-3 rc=0
min_shares=100 rc=0
`,
    off: ['subsystems/numtasks/shares.ts', 'if (more > unusedMinShares) return', 'if (more < -unusedMinShares) return'],
  },
  {
    id: 'shares: the parent’s divisor',
    source: VALID,
    sentence: 'A maximum above the parent’s divisor is EINVAL.',
    script: `${LIMITS}${set('/n/g', 'max_shares=101 max_shares=100')}echo -n child_shares_divisor=200 > /n/numtasks.shares; ${set('/n/g', 'max_shares=200')}`,
    output: `sh: write error: Invalid argument
max_shares=101 rc=1
max_shares=100 rc=0
max_shares=200 rc=0
`,
    off: ['subsystems/numtasks/shares.ts', 'if (next.maxShares > divisor)', 'if (next.maxShares < -divisor)'],
  },
  {
    id: 'shares: the divisor is a number',
    source: VALID,
    sentence: 'A divisor below 0 is EINVAL; 0 is allowed, and makes every limit below it 0.',
    script: `${LIMITS}mkdir /n/g/x; ${set('/n/g', 'max_shares=9,child_shares_divisor=-3 max_shares=9,child_shares_divisor=0')}${set('/n/g/x', 'max_shares=0 max_shares=1')}
cat /n/g/numtasks.shares; sh -c 'echo 0 > /n/g/x/tasks; /bin/true; :' 2>/dev/null; echo rc=$?
`,
    output: `sh: write error: Invalid argument
max_shares=9,child_shares_divisor=-3 rc=1
max_shares=9,child_shares_divisor=0 rc=0
max_shares=0 rc=0
sh: write error: Invalid argument
max_shares=1 rc=1
res=numtasks,min_shares=-3,max_shares=9,child_shares_divisor=0
rc=2
`,
    off: ['subsystems/numtasks/shares.ts', 'return divisor === 0 ? 0 : Math.floor(', 'return Math.floor('],
  },
  {
    id: 'shares: not below what was handed out',
    source: VALID,
    sentence: 'A divisor below the guarantees that children hold is EINVAL.',
    script: `${LIMITS}${set('/n/g', 'min_shares=40')}${set('/n', 'child_shares_divisor=39 child_shares_divisor=40')}cat /n/numtasks.shares
`,
    output: `min_shares=40 rc=0
sh: write error: Invalid argument
child_shares_divisor=39 rc=1
child_shares_divisor=40 rc=0
res=numtasks,min_shares=-3,max_shares=-3,child_shares_divisor=40
`,
    off: [
      'subsystems/numtasks/shares.ts',
      'if (next.divisor < handedOut) return fail(',
      'if (next.divisor < -handedOut) return fail(',
    ],
  },
  {
    id: 'shares: not below a child’s maximum',
    source: VALID,
    sentence: 'A divisor below the largest maximum of a child is EINVAL.',
    script: `${LIMITS}mkdir /n/h; ${set('/n/g', 'max_shares=30')}${set('/n/h', 'max_shares=60')}${set('/n', 'child_shares_divisor=59 child_shares_divisor=60')}`,
    output: `max_shares=30 rc=0
max_shares=60 rc=0
sh: write error: Invalid argument
child_shares_divisor=59 rc=1
child_shares_divisor=60 rc=0
`,
    off: ['subsystems/numtasks/shares.ts', 'if (next.divisor < maxShares) {', 'if (next.divisor < -maxShares) {'],
  },
  {
    id: 'shares: minimum above maximum',
    source: VALID,
    sentence: 'A minimum above the maximum is EINVAL, where both are numbers.',
    script: `${LIMITS}${set('/n/g', 'min_shares=20,max_shares=10 min_shares=10,max_shares=20 max_shares=9 min_shares=21 max_shares=-3 min_shares=30')}`,
    output: `sh: write error: Invalid argument
min_shares=20,max_shares=10 rc=1
min_shares=10,max_shares=20 rc=0
sh: write error: Invalid argument
max_shares=9 rc=1
sh: write error: Invalid argument
min_shares=21 rc=1
max_shares=-3 rc=0
min_shares=30 rc=0
`,
    off: [
      'subsystems/numtasks/shares.ts',
      'if (minShares < 0 || maxShares < 0 || minShares <= maxShares) return undefined;',
      'return undefined;',
    ],
  },
  {
    id: 'shares: of the root',
    source: 'V6 5/6, set_controller_shares',
    sentence: 'The root group has no parent that could object; its own shares are kept and mean nothing.',
    script: `${LIMITS}${set('/n', 'min_shares=900 max_shares=900')}cat /n/numtasks.shares; sleep 1 & echo rc=$?
`,
    output: `min_shares=900 rc=0
max_shares=900 rc=0
res=numtasks,min_shares=900,max_shares=900,child_shares_divisor=100
rc=0
`,
    off: [
      'subsystems/numtasks/shares.ts',
      'if (parent === 0) return undefined;\n  const {unused',
      "if (parent === 0) return fail('EINVAL', 'the root has no parent');\n  const {unused",
    ],
  },
];
