// Boot: the dummy hierarchy, and every subsystem registered on it, so that each has a root state from the start.
// (V6 3/6, container_init and container_register_subsys)

import {failed, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {bugOn} from '../panic';
import {createStates} from './create';
import {createDummy} from './hierarchy';
import {isListed} from './membership';

/** Once per machine, before the first task or after it: tasks that exist already are counted by the fork callbacks. */
export function bootContainers(k: Kernel): void {
  createDummy(k);
  const {misc, tasks} = k.state;
  for (const subsystem of k.subsystems) {
    const made = createStates(k, misc.dummyTop, [subsystem.name]);
    bugOn(failed(made), `subsystem ${subsystem.name} refused its root state`);
    misc.bound[subsystem.name] = 0;
    if (subsystem.fork === undefined) continue;
    for (let task: Pid = 1; task < tasks.capacity; task++) {
      if (isListed(k, task) && tasks.exiting[task] === 0) subsystem.fork(k, task);
    }
  }
}
