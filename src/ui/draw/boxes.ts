// Containers as nested boxes with their tasks in rows: a header row, own tasks, then the children below at full width.
// Everything is placed relative to the column; a task keeps the order of its pid, so positions depend on nothing else.

import type {ContainerItem} from '../../describe';
import type {Grain} from './detail';

export const BOX = {header: 26, closed: 38, pad: 12, between: 10, last: 6, beforeChildren: 2} as const;

export interface Box {
  readonly id: number;
  readonly item: ContainerItem;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Height without the children: what belongs to the container itself. */
  readonly own: number;
  /** Rows of the tasks that it shows: its own; where those below have no boxes, theirs, too. */
  readonly rows: readonly number[];
  /** It is closed to its header, with a bar for all tasks in it. */
  readonly closed?: boolean;
  /** Names of the containers in it that have no box of their own. */
  readonly inside?: readonly string[];
}

/** Where a task is drawn. A ghost is the place that a moving task has just left. */
export interface Spot {
  readonly pid: number;
  readonly row: number;
  readonly box: number;
  readonly x: number;
  readonly y: number;
  /** The closed box whose header stands for it. */
  readonly shut?: Box;
}

export interface Ghost {
  readonly pid: number;
  readonly container: number;
}

export interface Filled {
  readonly boxes: Box[];
  readonly spots: Spot[];
  readonly ghosts: Spot[];
  readonly height: number;
}

export interface FillOptions {
  readonly grain: Grain;
  /** Tasks that one place stands for: 1, or more for density. */
  readonly per: number;
  readonly pids: Int32Array;
  readonly ghosts: readonly Ghost[];
  /** Room under the tasks for a bar of shares. */
  readonly bar: number;
  /** Closed to its header row. */
  readonly closed: (item: ContainerItem) => boolean;
}

/** Rows of a container and of all below it, in order of pid. */
export function allRows(item: ContainerItem): number[] {
  const rows = [...item.rows];
  for (const child of item.children) rows.push(...allRows(child));
  return rows.sort((a, b) => a - b);
}

/** Own rows with the ghosts among them, in order of pid; ghosts have row -1. */
function withGhosts(item: ContainerItem, o: FillOptions): {row: number; pid: number}[] {
  const list = item.rows.map(row => ({row, pid: o.pids[row]!}));
  const ghosts = o.ghosts.filter(one => one.container === item.container.id);
  if (ghosts.length === 0) return list;
  for (const one of ghosts) list.push({row: -1, pid: one.pid});
  return list.sort((a, b) => a.pid - b.pid);
}

/** Places of `n` things in rows from (x, y) on; returns the height they take. */
export function rowsHeight(n: number, width: number, grain: Grain): {perRow: number; height: number} {
  const perRow = Math.max(1, Math.floor((width + grain.pitchX - grain.w) / grain.pitchX));
  return {perRow, height: Math.ceil(n / perRow) * grain.pitchY};
}

function fill(item: ContainerItem, x: number, top: number, w: number, o: FillOptions, out: Filled): number {
  const id = item.container.id;
  if (o.closed(item)) {
    const h = BOX.closed;
    out.boxes.push({id, item, x, y: top, w, h, own: h, rows: allRows(item), closed: true});
    return h;
  }
  const at = out.boxes.push({id, item, x, y: top, w, h: 0, own: 0, rows: item.rows}) - 1;
  const inner = w - 2 * BOX.pad;
  let y = top + BOX.header;
  const list = withGhosts(item, o);
  const places = Math.ceil(list.length / o.per);
  const {perRow, height} = rowsHeight(places, inner, o.grain);
  for (let i = 0; i < places; i++) {
    const {row, pid} = list[i * o.per]!;
    const spot = {
      pid,
      row,
      box: id,
      x: x + BOX.pad + (i % perRow) * o.grain.pitchX,
      y: y + Math.floor(i / perRow) * o.grain.pitchY,
    };
    (row < 0 ? out.ghosts : out.spots).push(spot);
  }
  y += height + (list.length > 0 ? o.bar : 0);
  const own = y + BOX.last - top;
  if (item.children.length > 0) {
    y += BOX.beforeChildren;
    for (const child of item.children) y += fill(child, x + BOX.pad, y, inner, o, out) + BOX.between;
    y += BOX.beforeChildren - BOX.between;
  }
  y += BOX.last;
  out.boxes[at] = {id, item, x, y: top, w, h: y - top, own, rows: item.rows};
  return y - top;
}

/** Fills a column of width `w` with the tree under `top`. */
export function fillBoxes(top: ContainerItem | null, w: number, o: FillOptions): Filled {
  const out: Filled = {boxes: [], spots: [], ghosts: [], height: 0};
  const height = top ? fill(top, 0, 0, w, o, out) : 0;
  return {...out, height};
}
