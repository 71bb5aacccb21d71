// Tasks by what they share: one group for each distinct set of containers, one container per hierarchy. A group is torn when
// one of its tasks shares a container below the top with its parent in one hierarchy, but is elsewhere in another, where
// none of its siblings is with it: what a move over several hierarchies leaves of a child that was forked in the middle of it
// (V6 mail, 22 Dec 2006: a task that belongs to several hierarchies is moved in one after the other).

import type {ContainerSlice, Slices} from '../protocol';
import {NO_HIERARCHY} from './hierarchies';
import {plural} from './numbers';
import {letterOf} from './outline';
import {pathWords} from './task-words';

export interface Torn {
  readonly pid: number;
  readonly parent: number;
  /** Indexes of the hierarchies in which it shares a container with its parent, and of those in which it does not. */
  readonly together: readonly number[];
  readonly apart: readonly number[];
}

export interface MatrixGroup {
  /** Its containers, joined: the same as long as anybody is in just these. */
  readonly id: string;
  /** Container ids, one per hierarchy, in their order. */
  readonly containers: readonly number[];
  /** Rows of the tasks slice, in order of pid. */
  readonly rows: readonly number[];
  readonly torn: readonly Torn[];
}

/** The group of every row, as numbers from 0 in order of their first task: refined hierarchy by hierarchy. */
function groupOfRows({tasks}: Slices): Int32Array {
  const group = new Int32Array(tasks.count);
  for (let i = 0; i < tasks.hierarchies; i++) {
    const finer = new Map<number, number>();
    for (let row = 0; row < tasks.count; row++) {
      const key = group[row]! * 2 ** 24 + tasks.container[row * tasks.hierarchies + i]!;
      let next = finer.get(key);
      if (next === undefined) {
        next = finer.size;
        finer.set(key, next);
      }
      group[row] = next;
    }
  }
  return group;
}

const containersOf = ({tasks}: Slices, row: number): number[] =>
  Array.from(tasks.container.subarray(row * tasks.hierarchies, (row + 1) * tasks.hierarchies));

/** In which hierarchies a child is with its parent, or null where it is not torn. */
function tearOf(slices: Slices, row: number, parentRow: number, tops: readonly number[]): Torn | null {
  const {tasks} = slices;
  const together: number[] = [];
  const apart: number[] = [];
  let below = false;
  for (let i = 0; i < tasks.hierarchies; i++) {
    const own = tasks.container[row * tasks.hierarchies + i]!;
    if (own !== tasks.container[parentRow * tasks.hierarchies + i]) apart.push(i);
    else {
      together.push(i);
      if (own !== tops[i]) below = true;
    }
  }
  return below && apart.length > 0 ? {pid: tasks.pid[row]!, parent: tasks.pid[parentRow]!, together, apart} : null;
}

function findTorn(slices: Slices, group: Int32Array): Map<number, Torn[]> {
  const {tasks} = slices;
  const found = new Map<number, Torn[]>();
  if (tasks.hierarchies < 2) return found;
  const tops = slices.hierarchies.map(one => one.top);
  const rowOf = new Map<number, number>();
  for (let row = 0; row < tasks.count; row++) rowOf.set(tasks.pid[row]!, row);
  /** Children by parent and group: a sibling in the same place means that both were put there. */
  const alike = new Map<number, number>();
  const key = (row: number): number => tasks.parent[row]! * 2 ** 24 + group[row]!;
  for (let row = 0; row < tasks.count; row++) alike.set(key(row), (alike.get(key(row)) ?? 0) + 1);
  for (let row = 0; row < tasks.count; row++) {
    const parent = rowOf.get(tasks.parent[row]!);
    if (parent === undefined || group[parent] === group[row] || alike.get(key(row)) !== 1) continue;
    const torn = tearOf(slices, row, parent, tops);
    if (torn) found.set(group[row]!, [...(found.get(group[row]!) ?? []), torn]);
  }
  return found;
}

/** The groups, largest first; of the same size, the one with the lower pid first. */
export function matrixOf(slices: Slices): MatrixGroup[] {
  if (slices.tasks.hierarchies === 0) return [];
  const group = groupOfRows(slices);
  const torn = findTorn(slices, group);
  const rows: number[][] = [];
  for (let row = 0; row < slices.tasks.count; row++) {
    rows[group[row]!] ??= [];
    rows[group[row]!]!.push(row);
  }
  const groups = rows.map((own, i) => {
    const containers = containersOf(slices, own[0]!);
    return {id: containers.join(), containers, rows: own, torn: torn.get(i) ?? []};
  });
  return groups.sort((a, b) => b.rows.length - a.rows.length || a.rows[0]! - b.rows[0]!);
}

/** By how many tasks there are, or by the path in the hierarchy at an index. */
export type MatrixOrder = 'tasks' | number;

/** The groups in another order: numbers from the greatest, paths from the first, or `backwards`. */
export function sortMatrix(
  slices: Slices,
  groups: readonly MatrixGroup[],
  order: MatrixOrder,
  backwards: boolean,
): MatrixGroup[] {
  const sign = backwards ? -1 : 1;
  if (order === 'tasks') return [...groups].sort((a, b) => sign * (b.rows.length - a.rows.length));
  const paths = new Map(slices.containers.map(one => [one.id, one.path]));
  const path = (one: MatrixGroup): string => paths.get(one.containers[order] ?? 0) ?? '';
  return [...groups].sort((a, b) => sign * (path(a) < path(b) ? -1 : path(a) > path(b) ? 1 : 0));
}

const letters = (indexes: readonly number[]): string => indexes.map(letterOf).join(' and ');

/** "57 is with its parent 40 in A, but not in B". */
export const tornWords = ({pid, parent, together, apart}: Torn): string =>
  `${pid} is with its parent ${parent} in ${letters(together)}, but not in ${letters(apart)}`;

/** "9 tasks, in A web slash cgi, in B alice, torn: ...". */
export function groupName(slices: Slices, {containers, rows, torn}: MatrixGroup): string {
  let name = plural(rows.length, 'task');
  containers.forEach((id, i) => {
    const one: ContainerSlice | undefined = slices.containers.find(container => container.id === id);
    name += `, in ${letterOf(i)} ${one ? pathWords(one.path) : 'a container that is gone'}`;
  });
  return torn.length === 0 ? name : `${name}, torn: ${torn.map(tornWords).join('; ')}`;
}

/** "24 tasks in 7 groups, 1 torn". */
export function matrixHeadline(slices: Slices, groups: readonly MatrixGroup[]): string {
  if (slices.tasks.hierarchies === 0) return NO_HIERARCHY;
  const torn = groups.filter(one => one.torn.length > 0).length;
  const words = `${plural(slices.tasks.count, 'task')} in ${plural(groups.length, 'group')}`;
  return torn === 0 ? words : `${words}, ${torn} torn`;
}

export function describeMatrix(slices: Slices): string {
  const groups = matrixOf(slices);
  return [matrixHeadline(slices, groups), ...groups.map(one => groupName(slices, one))].join('\n');
}
