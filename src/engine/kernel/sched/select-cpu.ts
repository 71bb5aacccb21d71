// Where a task runs. cpus_allowed is the law; among allowed cpus the last one is kept while it is idle, else the least
// loaded one is taken, ties going to the lowest number. Fixed order: the machine has no chance in it.

import type {Mask} from '../../../base';
import type {Cpu, Pid} from '../../abi';
import type {Kernel} from '../kernel';

export function isAllowed(k: Kernel, task: Pid, cpu: Cpu): boolean {
  const {tasks} = k.state;
  return cpu < 32
    ? (((tasks.allowedLow[task] as number) >>> cpu) & 1) === 1
    : (((tasks.allowedHigh[task] as number) >>> (cpu - 32)) & 1) === 1;
}

/** Tasks that want the cpu: the running one and those that wait. */
export function loadOf(k: Kernel, cpu: Cpu): number {
  const {cpus} = k.state;
  return (cpus.queued[cpu] as number) + (cpus.current[cpu] === 0 ? 0 : 1);
}

export function selectCpu(k: Kernel, task: Pid): Cpu {
  const last = k.state.tasks.cpu[task] as Cpu;
  if (isAllowed(k, task, last) && loadOf(k, last) === 0) return last;
  let best = -1;
  let bestLoad = Number.POSITIVE_INFINITY;
  for (let cpu = 0; cpu < k.config.cpus; cpu++) {
    if (!isAllowed(k, task, cpu)) continue;
    const load = loadOf(k, cpu);
    if (load < bestLoad || (load === bestLoad && cpu === last)) {
      best = cpu;
      bestLoad = load;
    }
  }
  return best < 0 ? last : best;
}

export function allowedOf(k: Kernel, task: Pid): Mask {
  const {tasks} = k.state;
  return [tasks.allowedLow[task] as number, tasks.allowedHigh[task] as number];
}
