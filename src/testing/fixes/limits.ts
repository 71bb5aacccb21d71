// Fixes for refusals about limits and shares.

import {LIMIT, type Row} from './row';

export const LIMIT_FIXES: readonly Row[] = [
  {
    what: 'a limit of numtasks',
    setup: `${LIMIT}echo max_shares=2 > /n/g/numtasks.shares; sleep 900 & echo $! > /n/g/tasks; echo $$ > /n/g/tasks`,
    command: 'ls / > /dev/null',
    fix: 'echo max_shares=10 > /n/g/numtasks.shares',
    blockers: ['container /n/g'],
  },
  {
    what: 'a limit of numtasks (quirks)',
    setup: `${LIMIT}echo -n max_shares=2 > /n/g/numtasks.shares; sleep 900 & echo $! > /n/g/tasks; echo $$ > /n/g/tasks`,
    command: 'ls / > /dev/null',
    fix: 'echo -n max_shares=10 > /n/g/numtasks.shares',
    blockers: ['container /n/g'],
    quirks: true,
  },
  {
    what: 'a rate of forks',
    setup: `${LIMIT}echo 9 > /sys/module/numtasks/parameters/forkrate_interval; echo 1 > /sys/module/numtasks/parameters/forkrate; ls / > /dev/null`,
    command: 'ls / > /dev/null',
    fix: 'echo 9 > /sys/module/numtasks/parameters/forkrate',
    blockers: ['container /n'],
  },
  {
    what: 'a limit of pids',
    setup: 'mkdir /p; mount -t cgroup -o pids none /p; mkdir /p/a; echo 1 > /p/a/pids.max; echo $$ > /p/a/tasks',
    command: 'ls / | wc -l > /dev/null',
    fix: 'echo 9 > /p/a/pids.max',
    blockers: ['container /p/a'],
  },
  {
    what: 'a guarantee beyond the divisor',
    setup: LIMIT,
    command: 'echo min_shares=150,max_shares=160 > /n/g/numtasks.shares',
    fix: 'echo child_shares_divisor=160 > /n/numtasks.shares',
    blockers: ['container /n'],
  },
  {
    what: 'a guarantee above the limit',
    setup: `${LIMIT}echo max_shares=10 > /n/g/numtasks.shares`,
    command: 'echo min_shares=20 > /n/g/numtasks.shares',
    fix: 'echo max_shares=20 > /n/g/numtasks.shares',
  },
];
