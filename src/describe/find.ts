// Finding things by what they are called: a task by pid or command, a container by path, a hierarchy by letter or path, a
// subsystem by name. Pure; the whole slice is looked through every time, which for 10,000 tasks takes a few milliseconds.

import type {ContainerSlice, Slices} from '../protocol';
import {plural} from './numbers';
import {letterOf} from './outline';

/** What a finding leads to. A hierarchy and a subsystem lead to the top container. */
export type FindTarget =
  | {readonly kind: 'task'; readonly pid: number}
  | {readonly kind: 'container'; readonly id: number};

export interface Finding {
  /** Unlike that of any other finding. */
  readonly key: string;
  readonly kind: 'subsystem' | 'hierarchy' | 'container' | 'task';
  readonly name: string;
  readonly note: string;
  readonly target: FindTarget;
}

export interface Findings {
  /** How many there are; `list` holds the first of them. */
  readonly total: number;
  readonly list: readonly Finding[];
}

export const FOUND_AT_MOST = 50;

/** How well a word fits: 0 the same, 1 begins with it, 2 has it somewhere, null not at all. */
function fitOf(word: string, wanted: string): number | null {
  const at = word.toLowerCase().indexOf(wanted);
  if (at < 0) return null;
  return at > 0 ? 2 : word.length === wanted.length ? 0 : 1;
}

const best = (...fits: (number | null)[]): number | null =>
  fits.reduce((least, one) => (one !== null && (least === null || one < least) ? one : least), null);

/** Lists by how well they fit; within one of them the order of addition. */
type Ranks = readonly [(() => Finding)[], (() => Finding)[], (() => Finding)[]];

function put(ranks: Ranks, rank: number | null, make: () => Finding): void {
  if (rank !== null) ranks[rank]?.push(make);
}

function findHierarchies(slices: Slices, wanted: string, ranks: Ranks): void {
  slices.hierarchies.forEach(({id, subsystems, path, top}, index) => {
    const target = {kind: 'container' as const, id: top};
    const where = path ?? 'not mounted';
    const letter = letterOf(index);
    for (const name of subsystems)
      put(ranks, fitOf(name, wanted), () => ({
        key: `s${name}`,
        kind: 'subsystem',
        name,
        note: `in hierarchy ${letter}, ${where}`,
        target,
      }));
    const rank = letter.toLowerCase() === wanted ? 0 : path === null ? null : fitOf(path, wanted);
    put(ranks, rank, () => ({
      key: `h${id}`,
      kind: 'hierarchy',
      name: `${letter}, ${subsystems.join(' + ') || 'no subsystems'}`,
      note: where,
      target,
    }));
  });
}

function findContainers(slices: Slices, wanted: string, ranks: Ranks): void {
  const letters = new Map(slices.hierarchies.map(({id}, index) => [id, letterOf(index)]));
  for (const one of slices.containers) {
    if (one.parent === 0) continue;
    const name = `${letters.get(one.hierarchy)}:${one.path}`;
    const rank = best(fitOf(one.name, wanted), fitOf(one.path, wanted), fitOf(name, wanted));
    put(ranks, rank, () => ({
      key: `c${one.id}`,
      kind: 'container',
      name,
      note: [one.summary, plural(one.count, 'task')].filter(Boolean).join(', '),
      target: {kind: 'container', id: one.id},
    }));
  }
}

function placesIn(slices: Slices, row: number, containers: ReadonlyMap<number, ContainerSlice>): string {
  const {tasks} = slices;
  const places: string[] = [];
  for (let i = 0; i < tasks.hierarchies; i++)
    places.push(`${letterOf(i)}:${containers.get(tasks.container[row * tasks.hierarchies + i]!)?.path ?? '?'}`);
  return places.join(' ');
}

function findTasks(slices: Slices, wanted: string, ranks: Ranks): void {
  const {tasks} = slices;
  const byName = tasks.comms.map(comm => fitOf(comm, wanted));
  const number = /^\d+$/.test(wanted);
  const containers = new Map(slices.containers.map(one => [one.id, one]));
  for (let row = 0; row < tasks.count; row++) {
    const pid = tasks.pid[row]!;
    // A pid is found by how it begins: nobody remembers its middle.
    const byPid = number ? fitOf(String(pid), wanted) : null;
    put(ranks, best(byPid === 2 ? null : byPid, byName[tasks.comm[row]!] ?? null), () => ({
      key: `t${pid}`,
      kind: 'task',
      name: `${pid} ${tasks.comms[tasks.comm[row]!] ?? ''}`,
      note: placesIn(slices, row, containers),
      target: {kind: 'task', pid},
    }));
  }
}

/** What `text` may mean, what fits best first; subsystems before hierarchies before containers before tasks. */
export function find(slices: Slices, text: string): Findings {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return {total: 0, list: []};
  const ranks: Ranks = [[], [], []];
  findHierarchies(slices, wanted, ranks);
  findContainers(slices, wanted, ranks);
  findTasks(slices, wanted, ranks);
  const all = ranks.flat();
  return {total: all.length, list: all.slice(0, FOUND_AT_MOST).map(make => make())};
}

/** "3 found", "212 found, the first 50 are listed", "Nothing is called htpd". */
export function describeFindings({total, list}: Findings, text: string): string {
  if (text.trim() === '') return 'A pid, a command, a path, a hierarchy or a subsystem';
  if (total === 0) return `Nothing is called ${text.trim()}`;
  return total > list.length ? `${total} found, the first ${list.length} are listed` : `${total} found`;
}
