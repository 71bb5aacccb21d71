// The runs of the recent past as bars over time, one row for each cpu.

import {type ScaleLinear, scaleLinear} from 'd3-scale';
import type {CpuHistory} from './history';

export interface Bar {
  readonly x: number;
  readonly w: number;
  readonly pid: number;
  /** Index into CpuHistory.places. */
  readonly place: number;
}

/** Ticks to px. */
export function timeScale(from: number, to: number, x: number, w: number): ScaleLinear<number, number> {
  return scaleLinear([from, to], [x, x + w]);
}

/** First run that ends after `tick`. */
function firstAfter(ends: readonly number[], tick: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= tick) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls back for every bar of a cpu between two ticks; idle time has none. The bar given is used again for the next. */
export function eachBar(
  history: CpuHistory,
  cpu: number,
  from: number,
  to: number,
  toX: (tick: number) => number,
  visit: (bar: Bar) => void,
): void {
  const runs = history.cpus[cpu];
  if (!runs) return;
  const bar = {x: 0, w: 0, pid: 0, place: 0};
  for (let i = firstAfter(runs.end, from); i < runs.pid.length && runs.start[i]! < to; i++) {
    if (runs.pid[i] === 0) continue;
    bar.x = toX(Math.max(from, runs.start[i]!));
    bar.w = toX(Math.min(to, runs.end[i]!)) - bar.x;
    bar.pid = runs.pid[i]!;
    bar.place = runs.place[i]!;
    if (bar.w > 0) visit(bar);
  }
}

/** Mark of the container that a place names in a hierarchy; -1 for the root and for places before the hierarchy. */
export function markOfPlace(history: CpuHistory, place: number, hierarchy: number | null): number {
  for (const id of history.places[place] ?? []) {
    const known = history.marks[id];
    if (known && known.hierarchy === hierarchy) return known.mark;
  }
  return -1;
}

/** A round step for the labels of the axis: about `n` of them. */
export function axisTicks(from: number, to: number, n: number): number[] {
  return scaleLinear([from, to], [0, 1])
    .ticks(n)
    .filter(tick => tick >= from && tick <= to);
}

export interface Note {
  readonly x: number;
  readonly tick: number;
  readonly words: string;
}

/** Notes of what happened between two ticks, the newest first to get room: none is written over another. */
export function placeNotes(
  history: CpuHistory,
  from: number,
  to: number,
  toX: (tick: number) => number,
  right: number,
): Note[] {
  const notes: Note[] = [];
  let limit = right;
  for (let i = history.happenings.length - 1; i >= 0; i--) {
    const {tick, words} = history.happenings[i]!;
    if (tick < from) break;
    if (tick > to) continue;
    const x = toX(tick);
    // Up to 13 px Sans, its widest letters allowed for.
    const end = x + 14 + words.length * 7.3;
    if (end > limit) continue;
    notes.push({x, tick, words});
    limit = x - 4;
  }
  return notes.reverse();
}
