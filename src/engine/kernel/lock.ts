// The kernel's mutexes, as rows in the state (V6 3/6: manage_mutex is outer and may be slept under; callback_mutex is
// inner, and sleeping under it is a bug).

import {type Pid, UNINTERRUPTIBLE} from '../abi';
import type {Kernel} from './kernel';
import {bugOn} from './panic';
import {trace} from './trace';
import {channel, sleepOn, wake} from './wait';

export const LOCKS = ['manage_mutex', 'callback_mutex'] as const;
export type LockName = (typeof LOCKS)[number];

/** mutex_lock: true when the caller holds it now; false when it was put to sleep and must answer SLEEP. */
export function lock(k: Kernel, me: Pid, name: LockName): boolean {
  const owner = k.state.misc.locks[name] as Pid;
  if (owner === 0 || owner === me) {
    k.state.misc.locks[name] = me;
    return true;
  }
  if (k.listeners.trace !== null) trace(k, 'lock_wait', {lock: name, task: me, owner});
  sleepOn(k, me, channel.lock(LOCKS.indexOf(name)), 0, UNINTERRUPTIBLE);
  return false;
}

/** mutex_unlock. The waiters try again in the order in which they came. */
export function unlock(k: Kernel, me: Pid, name: LockName): void {
  bugOn(k.state.misc.locks[name] !== me, `${name} released by task ${me}, which does not hold it`);
  k.state.misc.locks[name] = 0;
  wake(k, channel.lock(LOCKS.indexOf(name)));
}

/** Whether the task holds any lock: then it may neither die nor sleep interruptibly. */
export function holdsLock(k: Kernel, me: Pid): boolean {
  return LOCKS.some(name => k.state.misc.locks[name] === me);
}
