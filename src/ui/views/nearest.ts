// Which task a point means: tokens are elements, but marks are drawn on a canvas, and fingers are wider than both.

import type {Columns, Spot} from '../draw';
import {zoomOf} from '../theme';
import type {Scene} from './scene';

/** The spot nearest to a point of a column, if it is near enough. */
export function nearestSpot(columns: Columns, index: number, x: number, y: number, reach: number): Spot | null {
  const column = columns.columns[index];
  if (!column || column.detail === 'density') return null;
  const {w, h} = column.grain;
  let best: Spot | null = null;
  let least = reach;
  for (const spot of column.spots) {
    const dx = Math.max(spot.x - x, 0, x - spot.x - w);
    const dy = Math.max(spot.y - y, 0, y - spot.y - h);
    const far = Math.hypot(dx, dy);
    if (far < least) {
      best = spot;
      least = far;
    }
  }
  return best;
}

/** px around a mark that are as good as the mark itself. */
const AROUND = 5;

export interface MarkUnder {
  readonly pid: number;
  readonly told: false;
  /** Where it is on the screen. */
  readonly at: {readonly x: number; readonly y: number; readonly bottom: number};
}

/** The mark under the pointer. */
export function markUnder(event: MouseEvent, {columns}: Scene): MarkUnder | null {
  const tree = (event.target as Element).closest('.column')?.querySelector<HTMLElement>('[role=tree]');
  const index = columns?.columns.findIndex(one => one.outline.hierarchy.id === Number(tree?.dataset.hierarchy)) ?? -1;
  const column = columns?.columns[index];
  if (!columns || column?.detail !== 'marks' || !tree) return null;
  const corner = tree.getBoundingClientRect();
  const zoom = zoomOf(tree);
  const [x, y] = [(event.clientX - corner.x) / zoom, (event.clientY - corner.y) / zoom];
  const spot = nearestSpot(columns, index, x, y, AROUND);
  if (!spot) return null;
  const top = corner.y + spot.y * zoom;
  return {pid: spot.pid, told: false, at: {x: corner.x + spot.x * zoom, y: top, bottom: top + column.grain.h * zoom}};
}
