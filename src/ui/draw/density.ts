// Many tasks in few pixels: one cell for twenty tasks, as strong as the share of them that wants a cpu.

import type {TasksSlice} from '../../protocol';
import type {Box} from './boxes';
import {CELL_TASKS} from './detail';

export interface Shares {
  readonly running: number;
  readonly waiting: number;
  readonly asleep: number;
}

const wantsCpu = (tasks: TasksSlice, row: number): boolean => tasks.state[row] === 1;

export function sharesOf(tasks: TasksSlice, rows: readonly number[]): Shares {
  let running = 0;
  let wanting = 0;
  for (const row of rows) {
    if (tasks.onCpu[row] === 1) running++;
    if (wantsCpu(tasks, row)) wanting++;
  }
  const n = rows.length || 1;
  return {running: running / n, waiting: (wanting - running) / n, asleep: 1 - wanting / n};
}

/** Opacity of the i-th cell of a box: from .22 to 1 by the share of runnable tasks. */
export function cellStrength(tasks: TasksSlice, rows: readonly number[], i: number): number {
  const from = i * CELL_TASKS;
  const to = Math.min(rows.length, from + CELL_TASKS);
  let wanting = 0;
  for (let k = from; k < to; k++) if (wantsCpu(tasks, rows[k]!)) wanting++;
  return 0.22 + 0.78 * (wanting / Math.max(1, to - from));
}

/** Where the bar of shares lies in a box. */
export const barOf = (box: Box): {x: number; y: number; w: number} => ({
  x: box.x + 12,
  y: box.y + box.own - 12,
  w: box.w - 24,
});
