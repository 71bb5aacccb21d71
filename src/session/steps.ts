// The kernel at work, as step mode shows it: operations under way, who holds which lock and who waits for it, and the move
// that they are part of. Nothing here writes to the machine.

import {stepsOf} from '../base';
import {FREE} from '../engine/abi';
import {type Kernel, LOCKS, lockChannel, taskLockChannel} from '../engine/kernel';
import type {LockSlice, OperationSlice, StepSlice} from '../protocol';
import type {Moves} from './moves';

/** Operations that only wait for time are not worth a stop. */
const DULL = 'nanosleep';

/** Tasks that have taken at least the first step into an operation of several, in order of pid. */
export function operationsUnderWay(k: Kernel): OperationSlice[] {
  const {tasks, cpus, records} = k.state;
  const found: OperationSlice[] = [];
  for (let task = 1; task < tasks.capacity; task++) {
    if (tasks.state[task] === FREE) continue;
    const frame = records.find(task)?.stack.at(-1);
    if (frame === undefined || frame.op === DULL) continue;
    const cpu = tasks.cpu[task] as number;
    const moves = frame.op === 'attach_task';
    found.push({
      task,
      cpu: cpus.current[cpu] === task ? cpu : -1,
      op: frame.op,
      steps: stepsOf(frame),
      at: frame.at,
      asks: String(frame.asked ?? ''),
      moves: moves ? (frame.task as number) : 0,
      to: moves ? (frame.container as number) : 0,
      ...(moves && {began: frame.began as number}),
    });
  }
  return found;
}

function lockSlices(k: Kernel): LockSlice[] {
  const {tasks, misc} = k.state;
  const waiters = (channel: number) => {
    const found: number[] = [];
    for (let task = 1; task < tasks.capacity; task++) if (tasks.channel[task] === channel) found.push(task);
    return found;
  };
  const all: LockSlice[] = LOCKS.map(name => ({
    name,
    holder: misc.locks[name] as number,
    waiters: waiters(lockChannel(name)),
  }));
  tasks.locked.forEach((holder, task) => {
    if (holder !== 0) all.push({name: `task_lock(${task})`, holder, waiters: waiters(taskLockChannel(task))});
  });
  return all;
}

export function stepSlice(k: Kernel, moves: Moves): StepSlice {
  return {operations: operationsUnderWay(k), locks: lockSlices(k), move: moves.last};
}
