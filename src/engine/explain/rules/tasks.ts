// Rules of tasks: signals, users, process groups, children, cpus.

import * as blockers from '../blockers';
import type {Case, Rule} from '../case';
import {asRoot} from '../privileges';

const taskNamed = (c: Case, at = 0) => blockers.task(c.k, Number(/\d+/.exec(c.words[at] ?? '')?.[0] ?? 0));

export const TASK_RULES: readonly Rule[] = [
  {
    source: 'kernel/pid.c of 2.6.20, find_task_by_pid',
    rule: 'A pid names a task only from its fork until it has been waited for.',
    texts: ['no task has pid *', 'process group * has no task', 'there is no other task that the caller may signal'],
  },
  {
    source: 'kernel/signal.c of 2.6.20, check_kill_permission',
    rule: 'A task is signalled, looked into or bound to cpus by its owner and by root.',
    texts: ['task * belongs to another user'],
    blockers: c => taskNamed(c),
    fix: asRoot,
  },
  {
    source: 'kernel/signal.c of 2.6.20, sys_kill and do_sigaction',
    rule: 'Signals have the numbers 1 to 31 here, and nobody catches KILL or STOP.',
    texts: ['there is no signal *', 'KILL and STOP can be neither caught nor ignored'],
  },
  {
    source: 'kernel/sched.c of 2.6.20, sched_setaffinity',
    rule: 'A task may be bound only to cpus that its cpuset has.',
    texts: ['none of these cpus is one that the task may use'],
    blockers: c => {
      const {state} = c.k;
      const hierarchy = state.misc.bound.cpuset ?? 0;
      const pid = Number(c.refusal.args[0]) || c.refusal.task;
      return hierarchy === 0
        ? []
        : blockers.container(c.k, state.tasks.container[pid * state.tasks.slots + hierarchy] ?? 0);
    },
  },
  {
    source: 'kernel/exit.c of 2.6.20, do_wait',
    rule: 'A task waits only for its own children.',
    texts: ['task * is not a child of task *', 'task * has no children'],
  },
  {
    source: 'kernel/sys.c of 2.6.20, sys_setuid and sys_setgid',
    rule: 'Only root takes on another user or group.',
    texts: ['only root may become user *', 'only root may take group *'],
  },
  {
    source: 'kernel/sys.c of 2.6.20, sys_setpgid',
    rule: 'A process group is set for oneself or for a child.',
    texts: ['task * is neither the caller nor its child'],
    blockers: c => taskNamed(c),
  },
  {
    source: 'kernel/sys.c of 2.6.20, sys_sethostname',
    rule: 'Only root names the machine, in at most 64 bytes.',
    texts: ['only root may name the machine', 'a host name has at most 64 bytes'],
    fix: asRoot,
  },
  {
    source: 'kernel/pid.c of 2.6.20, alloc_pidmap',
    rule: 'There are as many tasks as there are pids, at most.',
    texts: ['all * pids are in use'],
  },
];
