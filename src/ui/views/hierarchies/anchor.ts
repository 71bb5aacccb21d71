// What stays where it is while a hierarchy is brought nearer: the task nearest to the pointer, or the box around it. Pure; in
// px of the columns' field.

import {type Box, type Column, type Columns, rowOfPid, type Spot, spotOf} from '../../draw';
import {boxAt} from './carried';

export interface Anchor {
  readonly hierarchy: number;
  readonly pid: number | null;
  readonly box: number;
  /** Where it was. */
  readonly y: number;
}

export const columnOf = ({columns}: Columns, hierarchy: number): Column | undefined =>
  columns.find(one => one.outline.hierarchy.id === hierarchy);

function nearest<T extends Spot | Box>(all: readonly T[], x: number, y: number): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const far = Math.hypot(one.x - x, one.y - y);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

export function anchorAt(columns: Columns, hierarchy: number, x: number, y: number): Anchor | null {
  const column = columnOf(columns, hierarchy);
  if (!column) return null;
  const [ownX, ownY] = [x - column.x, y - column.top];
  const box = boxAt(column, ownX, ownY) ?? nearest(column.boxes, ownX, ownY);
  if (!box) return null;
  const inBox = column.spots.filter(spot => spot.box === box.id);
  // A header is held by its box, what is below it by its tasks.
  const spot = ownY > box.y + 30 ? nearest(inBox, ownX, ownY) : undefined;
  return {hierarchy, pid: spot?.pid ?? null, box: box.id, y: column.top + (spot ?? box).y};
}

interface Pids {
  readonly pid: Int32Array;
  readonly count: number;
}

/** px by which it lies lower now. */
export function driftOf(columns: Columns, {hierarchy, pid, box, y}: Anchor, tasks: Pids): number {
  const column = columnOf(columns, hierarchy);
  const spot = column && pid !== null ? spotOf(column, pid, rowOfPid(tasks.pid, tasks.count, pid)) : undefined;
  const place = spot ?? column?.boxes.find(one => one.id === box);
  return column && place ? column.top + place.y - y : 0;
}

/** The column that a point means: on a phone the one below whose title it is, else the nearest. */
export function columnUnder({columns, compact}: Columns, x: number, y: number): Column | undefined {
  if (compact) return columns.findLast(one => one.top - 44 <= y) ?? columns[0];
  const far = (one: Column): number => Math.max(one.x - x, 0, x - one.x - one.w);
  return columns.reduce<Column | undefined>((best, one) => (best && far(best) <= far(one) ? best : one), undefined);
}
