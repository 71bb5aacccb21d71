// What keeps a container from being removed, and the commands that empty it: its tasks go up, its children go first,
// references are given back. (V6 3/6, container_rmdir)

import type {Blocker, ContainerId} from '../abi';
import {controlFilesOf, type Kernel, tasksOf} from '../kernel';
import * as blockers from './blockers';
import {controlFile, directoryOf, echoed, movedTo, quoted} from './places';
import {rootTypes} from './privileges';

/** More directories than this in one line help nobody. */
const MOST = 12;

const childrenOf = (k: Kernel, container: ContainerId): readonly ContainerId[] =>
  k.state.containers.get(container).children;

/** Depth first, children before their parents; the container itself is not among them. */
function below(k: Kernel, container: ContainerId): ContainerId[] {
  return childrenOf(k, container).flatMap(child => [...below(k, child), child]);
}

/** Lines that give back what subsystems hold on a container; null where a subsystem has no way to. */
function unreferenced(k: Kernel, container: ContainerId): string[] | null {
  const lines: string[] = [];
  for (const [name, {refcnt}] of Object.entries(k.state.containers.get(container).css)) {
    if (refcnt === 0) continue;
    if (!controlFilesOf(k, container).some(file => file.name === `${name}.references`)) return null;
    lines.push(echoed(0, controlFile(k, container, `${name}.references`)));
  }
  return lines;
}

/** A cpuset takes tasks only with cpus and mems. */
const takesTasks = (k: Kernel, container: ContainerId): boolean => {
  const set = k.state.containers.get(container).css.cpuset?.state as {cpus: number[]; mems: number[]} | undefined;
  return set === undefined || [set.cpus, set.mems].every(bits => bits.some(bit => bit !== 0));
};

/** Lines after which the container can be removed: tasks move to its parent. null where that cannot be had. */
export function emptying(k: Kernel, container: ContainerId): string[] | null {
  const {parent} = k.state.containers.get(container);
  const children = below(k, container);
  if (parent === 0 || directoryOf(k, container) === '' || children.length > MOST || !rootTypes(k)) return null;
  const lines: string[] = [];
  for (const one of [...children, container]) {
    const {count} = k.state.containers.get(one);
    if (count !== tasksOf(k, one).length || (count > 0 && !takesTasks(k, parent))) return null;
    const references = unreferenced(k, one);
    if (references === null) return null;
    lines.push(...movedTo(k, one, parent), ...references);
  }
  if (children.length > 0) lines.push(`rmdir ${children.map(child => quoted(directoryOf(k, child))).join(' ')}`);
  return lines;
}

/** Lines after which a container has no children; null where that cannot be had. */
export function childless(k: Kernel, container: ContainerId): string[] | null {
  const lines: string[] = [];
  for (const child of childrenOf(k, container)) {
    const emptied = emptying(k, child);
    if (emptied === null) return null;
    lines.push(...emptied, `rmdir ${quoted(directoryOf(k, child))}`);
  }
  return lines;
}

/** What is in a container: its tasks, or else its children. */
export function contents(k: Kernel, container: ContainerId): Blocker[] {
  const tasks = tasksOf(k, container).flatMap(pid => blockers.task(k, pid));
  return tasks.length > 0 ? tasks : childrenOf(k, container).flatMap(child => blockers.container(k, child));
}
