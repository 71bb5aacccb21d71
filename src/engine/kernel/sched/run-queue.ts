// The run queues: one FIFO per cpu, linked through a column. The running task is not on its queue. A RUNNING task is
// either current on its cpu or on exactly one queue.

import {type Cpu, type Pid, RUNNING} from '../../abi';
import type {Kernel} from '../kernel';
import {selectCpu} from './select-cpu';

/** Makes a task runnable: it joins the end of the queue of the cpu that suits it best. */
export function enqueue(k: Kernel, task: Pid): void {
  k.state.tasks.state[task] = RUNNING;
  enqueueOn(k, task, selectCpu(k, task));
}

export function enqueueOn(k: Kernel, task: Pid, cpu: Cpu): void {
  const {tasks, cpus} = k.state;
  tasks.cpu[task] = cpu;
  tasks.next[task] = 0;
  const tail = cpus.tail[cpu] as Pid;
  if (tail === 0) cpus.head[cpu] = task;
  else tasks.next[tail] = task;
  cpus.tail[cpu] = task;
  (cpus.queued[cpu] as number)++;
}

/** Takes a waiting task off its queue, wherever it stands. False when it was not on the queue. */
export function dequeue(k: Kernel, task: Pid): boolean {
  const {tasks, cpus} = k.state;
  const cpu = tasks.cpu[task] as Cpu;
  let previous = 0;
  for (let at = cpus.head[cpu] as Pid; at !== 0; previous = at, at = tasks.next[at] as Pid) {
    if (at !== task) continue;
    const after = tasks.next[task] as Pid;
    if (previous === 0) cpus.head[cpu] = after;
    else tasks.next[previous] = after;
    if (cpus.tail[cpu] === task) cpus.tail[cpu] = previous;
    tasks.next[task] = 0;
    (cpus.queued[cpu] as number)--;
    return true;
  }
  return false;
}
