// The shape of what the hierarchies hold: containers and tasks in reading order, a container before its own tasks and these
// before its children. The picture, the tree that a screen reader walks and the words all follow this one order.

import type {ContainerSlice, HierarchySlice, Slices} from '../protocol';

/** With more tasks than this a task is no longer an item of its own: a container counts its tasks instead. */
export const NAMED_TASKS = 1500;

export interface ContainerItem {
  readonly kind: 'container';
  readonly container: ContainerSlice;
  /** 1 for the top container. */
  readonly level: number;
  /** Position of the parent in `items`, -1 for the top container. */
  readonly parent: number;
  /** Rows of its own tasks in the tasks slice, in order of pid. */
  readonly rows: readonly number[];
  /** Tasks of all containers below. */
  readonly below: number;
  readonly children: readonly ContainerItem[];
  readonly place: number;
  readonly siblings: number;
}

export interface TaskItem {
  readonly kind: 'task';
  readonly row: number;
  readonly level: number;
  readonly parent: number;
  /** 1-based, among the tasks and containers under one parent. */
  readonly place: number;
  readonly siblings: number;
}

export type Item = ContainerItem | TaskItem;

export interface Outline {
  readonly hierarchy: HierarchySlice;
  readonly letter: string;
  readonly top: ContainerItem | null;
  readonly items: readonly Item[];
}

/** A, B, ... Z, then A2, B2, ... */
export const letterOf = (index: number): string =>
  String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26) + 1));

function rowsByContainer(slices: Slices, index: number): Map<number, number[]> {
  const {tasks} = slices;
  const rows = new Map<number, number[]>();
  for (let row = 0; row < tasks.count; row++) {
    const id = tasks.container[row * tasks.hierarchies + index]!;
    const list = rows.get(id);
    if (list) list.push(row);
    else rows.set(id, [row]);
  }
  return rows;
}

interface Builder {
  readonly items: Item[];
  readonly rows: Map<number, number[]>;
  readonly children: Map<number, ContainerSlice[]>;
  readonly named: boolean;
}

function add(b: Builder, container: ContainerSlice, level: number, parent: number, place: number, siblings: number) {
  const rows = b.rows.get(container.id) ?? [];
  const below = b.children.get(container.id) ?? [];
  const children: ContainerItem[] = [];
  const item = {kind: 'container' as const, container, level, parent, rows, below: 0, children, place, siblings};
  const at = b.items.push(item) - 1;
  const tasks = b.named ? rows.length : 0;
  const all = tasks + below.length;
  for (let i = 0; i < tasks; i++) {
    b.items.push({kind: 'task', row: rows[i]!, level: level + 1, parent: at, place: i + 1, siblings: all});
  }
  below.forEach((child, i) => {
    const added = add(b, child, level + 1, at, tasks + i + 1, all);
    children.push(added);
    item.below += added.rows.length + added.below;
  });
  return item as ContainerItem;
}

export function outlineOf(slices: Slices, index: number): Outline {
  const hierarchy = slices.hierarchies[index]!;
  const children = new Map<number, ContainerSlice[]>();
  let root: ContainerSlice | null = null;
  for (const one of slices.containers) {
    if (one.hierarchy !== hierarchy.id) continue;
    if (one.id === hierarchy.top) root = one;
    const list = children.get(one.parent);
    if (list) list.push(one);
    else children.set(one.parent, [one]);
  }
  const b = {items: [], rows: rowsByContainer(slices, index), children, named: slices.tasks.count <= NAMED_TASKS};
  const top = root ? add(b, root, 1, -1, 1, 1) : null;
  return {hierarchy, letter: letterOf(index), top, items: b.items};
}

export const outlinesOf = (slices: Slices): Outline[] => slices.hierarchies.map((_, i) => outlineOf(slices, i));
