// Where the rest of the kernel asks the subsystems: before a fork, and for the cpus that a task may use.

import {and, firstBits, type Mask} from '../../../base';
import type {Failure, Pid} from '../../abi';
import type {Kernel} from '../kernel';

/** Whether the task may fork now: the first refusal of a subsystem, or undefined. */
export function mayFork(k: Kernel, me: Pid): Failure | undefined {
  const {mayFork: asked} = k.callbacks;
  for (let i = 0; i < asked.length; i++) {
    const refusal = asked[i]?.hooks?.mayFork?.(k, me);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The cpus that the task's containers leave it; all of them when nobody limits them. */
export function allowedCpus(k: Kernel, task: Pid): Mask {
  let mask = firstBits(k.config.cpus);
  for (const {hooks} of k.subsystems) {
    const allowed = hooks?.allowedCpus?.(k, task);
    if (allowed !== undefined) mask = and(mask, allowed);
  }
  return mask;
}
