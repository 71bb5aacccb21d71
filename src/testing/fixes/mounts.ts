// Fixes for refusals about mounts and hierarchies.

import {AT_C, type Row} from './row';

export const MOUNT_FIXES: readonly Row[] = [
  {
    what: 'a mountpoint that is not there',
    setup: '',
    command: 'mount -t container -o cpuacct none /dev/a/b',
    fix: 'mkdir -p /dev/a/b',
  },
  {
    what: 'a subsystem of another hierarchy',
    setup: 'mkdir /c /d; mount -t container -o cpuacct,numtasks none /c',
    command: 'mount -t container -o cpuacct none /d',
    fix: 'umount /c',
    blockers: ['hierarchy container hierarchy 1 (numtasks, cpuacct)'],
  },
  {
    what: 'a subsystem of another hierarchy (cgroup)',
    setup: 'mkdir /c /d; mount -t cgroup -o cpuacct,pids none /c',
    command: 'mount -t cgroup -o cpuacct none /d',
    fix: 'umount /c',
    blockers: ['hierarchy cgroup hierarchy 1 (cpuacct, pids)'],
  },
  {
    what: 'no room for a hierarchy',
    setup:
      'mkdir /1 /2 /3; for i in 1 2 3; do mount -t container -o debug$i none /$i; done; umount /3; mount -t container -o debug3 none /3',
    command: 'mkdir -p /4; mount -t container -o debug4 none /4',
    fix: 'umount /3',
    debug: 4,
  },
  {
    what: 'umount of where the shell stands',
    setup: `${AT_C}mkdir /c/a; cd /c/a`,
    command: 'umount /c',
    fix: 'cd /',
    blockers: ['task true'],
  },
  {
    what: 'umount of where a task stands, and below',
    setup: `${AT_C}mkdir /tmp/m; mount -t tmpfs none /tmp/m; mkdir /tmp/m/a; mount -t tmpfs none /tmp/m/a; cd /tmp/m/a; sleep 900 & cd /`,
    command: 'umount /tmp/m',
    fix: /^kill \d+; umount \/tmp\/m\/a$/,
    blockers: ['file /tmp/m/a'],
  },
  {
    what: 'umount under an open file of the shell',
    setup: `${AT_C}exec 5< /c/tasks`,
    command: 'umount /c',
    fix: 'exec 5>&-',
    blockers: ['task true'],
  },
  {
    what: 'umount under a stopped task',
    setup: `${AT_C}cd /c; sleep 900 & cd /; kill -STOP $!`,
    command: 'umount /c',
    fix: /^kill -9 \d+$/,
    blockers: ['task true'],
  },
  {
    what: 'a remount with children (cgroup)',
    setup: 'mkdir /c; mount -t cgroup -o cpuacct none /c; mkdir -p /c/a/x /c/b',
    command: 'mount -o remount,cpuacct,pids /c',
    fix: 'rmdir /c/a/x; rmdir /c/a; rmdir /c/b',
    blockers: ['container /c/a', 'container /c/b'],
  },
  {
    what: 'a read-only mount',
    setup: `mkdir /c; mount -t container -o ro,cpuacct none /c`,
    command: 'mkdir /c/a',
    fix: 'mount -o remount,rw /c',
    blockers: ['file /c/a'],
  },
];
