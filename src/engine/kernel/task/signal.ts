// Signals: sending, and what the default actions do. A signal is acted on when its task next comes to the kernel's edge
// (step.ts): the pending mask only says that there is something to act on.

import {
  type Disposition,
  type Fallible,
  FREE,
  fail,
  INTERRUPTIBLE,
  type Pid,
  SIGNALS,
  STOPPED,
  UNINTERRUPTIBLE,
  ZOMBIE,
} from '../../abi';
import type {Kernel} from '../kernel';
import {holdsLock, isMidway} from '../lock';
import {dequeue, enqueue, switchTo} from '../sched';
import {trace} from '../trace';
import {channel, leaveWait, wake, wakeTask} from '../wait';
import {continueFrozen, FREEZE_BIT} from './freeze';

const bit = (signal: number) => 1 << signal;
const STOPPING = bit(SIGNALS.STOP) | bit(SIGNALS.TSTP) | bit(SIGNALS.TTIN) | bit(SIGNALS.TTOU);
const IGNORED_BY_DEFAULT = bit(SIGNALS.CHLD) | bit(SIGNALS.CONT);

export function dispositionOf(k: Kernel, task: Pid, signal: number): Disposition {
  if (signal === SIGNALS.KILL || signal === SIGNALS.STOP) return 'default';
  return k.state.records.get(task).dispositions[signal] ?? 'default';
}

/** Delivers one signal to one task (kernel/signal.c, send_sig). Init ignores what it does not catch. */
export function sendSignal(k: Kernel, task: Pid, signal: number): void {
  const {tasks} = k.state;
  const state = tasks.state[task] as number;
  if (state === FREE || state === ZOMBIE || signal === 0) return;
  if (k.listeners.trace !== null) trace(k, 'signal', {task, signal});
  if (signal === SIGNALS.CONT) tasks.pending[task] = (tasks.pending[task] as number) & ~STOPPING;
  if (signal === SIGNALS.CONT || signal === SIGNALS.KILL) resume(k, task);
  const disposition = dispositionOf(k, task, signal);
  if (disposition === 'ignore') return;
  if (disposition === 'default') {
    if ((bit(signal) & IGNORED_BY_DEFAULT) !== 0 || isUnkillable(task)) return;
    if ((bit(signal) & STOPPING) !== 0) {
      stop(k, task);
      return;
    }
  }
  tasks.pending[task] = (tasks.pending[task] as number) | bit(signal);
  if (tasks.state[task] === INTERRUPTIBLE) wakeTask(k, task);
}

/** Init and the kernel's own thread never die of a signal. */
const isUnkillable = (task: Pid) => task === 1 || task === 2;

/** `atEdge`: the task acts on the signal itself. */
function stop(k: Kernel, task: Pid, atEdge = false): void {
  const {tasks, cpus} = k.state;
  const state = tasks.state[task];
  if (state === STOPPED || tasks.exiting[task] === 1) return;
  // Whoever holds a lock goes on until it has given it back; else nobody could take it before the task is continued.
  if (state === UNINTERRUPTIBLE || holdsLock(k, task) || (!atEdge && isMidway(k, task))) {
    tasks.pending[task] = (tasks.pending[task] as number) | bit(SIGNALS.STOP);
    return;
  }
  if (state === INTERRUPTIBLE) leaveWait(k, task);
  else if (cpus.current[tasks.cpu[task] as number] === task) switchTo(k, tasks.cpu[task] as number, 0);
  else dequeue(k, task);
  tasks.state[task] = STOPPED;
  tasks.stopReport[task] = 1;
  wake(k, channel.child(tasks.parent[task] as Pid));
}

/** A stopped task goes on with the very step it was stopped in; a sleeper looks again and sleeps again. */
function resume(k: Kernel, task: Pid): void {
  const {tasks} = k.state;
  continueFrozen(k, task);
  if (tasks.state[task] !== STOPPED) return;
  tasks.stopReport[task] = 0;
  enqueue(k, task);
}

/** Every live task of a process group. */
export function signalGroup(k: Kernel, pgrp: Pid, signal: number): number {
  const {tasks} = k.state;
  let found = 0;
  for (let task = 1; task < tasks.capacity; task++) {
    const state = tasks.state[task];
    if (state === FREE || state === ZOMBIE || tasks.pgrp[task] !== pgrp) continue;
    found++;
    sendSignal(k, task, signal);
  }
  return found;
}

/** The lowest pending signal whose default action ends the task; 0 for none. Caught ones move to the caught mask. */
export function takeSignal(k: Kernel, task: Pid): {readonly fatal: number; readonly caught: boolean} {
  const {tasks} = k.state;
  let pending = (tasks.pending[task] as number) & ~FREEZE_BIT;
  let caught = false;
  for (let signal = 1; pending !== 0 && signal < 32; signal++) {
    if ((pending & bit(signal)) === 0) continue;
    pending &= ~bit(signal);
    const disposition = dispositionOf(k, task, signal);
    if (disposition === 'catch') {
      tasks.caught[task] = (tasks.caught[task] as number) | bit(signal);
      caught = true;
    } else if (disposition === 'default') {
      tasks.pending[task] = pending;
      if ((bit(signal) & STOPPING) === 0) return {fatal: signal, caught};
      stop(k, task, true);
      return {fatal: 0, caught};
    }
  }
  tasks.pending[task] = 0;
  return {fatal: 0, caught};
}

function mayKill(k: Kernel, me: Pid, task: Pid): boolean {
  const caller = k.state.records.get(me);
  const target = k.state.records.get(task);
  return caller.euid === 0 || caller.euid === target.uid || caller.uid === target.uid;
}

/** kill(-1): every task that the caller may signal, but init, kernel threads and itself. */
function killAll(k: Kernel, me: Pid, signal: number): Fallible<0> {
  const {tasks} = k.state;
  let found = 0;
  for (let task = 1; task < tasks.capacity; task++) {
    const state = tasks.state[task];
    if (state === FREE || state === ZOMBIE || task === me || isUnkillable(task) || !mayKill(k, me, task)) continue;
    sendSignal(k, task, signal);
    found++;
  }
  return found > 0 ? 0 : fail('ESRCH', 'there is no other task that the caller may signal');
}

/** kill(2). Errors: ESRCH, EPERM, EINVAL. */
export function kill(k: Kernel, me: Pid, pid: Pid, signal: number): Fallible<0> {
  const {tasks} = k.state;
  if (signal < 0 || signal > 31) return fail('EINVAL', `there is no signal ${signal}`);
  if (pid <= 0) {
    if (pid === -1) return killAll(k, me, signal);
    const pgrp = pid === 0 ? (tasks.pgrp[me] as Pid) : -pid;
    const found = signalGroup(k, pgrp, signal);
    return found > 0 ? 0 : fail('ESRCH', `process group ${pgrp} has no task`);
  }
  const state = pid < tasks.capacity ? tasks.state[pid] : FREE;
  if (state === FREE) return fail('ESRCH', `no task has pid ${pid}`);
  if (!mayKill(k, me, pid)) return fail('EPERM', `task ${pid} belongs to another user`);
  if (state !== ZOMBIE) sendSignal(k, pid, signal);
  return 0;
}

/** sigaction(2). Catching and ignoring KILL and STOP is EINVAL. */
export function sigaction(k: Kernel, me: Pid, signal: number, disposition: Disposition): Fallible<0> {
  if (signal <= 0 || signal > 31) return fail('EINVAL', `there is no signal ${signal}`);
  if (signal === SIGNALS.KILL || signal === SIGNALS.STOP) {
    return disposition === 'default' ? 0 : fail('EINVAL', 'KILL and STOP can be neither caught nor ignored');
  }
  const record = k.state.records.edit(me);
  if (disposition === 'default') delete record.dispositions[signal];
  else record.dispositions[signal] = disposition;
  return 0;
}

export function sigtake(k: Kernel, me: Pid): number {
  const caught = k.state.tasks.caught[me] as number;
  k.state.tasks.caught[me] = 0;
  return caught;
}
