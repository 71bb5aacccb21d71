// What of an update is worth showing in motion: read from its traces and held against the picture before it. Pure; what is
// not planned simply appears where it is.

import type {Slices, Update} from '../../../protocol';
import {type Columns, rowOfPid, type Spot, spotOf} from '../../draw';

export interface Move {
  readonly pid: number;
  /** Index of the hierarchy. */
  readonly index: number;
  /** The container it has left. */
  readonly from: number;
  /** Where it was drawn, relative to its column. */
  readonly spot: Spot;
}

export interface Plan {
  readonly moves: readonly Move[];
  /** Child to parent. */
  readonly forks: ReadonlyMap<number, number>;
  readonly exits: ReadonlySet<number>;
  readonly opened: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  /** Containers whose control file was written. */
  readonly written: ReadonlySet<number>;
  /** Tasks that were refused something. */
  readonly refused: ReadonlySet<number>;
}

export const NOTHING: Plan = {
  moves: [],
  forks: new Map(),
  exits: new Set(),
  opened: new Set(),
  closed: new Set(),
  columns: new Set(),
  written: new Set(),
  refused: new Set(),
};

export interface Before {
  readonly columns: Columns;
  readonly slices: Slices;
}

export function planOf(update: Update, before: Before | null): Plan {
  if (!before || update.traces.length === 0) return NOTHING;
  const forks = new Map<number, number>();
  const plan = {
    exits: new Set<number>(),
    opened: new Set<number>(),
    closed: new Set<number>(),
    columns: new Set<number>(),
    written: new Set<number>(),
    refused: new Set<number>(),
  };
  const moved = new Map<string, {pid: number; index: number}>();
  for (const one of update.traces) {
    switch (one.name) {
      case 'attach_task': {
        const index = update.slices.hierarchies.findIndex(h => h.id === one.data.hierarchy);
        if (index >= 0) moved.set(`${index}:${one.data.task}`, {pid: one.data.task, index});
        break;
      }
      case 'task_fork':
        forks.set(one.data.child, one.data.parent);
        break;
      case 'task_exit':
        plan.exits.add(one.data.task);
        break;
      case 'container_create':
        plan.opened.add(one.data.container);
        break;
      case 'container_destroy':
        plan.closed.add(one.data.container);
        break;
      case 'hierarchy_create':
        plan.columns.add(one.data.hierarchy);
        break;
      case 'control_write':
        plan.written.add(one.data.container);
        break;
      case 'refused':
        plan.refused.add(one.data.task);
        break;
    }
  }
  const moves = [...moved.values()].flatMap(one => moveOf(one, update.slices, before) ?? []);
  return {...plan, forks, moves};
}

/** A move as it looks from outside: from where the task was drawn last to where it is now, whatever lay between. */
function moveOf({pid, index}: {pid: number; index: number}, now: Slices, before: Before): Move | null {
  const old = before.slices.hierarchies.findIndex(h => h.id === now.hierarchies[index]!.id);
  const column = before.columns.columns[old];
  const was = rowOfPid(before.slices.tasks.pid, before.slices.tasks.count, pid);
  const is = rowOfPid(now.tasks.pid, now.tasks.count, pid);
  if (!column || was < 0 || is < 0) return null;
  const from = before.slices.tasks.container[was * before.slices.tasks.hierarchies + old]!;
  if (from === now.tasks.container[is * now.tasks.hierarchies + index]) return null;
  const spot = spotOf(column, pid, was);
  return spot?.pid === pid ? {pid, index, from, spot} : null;
}
