// How things look under the current lens and selection: which mark a task wears, which are related to what is selected.
// Worked out once per drawing and asked for every token.

import type {ContainerItem, Outline} from '../../describe';
import type {Slices, TasksSlice} from '../../protocol';
import {allRows, rowOfPid} from '../draw';
import type {Selection} from './selection';

export type TokenState = 'run' | 'wait' | 'sleep' | 'stop' | 'gone';

const states: readonly TokenState[] = ['gone', 'wait', 'sleep', 'sleep', 'stop', 'gone'];

export const tokenState = (tasks: TasksSlice, row: number): TokenState =>
  tasks.onCpu[row] === 1 ? 'run' : (states[tasks.state[row]!] ?? 'sleep');

export interface Look {
  readonly slices: Slices;
  /** Id of the hierarchy whose colours are worn; null while there is none. */
  readonly lens: number | null;
  /** Mark worn by the task in a row; -1 for the root's. */
  readonly markOf: (row: number) => number;
  readonly selection: Selection;
  /** Rows that belong to the selection; null when nothing is selected. */
  readonly related: ReadonlySet<number> | null;
  /** Hierarchy of the selected container; null for a task or nothing. */
  readonly home: number | null;
}

/** The hierarchy that lends its colours: the chosen one while it exists, else the first. */
export function lensOf(slices: Slices, chosen: number | null): number | null {
  if (chosen !== null && slices.hierarchies.some(one => one.id === chosen)) return chosen;
  return slices.hierarchies[0]?.id ?? null;
}

function findItem(item: ContainerItem | null, id: number): ContainerItem | null {
  if (!item || item.container.id === id) return item;
  for (const child of item.children) {
    const found = findItem(child, id);
    if (found) return found;
  }
  return null;
}

interface Related {
  readonly rows: ReadonlySet<number> | null;
  readonly home: number | null;
}

function relatedTo(slices: Slices, outlines: readonly Outline[], selection: Selection): Related {
  if (selection?.kind === 'task') {
    const row = rowOfPid(slices.tasks.pid, slices.tasks.count, selection.pid);
    return {rows: row < 0 ? null : new Set([row]), home: null};
  }
  if (selection?.kind === 'container') {
    for (const outline of outlines) {
      const item = findItem(outline.top, selection.id);
      if (item) return {rows: new Set(allRows(item)), home: outline.hierarchy.id};
    }
  }
  return {rows: null, home: null};
}

export interface LookOptions {
  readonly lens: number | null;
  readonly selection: Selection;
  /** Marks that movers wear until they land, by pid. */
  readonly held?: ReadonlyMap<number, number>;
}

export function lookAt(slices: Slices, outlines: readonly Outline[], o: LookOptions): Look {
  const lens = lensOf(slices, o.lens);
  const index = slices.hierarchies.findIndex(one => one.id === lens);
  const {tasks} = slices;
  const marks = new Map<number, number>();
  for (const one of slices.containers) if (one.hierarchy === lens) marks.set(one.id, one.mark);
  const {rows, home} = relatedTo(slices, outlines, o.selection);
  const markOf = (row: number): number => {
    if (index < 0) return -1;
    const held = o.held && o.held.size > 0 ? o.held.get(tasks.pid[row]!) : undefined;
    return held ?? marks.get(tasks.container[row * tasks.hierarchies + index]!) ?? -1;
  };
  return {slices, lens, markOf, selection: o.selection, related: rows, home};
}

export const isRelated = (look: Look, row: number): boolean => look.related === null || look.related.has(row);

/** Classes of a task's token in one hierarchy, or (null) outside the hierarchies. */
export function tokenClasses(look: Look, row: number, hierarchy: number | null): string {
  const state = tokenState(look.slices.tasks, row);
  if (look.related === null) return state;
  if (!look.related.has(row)) return `${state} dim`;
  if (look.selection?.kind === 'task') return `${state} sel`;
  return hierarchy !== null && hierarchy !== look.home ? `${state} twin` : state;
}
