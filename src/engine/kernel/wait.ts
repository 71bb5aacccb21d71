// Sleeping and waking. A task waits on a channel (a number) and may have a timer; both are intrusive lists in columns,
// hashed into buckets. Waking means: the task becomes runnable and its pending step is called again.

import {SLEEP, type Sleep} from '../../base';
import {INTERRUPTIBLE, type Pid, type Tick, UNINTERRUPTIBLE} from '../abi';
import {BUCKETS} from './columns';
import type {Kernel} from './kernel';
import {enqueue} from './sched/run-queue';

const KIND = 1 << 24;
/** Wait channels. Ids stay below 2^24. */
export const channel = {
  pipeRead: (pipe: number) => KIND + pipe,
  pipeWrite: (pipe: number) => 2 * KIND + pipe,
  child: (parent: Pid) => 3 * KIND + parent,
  lock: (index: number) => 4 * KIND + index,
  /** Nobody wakes it: only the timer, or a signal. */
  timer: (task: Pid) => 5 * KIND + task,
  terminal: 6 * KIND,
} as const;

const bucketOf = (chan: number) => (Math.imul(chan >>> 24, 131) + chan) & (BUCKETS - 1);

/**
 * Puts the caller to sleep until the channel is woken, the tick `until` (0: no timer), or, when interruptible, a signal.
 * The step that answers this is called again afterwards, and looks again at what it waited for.
 */
export function sleepOn(
  k: Kernel,
  me: Pid,
  chan: number,
  until: Tick = 0,
  state: typeof INTERRUPTIBLE | typeof UNINTERRUPTIBLE = INTERRUPTIBLE,
): Sleep {
  const {tasks, cpus} = k.state;
  const bucket = bucketOf(chan);
  tasks.state[me] = state;
  tasks.channel[me] = chan;
  tasks.waitNext[me] = cpus.waiting[bucket] as number;
  cpus.waiting[bucket] = me;
  if (until > 0) {
    const slot = until & (BUCKETS - 1);
    tasks.wakeAt[me] = until;
    tasks.timerNext[me] = cpus.timers[slot] as number;
    cpus.timers[slot] = me;
  }
  return SLEEP;
}

function unlink(heads: Int32Array, links: Int32Array, bucket: number, task: Pid): void {
  let previous = 0;
  for (let at = heads[bucket] as number; at !== 0; previous = at, at = links[at] as number) {
    if (at !== task) continue;
    if (previous === 0) heads[bucket] = links[at] as number;
    else links[previous] = links[at] as number;
    break;
  }
  links[task] = 0;
}

/** Takes a sleeping task off its channel and timer; its state is the caller's to set. */
export function leaveWait(k: Kernel, task: Pid): void {
  const {tasks, cpus} = k.state;
  const chan = tasks.channel[task] as number;
  if (chan !== 0) {
    unlink(cpus.waiting, tasks.waitNext, bucketOf(chan), task);
    tasks.channel[task] = 0;
  }
  const until = tasks.wakeAt[task] as number;
  if (until !== 0) {
    unlink(cpus.timers, tasks.timerNext, until & (BUCKETS - 1), task);
    tasks.wakeAt[task] = 0;
  }
}

/** try_to_wake_up: a sleeper becomes runnable; others are left alone. */
export function wakeTask(k: Kernel, task: Pid): void {
  const state = k.state.tasks.state[task];
  if (state !== INTERRUPTIBLE && state !== UNINTERRUPTIBLE) return;
  leaveWait(k, task);
  enqueue(k, task);
}

/** Wakes all that wait on the channel, oldest first. */
export function wake(k: Kernel, chan: number): void {
  const {tasks, cpus} = k.state;
  let at = cpus.waiting[bucketOf(chan)] as number;
  if (at === 0) return;
  const found: Pid[] = [];
  for (; at !== 0; at = tasks.waitNext[at] as number) if (tasks.channel[at] === chan) found.push(at);
  for (let i = found.length - 1; i >= 0; i--) wakeTask(k, found[i] as Pid);
}

/** Wakes those whose timer ends at this tick, oldest first. */
export function runTimers(k: Kernel, now: Tick): void {
  const {tasks, cpus} = k.state;
  let at = cpus.timers[now & (BUCKETS - 1)] as number;
  if (at === 0) return;
  const due: Pid[] = [];
  for (; at !== 0; at = tasks.timerNext[at] as number) if (tasks.wakeAt[at] === now) due.push(at);
  for (let i = due.length - 1; i >= 0; i--) wakeTask(k, due[i] as Pid);
}
