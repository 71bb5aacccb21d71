// The kernel's locks, as rows in the state, so that holder and waiters can be read (V6 3/6: manage_mutex is outer and may be
// slept under; callback_mutex is inner; within it tasklist_lock, and innermost each task's own alloc_lock). What was a spin
// lock sleeps here too while it waits: the cpu is free for others meanwhile.

import {type Pid, UNINTERRUPTIBLE} from '../abi';
import type {Kernel} from './kernel';
import {bugOn} from './panic';
import {trace} from './trace';
import {channel, sleepOn, wake} from './wait';

/** In the order in which they are taken. */
export const LOCKS = ['manage_mutex', 'callback_mutex', 'tasklist_lock'] as const;
export type LockName = (typeof LOCKS)[number];

/** Channels of the locks: first those of LOCKS, then one for each task. */
export const lockChannel = (name: LockName): number => channel.lock(LOCKS.indexOf(name));
export const taskLockChannel = (task: Pid): number => channel.lock(LOCKS.length + task);

/** mutex_lock: true when the caller holds it now; false when it was put to sleep and must answer SLEEP. */
export function lock(k: Kernel, me: Pid, name: LockName): boolean {
  const owner = k.state.misc.locks[name] as Pid;
  if (owner !== 0 && owner !== me) return waitFor(k, me, name, owner, lockChannel(name));
  k.state.misc.locks[name] = me;
  k.state.tasks.wantsLock[me] = 0;
  return true;
}

/** mutex_unlock. The waiters try again in the order in which they came. */
export function unlock(k: Kernel, me: Pid, name: LockName): void {
  bugOn(k.state.misc.locks[name] !== me, `${name} released by task ${me}, which does not hold it`);
  k.state.misc.locks[name] = 0;
  wake(k, lockChannel(name));
}

/**
 * Both mutexes at once, for a change that takes one step and no procedure: as `lock`. Who must wait for the inner one gives
 * the outer one back, because its call begins anew.
 */
export function lockBoth(k: Kernel, me: Pid): boolean {
  if (!lock(k, me, 'manage_mutex')) return false;
  if (lock(k, me, 'callback_mutex')) return true;
  k.state.misc.locks.manage_mutex = 0;
  return false;
}

export function unlockBoth(k: Kernel, me: Pid): void {
  unlock(k, me, 'callback_mutex');
  unlock(k, me, 'manage_mutex');
}

/** task_lock(task): as `lock`. Protects the task's pointers to its containers. */
export function taskLock(k: Kernel, me: Pid, task: Pid): boolean {
  const {locked, wantsLock} = k.state.tasks;
  const owner = locked[task] as Pid;
  if (owner !== 0 && owner !== me) return waitFor(k, me, `task_lock(${task})`, owner, taskLockChannel(task));
  locked[task] = me;
  wantsLock[me] = 0;
  return true;
}

export function taskUnlock(k: Kernel, task: Pid): void {
  k.state.tasks.locked[task] = 0;
  wake(k, taskLockChannel(task));
}

function waitFor(k: Kernel, me: Pid, name: string, owner: Pid, chan: number): false {
  if (k.listeners.trace !== null) trace(k, 'lock_wait', {lock: name, task: me, owner});
  k.state.tasks.wantsLock[me] = 1;
  sleepOn(k, me, chan, 0, UNINTERRUPTIBLE);
  return false;
}

/** Whether the task may neither die nor stop in its sleep: it holds or wants a lock, or forks and has half a child. */
export function holdsLock(k: Kernel, me: Pid): boolean {
  if (k.state.tasks.wantsLock[me] === 1) return true;
  return LOCKS.some(name => k.state.misc.locks[name] === me) || k.state.records.find(me)?.stack[0]?.op === 'do_fork';
}

/** Whether the task stands between two steps of an operation on its cpu: only with step granularity others see it there. */
export function isMidway(k: Kernel, task: Pid): boolean {
  const {cpus, tasks, records} = k.state;
  return cpus.current[tasks.cpu[task] as number] === task && (records.find(task)?.stack.length ?? 0) > 0;
}
