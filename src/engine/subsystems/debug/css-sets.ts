// css_sets: tasks that are in the same container of every hierarchy share one. The mechanism here keeps a pointer per task
// and hierarchy, as V6 did, so a css_set is found by looking at the tasks, and lives as long as one of them, ended ones
// that nobody has reaped included. Hierarchies of the `container` dialect know none. (kernel/cgroup/cgroup.c, find_css_set)

import {hashOf, type Plain} from '../../../base';
import {type ContainerId, FREE, type HierarchyId, type Pid} from '../../abi';
import {containerOf, type Kernel} from '../../kernel';

export interface CssSet {
  /** The container in each hierarchy of the dialect, oldest hierarchy first. */
  readonly containers: readonly ContainerId[];
  /** Ascending; those that live. */
  readonly tasks: readonly Pid[];
  /** One for each task, and one for ever on the set that every task starts in. */
  readonly references: number;
}

/** Where a kernel prints a pointer: the same for the same thing, another for another, and no address of anything. */
export const pointerTo = (what: Plain): string => hashOf(what).slice(-8).padStart(16, '0');

/** Hierarchies of the dialect, oldest first. */
export function cgroupHierarchies(k: Kernel): HierarchyId[] {
  const {misc, hierarchies} = k.state;
  const number = (id: HierarchyId) => hierarchies.get(id).number;
  return misc.hierarchies.filter(id => hierarchies.get(id).dialect === 'cgroup').sort((a, b) => number(a) - number(b));
}

export function containersOf(k: Kernel, task: Pid): ContainerId[] {
  return cgroupHierarchies(k).map(id => containerOf(k, task, id));
}

/** Those that `wanted` picks by their containers, in the order of their first tasks. */
function cssSets(k: Kernel, wanted: (containers: readonly ContainerId[]) => boolean): CssSet[] {
  const {tasks, containers: table} = k.state;
  const ids = cgroupHierarchies(k);
  const found = new Map<string, {containers: ContainerId[]; tasks: Pid[]; references: number}>();
  for (let task = 1; task < tasks.capacity; task++) {
    if (tasks.state[task] === FREE) continue;
    const containers = ids.map(id => containerOf(k, task, id));
    if (!wanted(containers)) continue;
    const key = containers.join();
    const first = containers.every(one => table.get(one).parent === 0);
    const set = found.get(key) ?? {containers, tasks: [], references: first ? 1 : 0};
    found.set(key, set);
    set.references++;
    if (tasks.exiting[task] === 0) set.tasks.push(task);
  }
  return [...found.values()];
}

export const cssSetOf = (k: Kernel, task: Pid): CssSet => {
  const key = containersOf(k, task).join();
  return cssSets(k, containers => containers.join() === key)[0] as CssSet;
};

export const cssSetsOf = (k: Kernel, container: ContainerId): CssSet[] =>
  cssSets(k, containers => containers.includes(container));
