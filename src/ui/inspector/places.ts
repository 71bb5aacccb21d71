// Where things are: the path of a container in the file system, the containers of a task, and the list that "Move to"
// offers. Derived from slices every time; nothing is kept.
import type {ContainerSlice, HierarchySlice, Slices} from '../../protocol';
import {joinPath} from '../terminal';
import type {Selection} from '../views';

/** 'A' for the first hierarchy. */
export const letterOf = (index: number): string => String.fromCharCode(65 + (index % 26));

/** Path in the file system; null where its hierarchy is not mounted. */
export function pathOf(slices: Slices, one: ContainerSlice): string | null {
  const root = slices.hierarchies.find(hierarchy => hierarchy.id === one.hierarchy)?.path ?? null;
  if (root === null) return null;
  return one.path === '/' ? root : joinPath(root, one.path.slice(1));
}

export interface Place {
  readonly hierarchy: HierarchySlice;
  /** Of the hierarchy among all, from 0. */
  readonly index: number;
  readonly container: ContainerSlice;
  readonly path: string | null;
}

/** Row of a pid in the tasks slice, -1 when there is no such task. */
export function rowOf(slices: Slices, pid: number): number {
  const {pid: pids, count} = slices.tasks;
  for (let row = 0; row < count; row++) if (pids[row] === pid) return row;
  return -1;
}

/** One place per hierarchy. */
export function placesOf(slices: Slices, pid: number): Place[] {
  const row = rowOf(slices, pid);
  if (row < 0) return [];
  const places: Place[] = [];
  for (let index = 0; index < slices.tasks.hierarchies; index++) {
    const id = slices.tasks.container[row * slices.tasks.hierarchies + index];
    const container = slices.containers.find(one => one.id === id);
    const hierarchy = slices.hierarchies[index];
    if (container && hierarchy) places.push({hierarchy, index, container, path: pathOf(slices, container)});
  }
  return places;
}

/** The mark that a container wears: only the hierarchy that lends its colours has any. */
export function markOf(slices: Slices, one: ContainerSlice, lens: number | null): number {
  const lender = slices.hierarchies.find(hierarchy => hierarchy.id === lens) ?? slices.hierarchies[0];
  return one.hierarchy === lender?.id ? one.mark : -1;
}

/** The mark that a task wears under this lens. */
export function markOfTask(slices: Slices, pid: number, lens: number | null): number {
  return Math.max(-1, ...placesOf(slices, pid).map(place => markOf(slices, place.container, lens)));
}

/** The mark that what is selected wears under this lens. */
export function markOfSelection(slices: Slices, selection: Selection, lens: number | null): number {
  if (selection?.kind === 'task') return markOfTask(slices, selection.pid, lens);
  const container = slices.containers.find(one => selection?.kind === 'container' && one.id === selection.id);
  return container ? markOf(slices, container, lens) : -1;
}

export interface Target extends Place {
  readonly path: string;
  /** The key that picks it; '' beyond the alphabet. */
  readonly letter: string;
  /** The task is there already. */
  readonly here: boolean;
}

/** Every container that a task could be moved to, by hierarchy, parents before children. */
export function targetsFor(slices: Slices, pid: number): Target[] {
  const here = new Set(placesOf(slices, pid).map(place => place.container.id));
  const targets: Target[] = [];
  for (const [index, hierarchy] of slices.hierarchies.entries()) {
    if (hierarchy.path === null) continue;
    const inside = slices.containers.filter(one => one.hierarchy === hierarchy.id);
    for (const container of inside.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
      const path = pathOf(slices, container);
      if (path === null) continue;
      const letter = targets.length < 26 ? String.fromCharCode(97 + targets.length) : '';
      targets.push({hierarchy, index, container, path, letter, here: here.has(container.id)});
    }
  }
  return targets;
}
