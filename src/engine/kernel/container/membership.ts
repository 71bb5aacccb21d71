// Which container a task is in, and the state that a subsystem keeps for it. task->container[h] of V6 is the column
// `container`, one slot per hierarchy; slot 0 stands for the dummy hierarchy. A subsystem that no hierarchy binds keeps
// its state in the dummy's top container, where every task is. (V6 3/6, include/linux/container.h)

import type {Plain} from '../../../base';
import {type ContainerId, FREE, type HierarchyId, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {DIALECTS, type DialectRules} from './dialect';
import type {Subsystem} from './subsystem';

/** What names a subsystem whose state is S: the Subsystem object itself. */
export type Keeps<S extends Plain> = Pick<Subsystem<S>, 'name' | 'create'>;

/** The task's container in a hierarchy; 0 is the dummy. An active hierarchy always has an answer. */
export function containerOf(k: Kernel, task: Pid, hierarchy: HierarchyId): ContainerId {
  if (hierarchy === 0) return k.state.misc.dummyTop;
  const slot = k.state.tasks.container[task * k.state.tasks.slots + hierarchy] as ContainerId;
  return slot !== 0 ? slot : k.state.hierarchies.get(hierarchy).top;
}

/** The container whose state of this subsystem governs the task. */
export function containerFor(k: Kernel, task: Pid, subsystem: {readonly name: string}): ContainerId {
  return containerOf(k, task, k.state.misc.bound[subsystem.name] ?? 0);
}

/** The state of a subsystem that governs a task, to read. */
export function cssOf<S extends Plain>(k: Kernel, task: Pid, subsystem: Keeps<S>): Readonly<S> {
  return containerCss(k, containerFor(k, task, subsystem), subsystem);
}

/** The state of a subsystem in a container that has it, to read. */
export function containerCss<S extends Plain>(k: Kernel, container: ContainerId, subsystem: Keeps<S>): Readonly<S> {
  return k.state.containers.get(container).css[subsystem.name]?.state as S;
}

/** The same to write. */
export function editContainerCss<S extends Plain>(k: Kernel, container: ContainerId, subsystem: Keeps<S>): S {
  return k.state.containers.edit(container).css[subsystem.name]?.state as S;
}

export function rulesOf(k: Kernel, container: ContainerId): DialectRules {
  const {hierarchy} = k.state.containers.get(container);
  return DIALECTS[hierarchy === 0 ? 'container' : k.state.hierarchies.get(hierarchy).dialect];
}

/** On the list of tasks: born, and not yet reaped. (A fork's child has a row before it has a record.) */
export function isListed(k: Kernel, task: Pid): boolean {
  return task > 0 && task < k.state.tasks.capacity && k.state.tasks.state[task] !== FREE && k.state.records.has(task);
}

/** The member tasks of a container, ascending. */
export function tasksOf(k: Kernel, container: ContainerId): Pid[] {
  return scan(k, container, false);
}

/** The pids in the file `tasks`. With the quirk, zombies stand in the top container, and the list is cut at its count. */
export function listedTasks(k: Kernel, container: ContainerId): Pid[] {
  const row = k.state.containers.get(container);
  if (!rulesOf(k, container).listsZombies(k.config.quirks)) return scan(k, container, false);
  return scan(k, container, true).slice(0, row.count + (row.parent === 0 ? 1 : 0));
}

function scan(k: Kernel, container: ContainerId, zombies: boolean): Pid[] {
  const {tasks} = k.state;
  const {hierarchy} = k.state.containers.get(container);
  const found: Pid[] = [];
  for (let task = 1; task < tasks.capacity; task++) {
    if (tasks.state[task] === FREE || (!zombies && tasks.exiting[task] === 1)) continue;
    if (containerOf(k, task, hierarchy) === container && k.state.records.has(task)) found.push(task);
  }
  return found;
}

/** Members by container, counted anew from the tasks: what every `count` must equal when nothing is under way. */
export function countMembers(k: Kernel): Map<ContainerId, number> {
  const counts = new Map<ContainerId, number>();
  for (const [id, row] of k.state.containers) if (row.hierarchy !== 0) counts.set(id, 0);
  const {tasks, misc} = k.state;
  for (let task = 1; task < tasks.capacity; task++) {
    if (tasks.exiting[task] === 1 || !isListed(k, task)) continue;
    for (const hierarchy of misc.hierarchies) {
      const container = containerOf(k, task, hierarchy);
      counts.set(container, (counts.get(container) ?? 0) + 1);
    }
  }
  return counts;
}
