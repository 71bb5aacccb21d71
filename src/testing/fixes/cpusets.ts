// Fixes for refusals about cpusets.

import {FULL, type Row, SETS} from './row';

export const CPUSET_FIXES: readonly Row[] = [
  {
    what: 'attach to an empty cpuset',
    setup: SETS,
    command: 'echo $$ > /s/a/x/tasks',
    fix: 'echo 0-3 > /s/a/cpus; echo 0-3 > /s/a/x/cpus; echo 0-1 > /s/a/mems; echo 0-1 > /s/a/x/mems',
    blockers: ['container /s/a/x'],
  },
  {
    what: 'attach to an empty cpuset beside an exclusive one',
    setup: `${SETS}echo 0 > /s/b/mems; echo 0 > /s/b/cpus; echo 1 > /s/b/cpu_exclusive`,
    command: 'echo $$ > /s/a/tasks',
    fix: 'echo 1-3 > /s/a/cpus; echo 0-1 > /s/a/mems',
    blockers: ['container /s/a'],
  },
  {
    what: 'attach to an empty cpuset (cgroup)',
    setup: 'mkdir /s; mount -t cgroup -o cpuset none /s; mkdir /s/a; echo 0 > /s/a/cpuset.mems',
    command: 'echo $$ > /s/a/tasks',
    fix: 'echo 0-3 > /s/a/cpuset.cpus',
    blockers: ['container /s/a'],
  },
  {
    what: 'a cpuset smaller than its child',
    setup: FULL,
    command: 'echo 0 > /s/a/cpus',
    fix: 'echo 0 > /s/a/x/cpus',
    blockers: ['container /s/a/x'],
  },
  {
    what: 'a cpuset larger than its parent',
    setup: FULL,
    command: 'echo 1-2 > /s/a/x/cpus',
    fix: 'echo 0-2 > /s/a/cpus',
    blockers: ['container /s/a'],
  },
  {
    what: 'exclusive below one that is not',
    setup: `${FULL}echo 2 > /s/b/cpus; mkdir /s/a/x/y; echo 0 > /s/a/x/y/cpus`,
    command: 'echo 1 > /s/a/x/y/cpu_exclusive',
    fix: 'echo 1 > /s/a/cpu_exclusive; echo 1 > /s/a/x/cpu_exclusive',
    blockers: ['container /s/a/x'],
  },
  {
    what: 'no longer exclusive above one that is',
    setup: `${FULL}echo 2 > /s/b/cpus; echo 1 > /s/a/cpu_exclusive; echo 1 > /s/a/x/cpu_exclusive`,
    command: 'echo 0 > /s/a/cpu_exclusive',
    fix: 'echo 0 > /s/a/x/cpu_exclusive',
    blockers: ['container /s/a/x'],
  },
  {
    what: 'exclusive beside a sibling with the same cpu',
    setup: `${FULL}echo 1-2 > /s/b/cpus`,
    command: 'echo 1 > /s/a/cpu_exclusive',
    fix: 'echo 2 > /s/b/cpus',
    blockers: ['container /s/b'],
  },
  {
    what: 'a cpu that a sibling has alone',
    setup: `${FULL}echo 2-3 > /s/b/cpus; echo 1 > /s/b/cpu_exclusive`,
    command: 'echo 0-2 > /s/a/cpus',
    fix: 'echo 0 > /s/b/cpu_exclusive',
    blockers: ['container /s/b'],
  },
  {
    what: 'an empty cpuset with a task in it (cgroup)',
    setup:
      'mkdir /s; mount -t cgroup -o cpuset none /s; mkdir /s/a; echo 0 > /s/a/cpuset.mems; echo 0 > /s/a/cpuset.cpus; sleep 900 & echo $! > /s/a/tasks',
    command: 'echo > /s/a/cpuset.cpus',
    fix: /^echo \d+ > \/s\/tasks$/,
    blockers: ['container /s/a'],
  },
];
