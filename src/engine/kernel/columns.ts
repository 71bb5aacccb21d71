// The hot part of tasks and cpus: one typed array per field, one row per pid or cpu. Rows of free pids are all zero, so
// that equal machines have equal columns.

import {FREE} from '../abi';

export interface TaskColumns {
  /** Rows: pids 0..capacity-1. Grows by doubling; pid 0 is nobody. */
  capacity: number;
  /** Hierarchy slots per task: task->container[slots]. Slot h belongs to hierarchy h; 0 is the dummy. */
  slots: number;
  state: Uint8Array;
  cpu: Int16Array;
  parent: Int32Array;
  pgrp: Int32Array;
  /** Children that have not been reaped. */
  children: Int32Array;
  /** Dead children that wait to be reaped: head of the list at the parent, link at the child. */
  zombies: Int32Array;
  nextZombie: Int32Array;
  /** Ticks of cpu time still to burn before the program goes on. */
  burn: Int32Array;
  /** Ticks left of the time slice. */
  slice: Int32Array;
  /** Ticks of cpu time used. */
  utime: Int32Array;
  /** The same of children that were waited for, and of theirs. */
  cutime: Int32Array;
  startedAt: Int32Array;
  /** Run queue link: the next waiting task on the same cpu. */
  next: Int32Array;
  /** Wait channel, 0 when not waiting, and the link of its bucket. */
  channel: Int32Array;
  waitNext: Int32Array;
  /** Tick of the timer that wakes the task, 0 for none, and the link of its bucket. */
  wakeAt: Int32Array;
  timerNext: Int32Array;
  /** Signal masks: bit N is signal N; bit 0 of `pending` asks the task to freeze. */
  pending: Int32Array;
  caught: Int32Array;
  /** 1: stopped by a signal and not yet reported to the parent. */
  stopReport: Uint8Array;
  /** 0; 1: to freeze at the next edge; 2: frozen; 3: frozen while stopped (see task/freeze). */
  frozen: Uint8Array;
  /** Set in do_exit: PF_EXITING. */
  exiting: Uint8Array;
  /** 1: the task wants a lock, and no signal keeps it from getting there. */
  wantsLock: Uint8Array;
  /** Who holds the task's alloc_lock, 0 when it is free. */
  locked: Int32Array;
  /** cpus_allowed, two words. */
  allowedLow: Uint32Array;
  allowedHigh: Uint32Array;
  /** container[pid * slots + h]: container id in hierarchy h, 0 when the hierarchy is inactive. */
  container: Int32Array;
}

export interface CpuColumns {
  /** Running task, 0 when idle. */
  current: Int32Array;
  /** Run queue, without the running task. */
  head: Int32Array;
  tail: Int32Array;
  queued: Int32Array;
  /** Ticks spent idle. */
  idle: Int32Array;
  /** Heads of the wait and timer buckets (pids). */
  waiting: Int32Array;
  timers: Int32Array;
}

/** Buckets of the wait and timer tables; a power of two. */
export const BUCKETS = 256;

export function createTaskColumns(capacity: number, slots: number): TaskColumns {
  const ints = () => new Int32Array(capacity);
  return {
    capacity,
    slots,
    state: new Uint8Array(capacity).fill(FREE),
    cpu: new Int16Array(capacity),
    parent: ints(),
    pgrp: ints(),
    children: ints(),
    zombies: ints(),
    nextZombie: ints(),
    burn: ints(),
    slice: ints(),
    utime: ints(),
    cutime: ints(),
    startedAt: ints(),
    next: ints(),
    channel: ints(),
    waitNext: ints(),
    wakeAt: ints(),
    timerNext: ints(),
    pending: ints(),
    caught: ints(),
    stopReport: new Uint8Array(capacity),
    frozen: new Uint8Array(capacity),
    exiting: new Uint8Array(capacity),
    wantsLock: new Uint8Array(capacity),
    locked: ints(),
    allowedLow: new Uint32Array(capacity),
    allowedHigh: new Uint32Array(capacity),
    container: new Int32Array(capacity * slots),
  };
}

export function createCpuColumns(cpus: number): CpuColumns {
  const ints = () => new Int32Array(cpus);
  return {
    current: ints(),
    head: ints(),
    tail: ints(),
    queued: ints(),
    idle: ints(),
    waiting: new Int32Array(BUCKETS),
    timers: new Int32Array(BUCKETS),
  };
}

/** Names of the columns with one entry per pid (all but `container`). */
export function taskColumnNames(columns: TaskColumns): Exclude<keyof TaskColumns, 'capacity' | 'slots'>[] {
  return Object.keys(columns).filter(name => name !== 'capacity' && name !== 'slots') as never;
}

/** Makes room in place for more pids or more hierarchy slots; the object stays the same, its arrays are replaced. */
export function growTaskColumns(columns: TaskColumns, capacity: number, slots: number): void {
  const grown = createTaskColumns(capacity, slots);
  for (const name of taskColumnNames(columns)) {
    if (name === 'container') continue;
    grown[name].set(columns[name] as never);
  }
  for (let pid = 0; pid < columns.capacity; pid++)
    for (let h = 0; h < columns.slots; h++)
      grown.container[pid * slots + h] = columns.container[pid * columns.slots + h] as number;
  Object.assign(columns, grown);
}
