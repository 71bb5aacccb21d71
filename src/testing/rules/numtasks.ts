// numtasks: the numbers that follow from shares, the check at fork, and the accounts.
// (V6 5/6, kernel/res_group/numtasks.c)

import {LIMITS, type Rule} from './rule';

const ALLOW = 'V6 5/6, numtasks_allow_fork';
const TOTAL = '/sys/module/numtasks/parameters/total_numtasks';

/** `inside GROUP COUNT` tries so many forks in a group, and says how many were made. */
const INSIDE = `inside() { sh -c "echo 0 > $1/tasks; n=0; while [ \\$n -lt $2 ]; do sleep 9 & n=\\$((n+1)); echo \\$n > /tmp/n; done" 2>/dev/null; cat /tmp/n; }
`;

export const NUMTASKS_RULES: readonly Rule[] = [
  {
    id: 'numtasks: a part of the parent’s number',
    source: 'V6 5/6, recalc_shares',
    sentence:
      'A limit in tasks is max_shares parts of the parent’s limit by its divisor, rounded down, all the way down.',
    script: `${LIMITS}${INSIDE}mkdir /n/g/x; echo -n max_shares=10,child_shares_divisor=3 > /n/g/numtasks.shares; echo -n max_shares=2 > /n/g/x/numtasks.shares
inside /n/g/x 20; echo -n child_shares_divisor=50 > /n/numtasks.shares; sh -c 'echo 0 > /n/g/x/tasks; sleep 9 & sleep 9 & sleep 9 & sleep 9 & echo four more'
`,
    output: `5
four more
`,
    off: [
      'subsystems/numtasks/shares.ts',
      'if (shares < 0 || whole < 0) return DONT_CARE;\n  return divisor === 0 ? 0 : Math.floor((shares * whole) / divisor);',
      'return shares < 0 || whole < 0 ? DONT_CARE : shares;',
    ],
  },
  {
    id: 'numtasks: a fork at the limit',
    source: ALLOW,
    sentence: 'A fork in a group that has as many tasks as it may is refused, and counted as a failure.',
    script: `${LIMITS}echo -n max_shares=3 > /n/g/numtasks.shares
(echo 0 > /n/g/tasks; sleep 9 & sleep 9 & sleep 9 & echo not reached); echo rc=$?; cat /n/g/numtasks.stats
`,
    output: `sh: can't fork: Resource temporarily unavailable
rc=2
numtasks: Current usage 2
numtasks: Number of successes 0
numtasks: Number of failures 1
numtasks: Number of forkrate failures 0
`,
    quirksOutput: `sh: can't fork: No space left on device
rc=2
numtasks: Current usage 2
numtasks: Number of successes 0
numtasks: Number of failures 1
numtasks: Number of forkrate failures 0
`,
    off: [
      'subsystems/numtasks/limit.ts',
      'if (cntMax !== DONT_CARE && curAlloc >= cntMax) return refuse(',
      'if (cntMax !== DONT_CARE && curAlloc < 0) return refuse(',
    ],
  },
  {
    id: 'numtasks: the errno of a refused fork',
    source: ALLOW,
    sentence:
      'The code of the time answered ENOSPC and lost the pid that it had taken; it is EAGAIN, and no pid is used up.',
    script: `${LIMITS}echo -n max_shares=1 > /n/g/numtasks.shares; sleep 9 & a=$!
sh -c 'echo 0 > /n/g/tasks; /bin/true; :'; echo rc=$?; sleep 9 & echo $(($! - a))
`,
    output: `sh: can't fork: Resource temporarily unavailable
rc=2
2
`,
    quirksOutput: `sh: can't fork: No space left on device
rc=2
3
`,
    off: [
      'kernel/task/fork.ts',
      "if (!k.config.quirks || refusal.errno !== 'ENOSPC') return;",
      "if (refusal.errno === 'ENOSPC') return;",
    ],
  },
  {
    id: 'numtasks: no maximum, no limit',
    source: ALLOW,
    sentence: 'A group that does not care for a maximum is never refused a fork.',
    script: `${LIMITS}${INSIDE}inside /n/g 30; grep failures /n/g/numtasks.stats
`,
    output: `30
numtasks: Number of failures 0
numtasks: Number of forkrate failures 0
`,
    off: ['subsystems/numtasks/limit.ts', 'if (cntMax !== DONT_CARE && curAlloc >= cntMax)', 'if (curAlloc >= cntMax)'],
  },
  {
    id: 'numtasks: an attach is never refused',
    source: 'V6 5/6, res_group_attach',
    sentence: 'A move into a full group succeeds and puts it over its limit.',
    script: `${LIMITS}echo -n max_shares=2 > /n/g/numtasks.shares; for i in 1 2 3 4; do sleep 9 & echo $! > /n/g/tasks; echo rc=$?; done
head -n 3 /n/g/numtasks.stats
`,
    output: `rc=0
rc=0
rc=0
rc=0
numtasks: Current usage 4
numtasks: Number of successes 0
numtasks: Number of failures 0
`,
  },
  {
    id: 'numtasks: a group below its parent’s limit',
    source: ALLOW,
    sentence:
      'Only the group’s own limit was looked at, so a child without one escaped; the nearest limit above holds, too.',
    script: `${LIMITS}${INSIDE}echo -n max_shares=4 > /n/g/numtasks.shares; mkdir -p /n/g/x/y; inside /n/g/x/y 9
`,
    output: `3
`,
    quirksOutput: `9
`,
    off: ['subsystems/numtasks/limit.ts', 'if (k.config.quirks) return undefined;', 'return undefined;'],
  },
  {
    id: 'numtasks: total_numtasks',
    source: 'V6 5/6, set_total_numtasks',
    sentence:
      'Without total_numtasks no maximum had any effect; it is the number of pids at boot. It takes a number above the tasks there are.',
    script: `cat ${TOTAL}; for total in 0 -5 x 3; do echo $total > ${TOTAL}; echo $total rc=$?; done
mkdir /n; mount -t container -o numtasks none /n; mkdir /n/g; echo -n max_shares=0 > /n/g/numtasks.shares
sh -c 'echo 0 > /n/g/tasks; /bin/true; :'; echo rc=$?; echo 50 > ${TOTAL}; echo rc=$?; cat ${TOTAL}
sh -c 'echo 0 > /n/g/tasks; /bin/true; :' 2>/dev/null; echo rc=$?
`,
    output: `32768
sh: write error: Invalid argument
0 rc=1
sh: write error: Invalid argument
-5 rc=1
sh: write error: Invalid argument
x rc=1
sh: write error: Invalid argument
3 rc=1
sh: can't fork: Resource temporarily unavailable
rc=2
rc=0
50
rc=2
`,
    quirksOutput: `2147483647
sh: write error: Invalid argument
0 rc=1
sh: write error: Invalid argument
-5 rc=1
sh: write error: Invalid argument
x rc=1
sh: write error: Invalid argument
3 rc=1
rc=0
rc=0
50
rc=2
`,
    off: ['subsystems/numtasks/parameters.ts', 'leadingNumber(text) <= subtree', 'leadingNumber(text) < 0'],
  },
  {
    id: 'numtasks: the rate of forks',
    source: 'V6 5/6, check_forkrate',
    sentence:
      'A group makes forkrate forks in a period of forkrate_interval seconds; the next is refused and counted apart.',
    script: `${LIMITS}cd /sys/module/numtasks/parameters; cat forkrate forkrate_interval; echo 2 > forkrate_interval; echo 3 > forkrate
(echo 0 > /n/g/tasks; for i in 1 2 3; do sleep 0 & done; wait; echo three; sleep 0 & echo not reached)
read a < /proc/uptime; tail -n 2 /n/g/numtasks.stats; for v in 0 -1 x; do echo $v > forkrate; echo rc=$?; done
`,
    output: `2147483647
1
three
sh: can't fork: Resource temporarily unavailable
numtasks: Number of failures 0
numtasks: Number of forkrate failures 1
sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
`,
    quirksOutput: `2147483647
1
three
sh: can't fork: No space left on device
numtasks: Number of failures 0
numtasks: Number of forkrate failures 1
sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
`,
    off: ['subsystems/numtasks/limit.ts', 'if (tooFast !== undefined) return tooFast;', ''],
  },
  {
    id: 'numtasks: a new period',
    source: 'V6 5/6, check_forkrate and set_forkrate',
    sentence: 'After the interval forks are free again, and at once when a rate is set anew.',
    script: `${LIMITS}cd /sys/module/numtasks/parameters; echo 2 > forkrate
(echo 0 > /n/g/tasks; sleep 0 & sleep 1.2; sleep 0 & sleep 0 & wait; echo 2 > forkrate; sleep 0 & sleep 0 & wait; echo seven)
`,
    output: `seven
`,
    off: ['subsystems/numtasks/parameters.ts', 'if (refusal === undefined) restartPeriods(k);', ''],
  },
  {
    id: 'numtasks: the first period',
    source: 'V6 5/6, numtasks_res_init_one',
    sentence: 'The first period of a group begins when the group is made.',
    script: `${LIMITS}echo 2 > /sys/module/numtasks/parameters/forkrate; mkdir /n/h
(sleep 0.8; echo 0 > /n/h/tasks; sleep 0 & sleep 0.3; sleep 0 & wait; echo four)
`,
    output: `four
`,
    off: ['subsystems/numtasks/numtasks.ts', 'freshNumtasks(k.state.misc.tick)', 'freshNumtasks(-5000)'],
  },
  {
    id: 'numtasks: attempts count',
    source: ALLOW,
    sentence: 'The rate is looked at before the limit, and counts forks that the limit then refuses.',
    script: `${LIMITS}for i in 1 2 3; do sh -c 'echo 0 > /n/g/tasks; while [ ! -e /tmp/go ]; do :; done; /bin/true; :' 2>/dev/null & done
sleep 1; echo -n max_shares=1 > /n/g/numtasks.shares; echo 2 > /sys/module/numtasks/parameters/forkrate; : > /tmp/go
wait; tail -n 2 /n/g/numtasks.stats
`,
    output: `numtasks: Number of failures 2
numtasks: Number of forkrate failures 1
`,
    off: [
      'subsystems/numtasks/limit.ts',
      '    row.forksInPeriod++;\n    return undefined;',
      '    if (row.cntMax < 0) row.forksInPeriod++;\n    return undefined;',
    ],
  },
  {
    id: 'numtasks: no deepest group',
    source: 'V6 5/6, include/linux/res_group.h',
    sentence: 'MAX_DEPTH is defined as 5 and enforced nowhere.',
    script: `${LIMITS}mkdir -p /n/g/2/3/4/5/6/7; echo rc=$?; echo -n max_shares=1 > /n/g/2/3/4/5/6/7/numtasks.shares; echo rc=$?
`,
    output: `rc=0
rc=0
`,
  },
  {
    id: 'numtasks: statistics',
    source: 'V6 5/6, numtasks_show_stats',
    sentence: 'numtasks.stats has four lines; a write must name a resource, and resets nothing.',
    script: `${LIMITS}for text in res=numtasks x,res=any x ''; do echo "$text" > /n/g/numtasks.stats; echo "$text rc=$?"; done
echo $$ > /n/g/tasks; echo res=numtasks > /n/g/numtasks.stats; head -n 1 /n/g/numtasks.stats; true
`,
    output: `res=numtasks rc=0
x,res=any rc=0
sh: write error: Invalid argument
x rc=1
sh: write error: Invalid argument
 rc=1
numtasks: Current usage 2
`,
    off: [
      'subsystems/numtasks/files.ts',
      "return named ? undefined : fail('EINVAL', 'it takes res=numtasks');",
      'return named ? undefined : undefined;',
    ],
  },
  {
    id: 'numtasks: borrowing',
    source: 'V6 5/6, inc_usage_count',
    sentence:
      'Beyond its own guarantee a group borrows from its parent, which counts that task as well; the guarantee is its own.',
    script: `${LIMITS}echo -n min_shares=2 > /n/g/numtasks.shares; use() { grep -h -e usage -e succ /n/g/numtasks.stats; head -n 1 /n/numtasks.stats; }
use; for i in 1 2 3; do sleep 9 & echo $! > /n/g/tasks; done; use
`,
    output: `numtasks: Current usage 0
numtasks: Number of successes 0
numtasks: Current usage 4
numtasks: Current usage 3
numtasks: Number of successes 2
numtasks: Current usage 5
`,
    off: [
      'subsystems/numtasks/account.ts',
      'const own = group.cntUnused !== DONT_CARE && group.curAlloc <= group.cntUnused;',
      'const own = false;',
    ],
  },
  {
    id: 'numtasks: what children are guaranteed',
    source: 'V6 5/6, recalc_unused_shares',
    sentence: 'What a group has handed out to its children is not left for its own tasks: beyond the rest it borrows.',
    script: `${LIMITS}mkdir /n/g/x; echo -n min_shares=4 > /n/g/numtasks.shares; echo -n min_shares=50 > /n/g/x/numtasks.shares
use() { head -n 2 /n/g/numtasks.stats; }; for i in 1 2 3; do sleep 9 & echo $! > /n/g/tasks; done; use
for i in 1 2; do sleep 9 & echo $! > /n/g/x/tasks; done; use; sleep 9 & echo $! > /n/g/x/tasks; use; head -n 2 /n/g/x/numtasks.stats
`,
    output: `numtasks: Current usage 3
numtasks: Number of successes 2
numtasks: Current usage 3
numtasks: Number of successes 2
numtasks: Current usage 4
numtasks: Number of successes 2
numtasks: Current usage 3
numtasks: Number of successes 2
`,
    off: [
      'subsystems/numtasks/shares.ts',
      'group.cntUnused = part(group.unusedMinShares, group.cntMin, group.divisor);',
      'group.cntUnused = group.cntMin;',
    ],
  },
  {
    id: 'numtasks: giving back',
    source: 'V6 5/6, dec_usage_count',
    sentence: 'A task that leaves gives back what was borrowed first.',
    script: `${LIMITS}echo -n min_shares=1 > /n/g/numtasks.shares; use() { head -n 1 /n/g/numtasks.stats; head -n 1 /n/numtasks.stats; }
for i in 1 2; do sleep 9 & echo $! > /n/g/tasks; done; use; kill $!; wait $!; use; echo $(cat /n/g/tasks) > /n/tasks; use
`,
    output: `numtasks: Current usage 2
numtasks: Current usage 5
numtasks: Current usage 1
numtasks: Current usage 4
numtasks: Current usage 0
numtasks: Current usage 5
`,
    off: ['subsystems/numtasks/account.ts', 'if (group.borrowed === 0) return;\n    group.borrowed--;', 'return;'],
  },
  {
    id: 'numtasks: out first, then in',
    source: 'V6 5/6, numtasks_move_task',
    sentence:
      'A move takes the task off the old group before it counts in the new one, and does nothing in the same group.',
    script: `${LIMITS}mkdir /n/g/x; echo -n min_shares=1 > /n/g/numtasks.shares; use() { head -n 2 /n/g/numtasks.stats; }
sleep 9 & echo $! > /n/g/x/tasks; use; echo $! > /n/g/tasks; use; echo $! > /n/g/tasks; use
`,
    output: `numtasks: Current usage 1
numtasks: Number of successes 1
numtasks: Current usage 1
numtasks: Number of successes 2
numtasks: Current usage 1
numtasks: Number of successes 2
`,
    off: [
      'subsystems/numtasks/numtasks.ts',
      'uncharge(k, old);\n    charge(k, container);',
      'charge(k, container);\n    uncharge(k, old);',
    ],
  },
  {
    id: 'numtasks: counted since boot',
    source: 'V6 3/6, container_register_subsys',
    sentence: 'Tasks count from boot on, mounted or not: fork and exit call back in every hierarchy.',
    script: `sleep 9 & mkdir /n; mount -t container -o numtasks none /n; head -n 1 /n/numtasks.stats; kill $!; wait $!; umount /n
sleep 9 & mount -t container -o numtasks,cpuacct none /n; head -n 1 /n/numtasks.stats; true
`,
    output: `numtasks: Current usage 5
numtasks: Current usage 5
`,
    off: ['kernel/container/fork-exit.ts', 'exit[i]?.exit?.(k, me);', 'exit[i]?.name;'],
  },
  {
    id: 'numtasks: a zombie does not count',
    source: 'V6 3/6, container_exit',
    sentence: 'A task leaves its group when it ends, not when it is reaped.',
    script: `${LIMITS}echo -n max_shares=2 > /n/g/numtasks.shares
sh -c 'echo 0 > /n/g/tasks; true & i=0; while [ $i -lt 900 ]; do i=$((i+1)); done; sleep 9 & exec sleep 9' & sleep 2
ps | grep -c '\\[sh\\]'; head -n 3 /n/g/numtasks.stats
`,
    output: `1
numtasks: Current usage 2
numtasks: Number of successes 0
numtasks: Number of failures 0
`,
    off: [
      'kernel/task/exit.ts',
      '    return call(CONTAINER_EXIT, {});\n  },\n  exit_notify({k, me}, frame) {',
      '  },\n  exit_notify({k, me}, frame) {',
    ],
  },
  {
    id: 'numtasks: a group is removed',
    source: 'V6 5/6, numtasks_free_shares_struct',
    sentence: 'What a removed group was guaranteed can be handed out again; the code of the time never took it back.',
    script: `${LIMITS}mkdir /n/h; echo -n min_shares=80 > /n/g/numtasks.shares; echo -n min_shares=30 > /n/h/numtasks.shares; echo rc=$?
rmdir /n/g; echo -n min_shares=30 > /n/h/numtasks.shares; echo rc=$?
`,
    output: `sh: write error: Invalid argument
rc=1
rc=0
`,
    quirksOutput: `sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
`,
    off: [
      'subsystems/numtasks/account.ts',
      'if (!k.config.quirks) editContainerCss',
      'if (k.config.quirks) editContainerCss',
    ],
  },
];
