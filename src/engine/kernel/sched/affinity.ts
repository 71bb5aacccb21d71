// cpus_allowed: what sched_setaffinity(2) and cpusets write (set_cpus_allowed of 2.6.20). A task on a cpu that is no longer
// allowed leaves it at once.

import {isEmpty, type Mask} from '../../../base';
import {type Pid, RUNNING} from '../../abi';
import type {Kernel} from '../kernel';
import {bugOn} from '../panic';
import {dequeue, enqueue} from './run-queue';
import {switchTo} from './schedule';
import {isAllowed} from './select-cpu';

export function setAllowedCpus(k: Kernel, task: Pid, mask: Mask): void {
  bugOn(isEmpty(mask), `task ${task} would be allowed no cpu`);
  const {tasks, cpus} = k.state;
  tasks.allowedLow[task] = mask[0];
  tasks.allowedHigh[task] = mask[1];
  const cpu = tasks.cpu[task] as number;
  if (tasks.state[task] !== RUNNING || isAllowed(k, task, cpu)) return;
  // A task that moves itself finishes its call first: it leaves when the call ends (see the step loop).
  if (cpus.current[cpu] === task) {
    if (cpu === k.state.misc.cpu) return;
    switchTo(k, cpu, 0);
    enqueue(k, task);
  } else if (dequeue(k, task)) enqueue(k, task);
}
