// Where the rest of the kernel asks the subsystems: before a fork, and for the cpus and nodes that a task may use.

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
  return narrowed(k, firstBits(k.config.cpus), task, 'allowedCpus');
}

/** The memory nodes that the task's containers leave it. */
export function allowedNodes(k: Kernel, task: Pid): Mask {
  return narrowed(k, firstBits(k.config.nodes), task, 'allowedNodes');
}

function narrowed(k: Kernel, all: Mask, task: Pid, hook: 'allowedCpus' | 'allowedNodes'): Mask {
  let mask = all;
  for (const {hooks} of k.subsystems) {
    const allowed = hooks?.[hook]?.(k, task);
    if (allowed !== undefined) mask = and(mask, allowed);
  }
  return mask;
}
