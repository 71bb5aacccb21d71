// Freezing a task: it stops where it is, and signals wait until it is thawed (kernel/freezer.c). Who sleeps or waits for a
// cpu is frozen at once; who is in the middle of something that must be finished, a lock in its hand, is frozen when it
// next comes to the kernel's edge. A frozen task sleeps uninterruptibly on nothing; a stopped one stays stopped meanwhile.

import {FREE, INTERRUPTIBLE, type Pid, RUNNING, STOPPED, UNINTERRUPTIBLE, ZOMBIE} from '../../abi';
import type {Kernel} from '../kernel';
import {holdsLock, isMidway} from '../lock';
import {dequeue, enqueue, switchTo} from '../sched';
import {leaveWait} from '../wait';

/** Values of the column `frozen`; ASKED also sets bit 0 of the pending signals, which is no signal. */
const ASKED = 1;
const FROZEN = 2;
const FROZEN_STOPPED = 3;
export const FREEZE_BIT = 1;

export const isFrozen = (k: Kernel, task: Pid): boolean => (k.state.tasks.frozen[task] as number) >= FROZEN;

/** Asks a task to freeze. A task that is ending goes on. */
export function freezeTask(k: Kernel, task: Pid): void {
  const {tasks} = k.state;
  const state = tasks.state[task];
  if (state === FREE || state === ZOMBIE || tasks.exiting[task] === 1 || tasks.frozen[task] !== 0) return;
  tasks.frozen[task] = ASKED;
  tasks.pending[task] = (tasks.pending[task] as number) | FREEZE_BIT;
  tryToFreeze(k, task);
}

/** Freezes a task that was asked to, unless it must go on a little. `atEdge`: it stands at the kernel's edge itself. */
export function tryToFreeze(k: Kernel, task: Pid, atEdge = false): void {
  const {tasks, cpus} = k.state;
  const state = tasks.state[task];
  if (state === UNINTERRUPTIBLE || holdsLock(k, task) || (!atEdge && isMidway(k, task))) return;
  tasks.pending[task] = (tasks.pending[task] as number) & ~FREEZE_BIT;
  tasks.frozen[task] = state === STOPPED ? FROZEN_STOPPED : FROZEN;
  if (state === INTERRUPTIBLE) leaveWait(k, task);
  else if (state === RUNNING) {
    const cpu = tasks.cpu[task] as number;
    if (cpus.current[cpu] === task) switchTo(k, cpu, 0);
    else dequeue(k, task);
  }
  tasks.state[task] = UNINTERRUPTIBLE;
}

/** A frozen task goes on with the very step it was in; a sleeper looks again and sleeps again. */
export function thawTask(k: Kernel, task: Pid): void {
  const {tasks} = k.state;
  const was = tasks.frozen[task];
  if (was === 0) return;
  tasks.frozen[task] = 0;
  tasks.pending[task] = (tasks.pending[task] as number) & ~FREEZE_BIT;
  if (was === FROZEN) enqueue(k, task);
  else if (was === FROZEN_STOPPED) tasks.state[task] = STOPPED;
}

/** A signal that ends a stop reached a frozen task: it will run when it is thawed. */
export function continueFrozen(k: Kernel, task: Pid): void {
  if (k.state.tasks.frozen[task] === FROZEN_STOPPED) k.state.tasks.frozen[task] = FROZEN;
}
