// Fixes for refusals about containers and files.

import {AT_C, type Row} from './row';

export const CONTAINER_FIXES: readonly Row[] = [
  {
    what: 'rmdir with children',
    setup: `${AT_C}mkdir -p /c/a/x/y /c/a/z`,
    command: 'rmdir /c/a',
    fix: 'rmdir /c/a/x/y /c/a/x /c/a/z',
    blockers: ['container /c/a/x', 'container /c/a/z'],
  },
  {
    what: 'rmdir with a task in a child whose name has a blank',
    setup: `${AT_C}mkdir -p '/c/a/b c'; sleep 900 & echo $! > '/c/a/b c/tasks'`,
    command: 'rmdir /c/a',
    fix: /^echo \d+ > \/c\/tasks; rmdir '\/c\/a\/b c'$/,
    blockers: ['container /c/a/b c'],
  },
  {
    what: 'rmdir with one task',
    setup: `${AT_C}mkdir -p /c/a; sleep 900 & echo $! > /c/a/tasks`,
    command: 'rmdir /c/a',
    fix: /^echo \d+ > \/c\/tasks$/,
    blockers: ['task true'],
  },
  {
    what: 'rmdir with many tasks',
    setup: `${AT_C}mkdir -p /c/a/b; for i in 1 2 3 4 5; do sleep 900 & echo $! > /c/a/b/tasks; done`,
    command: 'cd /c/a && rmdir b; cd /',
    fix: 'while read p; do echo $p > /c/a/tasks; done < /c/a/b/tasks',
    blockers: Array.from({length: 5}, () => 'task true'),
  },
  {
    what: 'rmdir with references',
    setup: 'mkdir /c; mount -t container -o debug1 none /c; mkdir /c/a; echo 2 > /c/a/debug1.references',
    command: 'rmdir /c/a',
    fix: 'echo 0 > /c/a/debug1.references',
    blockers: ['file /c/a/debug1.references'],
    debug: 1,
  },
  {
    what: 'rmdir of a mountpoint',
    setup: AT_C,
    command: 'rmdir /c',
    fix: 'umount /c',
    blockers: ['file /c'],
  },
  {
    what: 'mkdir below what is not there',
    setup: AT_C,
    command: 'cd /c; mkdir a/b/x',
    fix: 'mkdir -p /c/a/b',
  },
  {
    what: 'a file in a directory that is not there',
    setup: '',
    command: 'echo hello > /tmp/new/file',
    fix: 'mkdir -p /tmp/new',
  },
  {
    what: 'a subsystem that is told to fail',
    setup: 'mkdir /c; mount -t container -o debug1 none /c; echo 1 > /sys/module/debug1/parameters/create_fails',
    command: 'mkdir /c/a',
    fix: 'echo 0 > /sys/module/debug1/parameters/create_fails',
    blockers: ['file /sys/module/debug1/parameters/create_fails'],
    debug: 1,
  },
  {
    what: 'a script that is not executable',
    setup: "printf '#!/bin/sh\\necho ran\\n' > /tmp/run; chmod 644 /tmp/run",
    command: '/tmp/run > /dev/null',
    fix: 'chmod +x /tmp/run',
  },
  {
    what: 'a control file of root',
    setup: `${AT_C}chmod 755 /c`,
    command: "su nobody -c 'echo 0 > /c/tasks'",
    fix: 'chmod go+w /c/tasks',
    blockers: ['file /c/tasks'],
  },
  {
    what: 'a directory of root',
    setup: AT_C,
    command: "su nobody -c 'mkdir /c/a'",
    fix: 'chmod go+wx /c',
    blockers: ['file /c/a'],
  },
];
