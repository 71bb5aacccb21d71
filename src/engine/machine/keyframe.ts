// Keyframes: a copy of the state from which a machine can go on. Columns are copied, table rows are shared until somebody
// writes them.

import {clonePlain, type SharedRows, type Table} from '../../base';
import type {CpuColumns, KernelState, Misc, TaskColumns} from '../kernel';
import {TABLES} from './hash';

type TableName = (typeof TABLES)[number];

export interface Keyframe {
  readonly tick: number;
  readonly misc: Misc;
  readonly tasks: TaskColumns;
  readonly cpus: CpuColumns;
  readonly tables: Readonly<Record<TableName, SharedRows<object>>>;
}

function copyColumns<T extends object>(columns: T): T {
  const copy: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(columns)) {
    copy[name] = ArrayBuffer.isView(column) ? (column as Int32Array).slice() : column;
  }
  return copy as T;
}

export function takeKeyframe(state: KernelState): Keyframe {
  return {
    tick: state.misc.tick,
    misc: clonePlain(state.misc),
    tasks: copyColumns(state.tasks),
    cpus: copyColumns(state.cpus),
    tables: Object.fromEntries(
      TABLES.map(name => [name, (state[name] as Table<object>).share()]),
    ) as unknown as Keyframe['tables'],
  };
}

/** Puts a state back in place: the objects stay the same, their contents become the keyframe's. */
export function restoreKeyframe(state: KernelState, keyframe: Keyframe): void {
  Object.assign(state.misc, clonePlain(keyframe.misc));
  Object.assign(state.tasks, copyColumns(keyframe.tasks));
  Object.assign(state.cpus, copyColumns(keyframe.cpus));
  for (const name of TABLES) (state[name] as Table<object>).restore(keyframe.tables[name]);
}
