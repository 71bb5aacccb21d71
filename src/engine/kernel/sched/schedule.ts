// Which task a cpu runs next: fair round robin per cpu, and a simple pull when a cpu would idle (load_balance_newidle).

import type {Cpu, Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {dequeue, enqueueOn} from './run-queue';
import {isAllowed} from './select-cpu';

/** Ticks a task runs before the next one waiting on its cpu gets its turn. */
export const TIME_SLICE = 20;

/** The next task for this cpu, taken off its queue; 0 when there is none. */
export function pickNext(k: Kernel, cpu: Cpu): Pid {
  const {tasks, cpus} = k.state;
  const task = cpus.head[cpu] === 0 ? pull(k, cpu) : chooseWaiting(k, cpu);
  if (task === 0) return 0;
  dequeue(k, task);
  tasks.cpu[task] = cpu;
  tasks.slice[task] = TIME_SLICE;
  return task;
}

/** Who waits longest, unless a subsystem knows better. */
function chooseWaiting(k: Kernel, cpu: Cpu): Pid {
  const {cpus} = k.state;
  if ((cpus.queued[cpu] as number) > 1) {
    for (const subsystem of k.callbacks.chooseNext) {
      const chosen = subsystem.hooks?.chooseNext?.(k, cpu) ?? 0;
      if (chosen !== 0) return chosen;
    }
  }
  return cpus.head[cpu] as Pid;
}

/** An idle cpu takes the first task that may run here from the longest queue; ties go to the lowest cpu. */
function pull(k: Kernel, cpu: Cpu): Pid {
  const {tasks, cpus} = k.state;
  let found = 0;
  let longest = 0;
  for (let other = 0; other < k.config.cpus; other++) {
    const queued = cpus.queued[other] as number;
    if (queued <= longest) continue;
    for (let at = cpus.head[other] as Pid; at !== 0; at = tasks.next[at] as Pid) {
      if (!isAllowed(k, at, cpu)) continue;
      found = at;
      longest = queued;
      break;
    }
  }
  return found;
}

/** Puts a task on a cpu, or takes the cpu's task away (0). */
export function switchTo(k: Kernel, cpu: Cpu, task: Pid): void {
  const previous = k.state.cpus.current[cpu] as Pid;
  if (previous === task) return;
  k.state.cpus.current[cpu] = task;
  if (k.listeners.trace !== null) k.listeners.trace('sched_switch', {cpu, prev: previous, next: task});
}

/** The timer interrupt of one cpu: whoever runs is charged the tick, and gives way when its slice is over. */
export function schedulerTick(k: Kernel, cpu: Cpu): void {
  const {tasks, cpus} = k.state;
  const task = cpus.current[cpu] as Pid;
  if (task === 0) {
    (cpus.idle[cpu] as number)++;
    return;
  }
  (tasks.utime[task] as number)++;
  for (const subsystem of k.callbacks.chargeTime) subsystem.hooks?.chargeTime?.(k, task, 1);
  const left = (tasks.slice[task] as number) - 1;
  tasks.slice[task] = left;
  if (left > 0) return;
  // Within a system call nobody is preempted (CONFIG_PREEMPT_NONE).
  if (cpus.head[cpu] === 0 || k.state.records.get(task).call !== null) {
    tasks.slice[task] = TIME_SLICE;
    return;
  }
  switchTo(k, cpu, 0);
  enqueueOn(k, task, cpu);
}
