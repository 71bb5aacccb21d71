// What ties the same thing together across hierarchies: for a task one line through the channels under its rows and through
// the gutters; for a container ribbons to the containers that hold its tasks elsewhere, as wide as they are many.
// Points are in the coordinates of the columns' common corner.

import type {Box, Spot} from './boxes';
import {COLUMNS, type Column, type Columns} from './columns';
import {arcPath, type Point, roundedPath} from './path';
import {boxFor} from './stack';

/** A token as drawn, with its column's offset applied. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** From the edge of a token to the middle of the channel under its row. */
const LANE = 2;

/** Where a spot is in common coordinates; marks are stood in for by a token around their middle, kept inside the column. */
export function placeSpot(column: Column, spot: Spot, token: {w: number; h: number}): Placed {
  const {detail, grain} = column;
  // Under a closed box a link ends as it does under a token.
  if (spot.shut) return {x: column.x + spot.shut.x + 8, y: column.top + spot.shut.y, w: 24, h: spot.shut.h};
  const x = column.x + spot.x;
  const y = column.top + spot.y;
  if (detail === 'tokens') return {x, y, w: grain.w, h: grain.h};
  const left = x + grain.w / 2 - token.w / 2;
  const most = column.x + column.w - token.w - 4;
  return {
    x: Math.min(Math.max(left, column.x + 4), most),
    y: y + grain.h / 2 - token.h / 2,
    w: token.w,
    h: token.h,
  };
}

/** The header row of a closed box, as a place for a task in it. */
const onHeader = (box: Box, pid: number, row: number, {w, h}: {w: number; h: number}): Spot => ({
  pid,
  row,
  box: box.id,
  x: box.x + Math.round((box.w - w) / 2),
  y: box.y + Math.round((26 - h) / 2),
  shut: box,
});

/**
 * The spot that shows a task: its own, the header of the closed box it is in, or in a density picture the cell of its
 * container that covers it.
 */
export function spotOf(column: Column, pid: number, row: number): Spot | undefined {
  const exact = column.spots.find(one => one.pid === pid);
  if (exact) return exact;
  let found: Spot | undefined;
  const home = column.boxes.find(box => box.rows.includes(row));
  if (home?.closed) return onHeader(home, pid, row, column.grain);
  for (const spot of column.spots) if (spot.box === home?.id && spot.row <= row) found = spot;
  return found;
}

const lane = (token: Placed): number => token.y + token.h + LANE;
const middle = (token: Placed): number => token.x + token.w / 2;

/** x of the gutter at the right of a column. */
export const gutterAfter = (column: Column): number => column.x + column.w + COLUMNS.gutter / 2;

/** Lines that join the twins of one task, column after column. */
export function twinLinks(all: Columns, twins: readonly (Placed | undefined)[]): string[] {
  const paths: string[] = [];
  let before = -1;
  twins.forEach((token, i) => {
    if (!token) return;
    const from = before < 0 ? undefined : twins[before];
    if (from) paths.push(all.compact ? stackedLink(all, before, i, from, token) : gutterLink(all, before, from, token));
    before = i;
  });
  return paths;
}

function gutterLink(all: Columns, before: number, from: Placed, to: Placed): string {
  const x = gutterAfter(all.columns[before]!);
  return roundedPath([
    {x: middle(from), y: lane(from)},
    {x, y: lane(from)},
    {x, y: lane(to)},
    {x: middle(to), y: lane(to)},
  ]);
}

/** On a phone: along the row to the edge of the box, down between the hierarchies, and in from the edge of the other box. */
function stackedLink(all: Columns, a: number, b: number, from: Placed, to: Placed): string {
  const [upper, lower] = [all.columns[a]!, all.columns[b]!];
  const between = upper.top + upper.height + 8;
  const out = edgeOf(upper, from);
  const into = edgeOf(lower, to);
  return roundedPath([
    {x: middle(from), y: lane(from)},
    {x: out, y: lane(from)},
    {x: out, y: between},
    {x: into, y: between},
    {x: into, y: lane(to)},
    {x: middle(to), y: lane(to)},
  ]);
}

/** x of the channel left of the box that a token stands in. */
function edgeOf(column: Column, token: Placed): number {
  const inside = (box: Box) => {
    const x = column.x + box.x;
    const y = column.top + box.y;
    return x <= token.x && token.x <= x + box.w && y <= token.y && token.y <= y + box.h;
  };
  const box = column.boxes.find(inside);
  return column.x + (box?.x ?? 0) - 4;
}

/** From a token down its gutter to a slot below the columns: `below` is the channel between them, `slot` how it ends. */
export function slotLink(all: Columns, index: number, from: Placed, below: number, slot: readonly Point[]): string {
  const column = all.columns[index]!;
  const x = all.compact ? edgeOf(column, from) : gutterAfter(column);
  return roundedPath([
    {x: middle(from), y: lane(from)},
    {x, y: lane(from)},
    {x, y: below},
    {x: slot[0]?.x ?? x, y: below},
    ...slot,
  ]);
}

export interface Ribbon {
  readonly id: number;
  readonly count: number;
  readonly path: string;
  readonly width: number;
  readonly pill: Point;
}

/** Width of a ribbon: 1.1 px for each task, from 1.5 to 14. */
export const ribbonWidth = (count: number): number => Math.min(14, Math.max(1.5, count * 1.1));

/** How many of the tasks `rows` each container of a column holds itself, or with those in it where it is closed. */
export function countsIn(column: Column, rows: ReadonlySet<number>): Map<Box, number> {
  const counts = new Map<Box, number>();
  for (const box of column.boxes) {
    let count = 0;
    for (const row of box.rows) if (rows.has(row)) count++;
    if (count > 0) counts.set(box, count);
  }
  return counts;
}

const ownMiddle = (column: Column, box: Box): number => column.top + box.y + Math.min(box.own, box.h) / 2;

/** Ribbons from a container to every container of the other columns that holds some of its tasks (itself and below). */
export function ribbonsFrom(all: Columns, id: number, rows: ReadonlySet<number>): Ribbon[] {
  const home = all.columns.find(column => column.boxes.some(box => box.id === id));
  const source = home && boxFor(home.boxes, id);
  if (!home || !source || all.compact) return [];
  return all.columns.flatMap(column => (column === home ? [] : ribbonsInto(all, home, source, column, rows)));
}

function ribbonsInto(all: Columns, home: Column, source: Box, column: Column, rows: ReadonlySet<number>): Ribbon[] {
  const right = column.index > home.index;
  const targets = [...countsIn(column, rows)].sort(([a], [b]) => a.y - b.y);
  const near = Math.abs(column.index - home.index) === 1;
  const fromX = home.x + source.x + (right ? source.w : 0);
  const gutter = right ? column.x - COLUMNS.gutter / 2 : gutterAfter(column);
  let lowest = Number.NEGATIVE_INFINITY;
  return targets.map(([box, count], i) => {
    const share = (i + 1) / (targets.length + 1);
    const from = {x: fromX, y: home.top + source.y + source.h * share};
    const to = {x: column.x + box.x + (right ? 0 : box.w), y: ownMiddle(column, box)};
    const wished = near ? (from.y + to.y) / 2 : to.y;
    const pillY = Math.max(wished, lowest + 24);
    lowest = pillY;
    const path = near ? arcPath({from, to, handle: (from.x + to.x) / 2}) : farPath(home, from, to, gutter, right, i);
    const width = near ? ribbonWidth(count) : Math.min(3, ribbonWidth(count));
    return {id: box.id, count, path, width, pill: {x: near ? (from.x + to.x) / 2 : gutter, y: pillY}};
  });
}

/** Over the heads of the columns between: up this gutter, along the channel above the boxes, down the other. */
function farPath(home: Column, from: Point, to: Point, gutter: number, right: boolean, i: number): string {
  const side = right ? gutterAfter(home) : home.x - COLUMNS.gutter / 2;
  const above = home.top - 6 - 3 * (i % 3);
  return roundedPath([
    from,
    {x: side, y: from.y},
    {x: side, y: above},
    {x: gutter, y: above},
    {x: gutter, y: to.y},
    to,
  ]);
}
