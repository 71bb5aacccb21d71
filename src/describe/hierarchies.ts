// The hierarchies in words: for each its letter, subsystems and place, then its containers and tasks by depth.

import type {HierarchySlice, Slices} from '../protocol';
import {plural} from './numbers';
import {type ContainerItem, type Item, letterOf, NAMED_TASKS, outlinesOf} from './outline';
import {taskName} from './task-words';

export const subsystemWords = (hierarchy: HierarchySlice): string =>
  hierarchy.subsystems.length === 0 ? 'no subsystems' : hierarchy.subsystems.join(' and ');

/** "A, cpuset and cpuacct, type container, at /dev/ct". */
export function hierarchyName(hierarchy: HierarchySlice, index: number): string {
  const where = hierarchy.path === null ? 'not mounted' : `at ${hierarchy.path}`;
  return `${letterOf(index)}, ${subsystemWords(hierarchy)}, type ${hierarchy.dialect}, ${where}`;
}

const limit = /^(\d+) \/ (\d+)$/;

/** The parameter of a container, when it is one of use and limit: it then stands where the count stands otherwise. */
export const isLimit = (summary: string): boolean => limit.test(summary);

/** A limit that is reached is not exceeded. */
function limitWords(summary: string): 'at' | 'over' {
  const [, used, most] = /(\d+) (?:\/|of) (\d+)$/.exec(summary) ?? [];
  return used !== undefined && used === most ? 'at' : 'over';
}

function densityWords(slices: Slices, item: ContainerItem): string {
  let running = 0;
  let waiting = 0;
  for (const row of item.rows) {
    if (slices.tasks.onCpu[row] === 1) running++;
    else if (slices.tasks.state[row] === 1) waiting++;
  }
  return `, ${running} running, ${waiting} waiting, ${item.rows.length - running - waiting} asleep`;
}

/** "web, cpus 0-3, 6 tasks, 3 more below". */
export function containerName(slices: Slices, item: ContainerItem): string {
  const {container, rows, below, parent} = item;
  let name = parent < 0 ? 'root' : container.name;
  if (container.summary) name += `, ${container.summary.replace(limit, '$1 of $2')}`;
  if (container.over) name += `, ${limitWords(container.summary)} its limit`;
  name += `, ${plural(rows.length, 'task')}`;
  if (below > 0) name += `, ${below} more below`;
  return slices.tasks.count > NAMED_TASKS ? name + densityWords(slices, item) : name;
}

export const itemName = (slices: Slices, item: Item): string =>
  item.kind === 'task' ? taskName(slices, item.row) : containerName(slices, item);

export function describeHierarchies(slices: Slices): string {
  const lines: string[] = [];
  outlinesOf(slices).forEach(({hierarchy, items}, i) => {
    lines.push(hierarchyName(hierarchy, i));
    for (const item of items) lines.push('  '.repeat(item.level) + itemName(slices, item));
    if (hierarchy.deeper > 0) lines.push(`  ${plural(hierarchy.deeper, 'container')} deeper than can be shown`);
  });
  return lines.length === 0 ? NO_HIERARCHY : lines.join('\n');
}

export const NO_HIERARCHY = 'No hierarchy is mounted.';
