// Who ran where: for every cpu the runs of the recent past, gathered from the switches of each update. The worker sends
// a switch once, so `recordUpdate` must see every update exactly once; it may be called by nobody but its owner.
// Every run also remembers in which containers its task was then, so that a bar keeps its colour when the task moves on.

import type {Slices, Update} from '../../protocol';

/** Ticks that are kept behind the newest one. */
export const HISTORY_TICKS = 12_000;

/** Runs of one cpu, oldest first, in columns. The last one is still open: its end is the tick of the last update. */
export interface CpuRuns {
  readonly start: number[];
  readonly end: number[];
  readonly pid: number[];
  /** Index into CpuHistory.places. */
  readonly place: number[];
}

/** Something that happened, in the words of the command that did it. */
export interface Happening {
  readonly tick: number;
  readonly words: string;
}

/** What is remembered of a container. */
export interface Marked {
  readonly mark: number;
  readonly hierarchy: number;
  readonly path: string;
  /** Tick of the first update that it was in: if that is undone, so is this, for its id may come to name another. */
  readonly seen: number;
}

export interface CpuHistory {
  tick: number;
  /** Oldest first. */
  readonly happenings: Happening[];
  readonly cpus: CpuRuns[];
  /** Container ids of a task, one per hierarchy, in the order of the hierarchies at that time. */
  readonly places: (readonly number[])[];
  readonly placeOf: Record<string, number>;
  /** Every container ever seen, so that a removed one keeps its colour. */
  readonly marks: Record<number, Marked>;
}

export function createCpuHistory(): CpuHistory {
  return {tick: -1, happenings: [], cpus: [], places: [[]], placeOf: {'': 0}, marks: {}};
}

function clear(history: CpuHistory): void {
  history.happenings.length = 0;
  history.cpus.length = 0;
  history.places.length = 1;
  for (const key of Object.keys(history.placeOf)) delete history.placeOf[key];
  history.placeOf[''] = 0;
  for (const key of Object.keys(history.marks)) delete history.marks[Number(key)];
}

/** The place of a task, as an index into `places`; 0 when the task is not in the slice. */
function placeOfTask(history: CpuHistory, slices: Slices, row: number): number {
  const {tasks} = slices;
  if (row < 0) return 0;
  const ids: number[] = [];
  for (let i = 0; i < tasks.hierarchies; i++) ids.push(tasks.container[row * tasks.hierarchies + i]!);
  const key = ids.join();
  const known = history.placeOf[key];
  if (known !== undefined) return known;
  history.places.push(ids);
  history.placeOf[key] = history.places.length - 1;
  return history.places.length - 1;
}

/** Row of a pid in a list in ascending order, -1 if it is not there. */
export function rowOfPid(pids: Int32Array, count: number, pid: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = pids[middle]!;
    if (found === pid) return middle;
    if (found < pid) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function open(runs: CpuRuns, tick: number, pid: number, place: number): void {
  const last = runs.pid.length - 1;
  if (last >= 0) runs.end[last] = tick;
  if (last >= 0 && runs.start[last] === tick) {
    runs.pid[last] = pid;
    runs.place[last] = place;
    return;
  }
  runs.start.push(tick);
  runs.end.push(tick);
  runs.pid.push(pid);
  runs.place.push(place);
}

function forget(runs: CpuRuns, before: number): void {
  let drop = 0;
  while (drop < runs.end.length - 1 && runs.end[drop]! < before) drop++;
  // In larger bites, so that an update does not move whole columns.
  if (drop < 256) return;
  for (const column of [runs.start, runs.end, runs.pid, runs.place]) column.splice(0, drop);
}

type Recorded = Pick<Update, 'tick' | 'slices' | 'traces'>;

const MOST_HAPPENINGS = 200;

function noteHappenings(history: CpuHistory, {slices, traces, tick}: Recorded): void {
  const path = (id: number): string => {
    const found = slices.containers.find(one => one.id === id)?.path ?? history.marks[id]?.path;
    return found === '/' ? 'the root' : (found?.slice(1) ?? '');
  };
  for (const one of traces) {
    const words = wordsFor(one, path);
    if (words) history.happenings.push({tick: one.tick, words});
  }
  const before = history.happenings.findIndex(one => one.tick > tick - HISTORY_TICKS);
  const drop = Math.max(before < 0 ? 0 : before, history.happenings.length - MOST_HAPPENINGS);
  if (drop > 0) history.happenings.splice(0, drop);
}

function wordsFor(one: Update['traces'][number], path: (id: number) => string): string {
  switch (one.name) {
    case 'mount':
      return `mount ${one.data.target}`;
    case 'umount':
      return `umount ${one.data.target}`;
    case 'container_create':
      return `mkdir ${path(one.data.container)}`;
    case 'container_destroy':
      return `rmdir ${path(one.data.container)}`;
    case 'attach_task':
      return `${one.data.task} → ${path(one.data.to)}`;
    case 'task_fork':
      return `fork ${one.data.child}`;
    case 'task_exit':
      return `exit ${one.data.task}`;
    default:
      return '';
  }
}

/** Takes the switches of one update in. A tick that goes backwards means another machine: the history starts anew. */
export function recordUpdate(history: CpuHistory, update: Recorded): void {
  const {tick, slices} = update;
  const {tasks, cpus, switches} = slices;
  const count = cpus.current.length;
  if (tick < history.tick || (history.cpus.length !== 0 && history.cpus.length !== count)) clear(history);
  while (history.cpus.length < count) history.cpus.push({start: [], end: [], pid: [], place: []});
  for (const {id, mark, hierarchy, path} of slices.containers) {
    const known = history.marks[id];
    if (known?.mark === mark && known.path === path && known.hierarchy === hierarchy) continue;
    history.marks[id] = {mark, hierarchy, path, seen: known?.seen ?? tick};
  }
  noteHappenings(history, update);
  const list = switches.switches;
  for (let i = 0; i + 2 < list.length; i += 3) {
    const runs = history.cpus[list[i]!];
    const pid = list[i + 2]!;
    if (!runs) continue;
    open(runs, list[i + 1]!, pid, placeOfTask(history, slices, rowOfPid(tasks.pid, tasks.count, pid)));
  }
  for (let cpu = 0; cpu < count; cpu++) {
    const runs = history.cpus[cpu]!;
    const pid = cpus.current[cpu]!;
    const last = runs.pid.length - 1;
    const place = placeOfTask(history, slices, rowOfPid(tasks.pid, tasks.count, pid));
    if (last < 0 || runs.pid[last] !== pid || (pid !== 0 && runs.place[last] !== place)) open(runs, tick, pid, place);
    runs.end[runs.end.length - 1] = tick;
    forget(runs, tick - HISTORY_TICKS);
  }
  history.tick = tick;
}
