// How often each kind of operation came to which end, and what else was met: that nothing is starved can be seen.

import type {TraceRecord} from '../../engine/abi';
import {failed, type TraceName} from '../../engine/abi';
import type {Kernel} from '../../engine/kernel';
import {underWay} from '../under-way';

export type Counts = Record<string, number>;

export interface Tally {
  /** By kind of operation: 'ok' and each errno. */
  readonly outcomes: Record<string, Counts>;
  readonly traces: Partial<Record<TraceName, number>>;
  /** States that were seen between two operations. */
  readonly sights: Counts;
}

export const newTally = (): Tally => ({outcomes: {}, traces: {}, sights: {}});

const add = (counts: Counts, name: string, by = 1): void => {
  counts[name] = (counts[name] ?? 0) + by;
};

export function tellOutcome(tally: Tally, kind: string, result: unknown): void {
  // The action was for somebody else to finish, who tells himself.
  if (result === undefined) return;
  tally.outcomes[kind] ??= {};
  add(tally.outcomes[kind], failed(result) ? result.errno : 'ok');
}

const KTHREADD = 2;

/** Listens to one machine: what a release agent comes to is known by its status. */
export function traceTally(tally: Tally): (record: TraceRecord) => void {
  const agents = new Set<number>();
  return record => {
    tally.traces[record.name] = (tally.traces[record.name] ?? 0) + 1;
    if (record.name === 'task_fork' && record.data.parent === KTHREADD) agents.add(record.data.child);
    if (record.name === 'task_exec' && !agents.has(record.data.task)) tellOutcome(tally, 'exec', 0);
    if (record.name === 'task_exit' && agents.delete(record.data.task)) {
      tally.outcomes['release agent'] ??= {};
      const {status} = record.data;
      add(tally.outcomes['release agent'], status === 0 ? 'ok' : status > 128 ? 'killed' : 'lost or not there');
    }
  };
}

export function tellSights(tally: Tally, k: Kernel): void {
  const {hierarchies, misc, mounts} = k.state;
  const shown = new Set(misc.mounts.map(id => mounts.get(id).superblock));
  if (misc.hierarchies.some(id => !shown.has(hierarchies.get(id).superblock)))
    add(tally.sights, 'hierarchy without mount');
  for (const name of underWay(k)) add(tally.sights, name);
}

export function addTally(to: Tally, from: Tally): void {
  for (const [kind, counts] of Object.entries(from.outcomes)) {
    to.outcomes[kind] ??= {};
    for (const [end, count] of Object.entries(counts)) add(to.outcomes[kind], end, count);
  }
  for (const [name, count] of Object.entries(from.traces)) add(to.traces as Counts, name, count);
  for (const [name, count] of Object.entries(from.sights)) add(to.sights, name, count);
}

const listed = (counts: Counts): string =>
  Object.keys(counts)
    .sort((a, b) => (b === 'ok' ? 1 : 0) - (a === 'ok' ? 1 : 0) || (counts[b] as number) - (counts[a] as number))
    .map(end => `${end} ${counts[end]}`)
    .join(', ');

/** A line for each kind, then one for what was seen. */
export function tallyText(tally: Tally): string {
  const kinds = Object.entries(tally.outcomes).sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(...kinds.map(([kind]) => kind.length));
  const lines = kinds.map(([kind, counts]) => `${kind.padEnd(width)}  ${listed(counts)}`);
  return `${lines.join('\n')}\nseen between operations: ${listed(tally.sights)}\n`;
}
