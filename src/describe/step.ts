// The kernel at work in words: the move there is and how far it is, who was forked meanwhile and is torn by it, which
// operations are under way before which step, and who holds which lock.

import type {ContainerSlice, LockSlice, MoveSlice, OperationSlice, Slices} from '../protocol';
import {letterOf} from './outline';
import {pathWords} from './task-words';

/** One hierarchy that has both containers of a move. */
export interface MovePlace {
  readonly index: number;
  readonly letter: string;
  readonly from: ContainerSlice;
  readonly to: ContainerSlice;
  readonly state: 'moved' | 'moving' | 'waiting';
  /** When the write of the pid began; null: not yet. */
  readonly began: number | null;
  /** When the pointer was switched; null: not yet. */
  readonly tick: number | null;
  /** The attach that is under way here. */
  readonly operation: OperationSlice | null;
}

export interface TornChild {
  readonly pid: number;
  /** Indexes of hierarchies. */
  readonly fresh: readonly number[];
  readonly old: readonly number[];
}

const rowOf = ({tasks}: Slices, pid: number): number => tasks.pid.indexOf(pid);

/** Container of a task in the i-th hierarchy; undefined for a task that is gone. */
export function containerAt(slices: Slices, pid: number, index: number): ContainerSlice | undefined {
  const {tasks, containers} = slices;
  const row = rowOf(slices, pid);
  const id = row < 0 ? 0 : tasks.container[row * tasks.hierarchies + index];
  return containers.find(one => one.id === id);
}

/** The move that is under way, or else the last one. An attach whose pointer is not switched yet may be the first of one. */
export function currentMove(slices: Slices): MoveSlice | null {
  const {operations, move} = slices.step;
  const attach = operations.find(one => one.moves !== 0);
  const to = slices.containers.find(one => one.id === attach?.to);
  if (!attach || !to || (move?.task === attach.moves && move.to === to.path)) return move;
  const index = slices.hierarchies.findIndex(one => one.id === to.hierarchy);
  const from = containerAt(slices, attach.moves, index)?.path ?? '/';
  return {task: attach.moves, from, to: to.path, switches: [], forks: []};
}

export function movePlaces(slices: Slices, move: MoveSlice): MovePlace[] {
  return slices.hierarchies.flatMap((hierarchy, index): MovePlace[] => {
    const named = (path: string) => slices.containers.find(one => one.hierarchy === hierarchy.id && one.path === path);
    const [from, to] = [named(move.from), named(move.to)];
    if (!from || !to) return [];
    const operation = slices.step.operations.find(one => one.moves === move.task && one.to === to.id) ?? null;
    const switched = move.switches.find(one => one.hierarchy === hierarchy.id);
    const tick = switched?.tick ?? null;
    const began = switched?.began ?? (operation?.began || null);
    const state = tick !== null ? 'moved' : operation ? 'moving' : 'waiting';
    return [{index, letter: letterOf(index), from, to, state, began, tick, operation}];
  });
}

/** Children of the mover that are in the new container of some hierarchies and in the old one of others. */
export function tornChildren(slices: Slices, move: MoveSlice): TornChild[] {
  const places = movePlaces(slices, move);
  return move.forks.flatMap(({child}): TornChild[] => {
    const where = (path: string) =>
      places.filter(one => containerAt(slices, child, one.index)?.path === path).map(one => one.index);
    const [fresh, old] = [where(move.to), where(move.from)];
    return fresh.length > 0 && old.length > 0 ? [{pid: child, fresh, old}] : [];
  });
}

const letters = (indexes: readonly number[]): string => indexes.map(letterOf).join(' and ');

/** "torn: 57 is in batch in A, but still in web in B and C". */
export const tornChildWords = ({pid, fresh, old}: TornChild, {from, to}: MoveSlice): string =>
  `torn: ${pid} is in ${pathWords(to)} in ${letters(fresh)}, but still in ${pathWords(from)} in ${letters(old)}`;

const titled = (slices: Slices, pid: number): string => {
  const row = rowOf(slices, pid);
  return row < 0 ? String(pid) : `${pid} ${slices.tasks.comms[slices.tasks.comm[row]!]}`;
};

/** The C function that comes next: a subsystem's own can_attach by its name. */
export function nextStep({steps, at, asks, op}: OperationSlice): string {
  const name = steps[at] ?? `${op} returns`;
  return name === 'subsystem_can_attach' && asks !== '' ? `${asks}_can_attach` : name;
}

/** The lock that a task sleeps for; null for none. */
export const awaitedLock = (slices: Slices, pid: number): LockSlice | null =>
  slices.step.locks.find(lock => lock.waiters.includes(pid)) ?? null;

/** "40 sh on cpu 1 in attach_task: next task_lock, step 6 of 12". */
export function operationWords(slices: Slices, operation: OperationSlice): string {
  const {task, cpu, op, steps, at} = operation;
  const lock = awaitedLock(slices, task);
  const where = lock ? `waits for ${lock.name}` : cpu < 0 ? 'asleep' : `on cpu ${cpu}`;
  const which = at < steps.length ? `, step ${at + 1} of ${steps.length}` : '';
  return `${titled(slices, task)} ${where} in ${op}: next ${nextStep(operation)}${which}`;
}

export function lockWords(slices: Slices, {name, holder, waiters}: LockSlice): string {
  if (holder === 0) return `${name}: free`;
  const waiting = waiters.map(pid => titled(slices, pid)).join(' and ');
  return `${name}: held by ${titled(slices, holder)}${waiting ? `; ${waiting} waits` : ''}`;
}

export const moveWords = (slices: Slices, {task, from, to}: MoveSlice): string =>
  `${titled(slices, task)} moves from ${pathWords(from)} to ${pathWords(to)}`;

export const NO_MOVE = 'Nothing has been moved yet.';

/** One line each, for the ear. */
export function stepLines(slices: Slices): string[] {
  const move = currentMove(slices);
  const lines: string[] = [];
  if (!move) lines.push(NO_MOVE);
  else {
    const places = movePlaces(slices, move).map(one => `${one.state} in ${one.letter}`);
    lines.push(`${moveWords(slices, move)}: ${places.join(', ')}`);
    for (const {child, tick} of move.forks) lines.push(`${move.task} forked ${child} at ${tick} ms`);
    for (const torn of tornChildren(slices, move)) lines.push(tornChildWords(torn, move));
  }
  for (const one of slices.step.operations) lines.push(operationWords(slices, one));
  for (const one of slices.step.locks) lines.push(lockWords(slices, one));
  return lines;
}

export const describeStep = (slices: Slices): string => stepLines(slices).join('\n');
