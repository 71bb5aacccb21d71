// The hash of the whole state: every column, every row, every field. Two machines with equal hashes go on alike.

import {Hasher, type Table} from '../../base';
import type {KernelState} from '../kernel';

function hashColumns(hasher: Hasher, columns: object): void {
  for (const [name, column] of Object.entries(columns)) {
    hasher.string(name);
    hasher.value(column);
  }
}

function hashTable(hasher: Hasher, table: Table<object>): void {
  const {rows, nextId, size, free} = table.share();
  hasher.int(nextId);
  hasher.int(size);
  hasher.value(free);
  rows.forEach((row, id) => {
    if (row === undefined) return;
    hasher.int(id);
    hasher.value(row);
  });
}

const TABLES = [
  'records',
  'files',
  'pipes',
  'inodes',
  'superblocks',
  'mounts',
  'containers',
  'hierarchies',
] as const satisfies readonly (keyof KernelState)[];

/** 16 hexadecimal digits. */
export function hashState(state: KernelState): string {
  const hasher = new Hasher();
  hasher.value(state.misc);
  hashColumns(hasher, state.tasks);
  hashColumns(hasher, state.cpus);
  for (const name of TABLES) hashTable(hasher, state[name] as Table<object>);
  return hasher.hex();
}

export {TABLES};
