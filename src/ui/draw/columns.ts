// Hierarchies side by side in equal columns with gutters between, in which movers and links travel.

import type {Outline} from '../../describe';
import type {TasksSlice} from '../../protocol';
import {type Box, type Filled, fillBoxes, type Ghost, type Spot} from './boxes';
import {CELL_TASKS, type Detail, detailOf, type Grain, grainOf, PHONE_PIDS} from './detail';
import {stackBoxes} from './stack';

export const COLUMNS = {margin: 24, gutter: 64, min: 248, header: 80} as const;

export interface Column {
  readonly index: number;
  readonly outline: Outline;
  readonly x: number;
  readonly w: number;
  /** Where the boxes begin, below the header. */
  readonly top: number;
  readonly boxes: readonly Box[];
  readonly spots: readonly Spot[];
  readonly ghosts: readonly Spot[];
  readonly height: number;
}

export interface Columns {
  readonly detail: Detail;
  readonly grain: Grain;
  readonly compact: boolean;
  readonly columns: readonly Column[];
  /** Of everything, margins included. */
  readonly width: number;
  readonly height: number;
}

export interface ColumnsOptions {
  readonly width: number;
  readonly compact: boolean;
  /** Places still kept for movers, by index of hierarchy. */
  readonly ghosts?: ReadonlyMap<number, readonly Ghost[]>;
}

/**
 * Left edges and width of `n` equal columns; a single one leaves room for a gutter at its right. What has no room lies out of
 * sight as whole columns: one that is cut would have its controls cut off.
 */
export function columnEdges(n: number, width: number): {xs: number[]; w: number; total: number} {
  const room = width - 2 * COLUMNS.margin;
  const most = Math.floor((room + COLUMNS.gutter) / (COLUMNS.min + COLUMNS.gutter));
  const seen = Math.max(1, Math.min(n, most));
  const gutters = Math.max(1, seen - 1) * COLUMNS.gutter;
  const w = Math.max(COLUMNS.min, Math.floor((room - gutters) / seen));
  const xs = Array.from({length: n}, (_, i) => COLUMNS.margin + i * (w + COLUMNS.gutter));
  const total = Math.max(width, n === 0 ? 0 : xs[n - 1]! + w + COLUMNS.margin);
  return {xs, w, total};
}

export function layoutColumns(outlines: readonly Outline[], tasks: TasksSlice, o: ColumnsOptions): Columns {
  const detail = detailOf(tasks.count);
  const abreast = outlines.reduce((most, one) => Math.max(most, one.top?.children.length ?? 0), 0);
  const bare = o.compact && (tasks.count > PHONE_PIDS.tasks || abreast > PHONE_PIDS.abreast);
  const grain = grainOf(detail, o.compact, tasks.count === 0 ? 0 : tasks.pid[tasks.count - 1]!, bare);
  const fill = (outline: Outline, index: number, w: number): Filled => {
    const options = {
      grain,
      per: detail === 'density' ? CELL_TASKS : 1,
      pids: tasks.pid,
      ghosts: detail === 'tokens' ? (o.ghosts?.get(index) ?? []) : [],
      bar: detail === 'density' ? 12 : 0,
    };
    return o.compact ? stackBoxes(outline.top, w, options) : fillBoxes(outline.top, w, options);
  };
  const columns = o.compact ? stacked(outlines, o.width, fill) : sideBySide(outlines, o.width, fill);
  const height = columns.reduce((most, one) => Math.max(most, one.top + one.height), 0);
  const width = o.compact ? o.width : columnEdges(outlines.length, o.width).total;
  return {detail, grain, compact: o.compact, columns, width, height};
}

type Fill = (outline: Outline, index: number, w: number) => Filled;

function sideBySide(outlines: readonly Outline[], width: number, fill: Fill): Column[] {
  const {xs, w} = columnEdges(outlines.length, width);
  return outlines.map((outline, index) => {
    const filled = fill(outline, index, w);
    return {...filled, index, outline, x: xs[index]!, w, top: COLUMNS.header};
  });
}

/** On a phone: one under the other, each with a title line above its boxes. */
export const STACK = {margin: 16, title: 44, first: 44} as const;

function stacked(outlines: readonly Outline[], width: number, fill: Fill): Column[] {
  const w = width - 2 * STACK.margin;
  let top: number = STACK.first;
  return outlines.map((outline, index) => {
    const filled = fill(outline, index, w);
    const column = {...filled, index, outline, x: STACK.margin, w, top};
    top += filled.height + STACK.title;
    return column;
  });
}
