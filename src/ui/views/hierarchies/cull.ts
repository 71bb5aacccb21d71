// What of many tasks is drawn: those in sight, and a little around. Looked at from near, ten thousand tasks are a picture far
// larger than its window, and the rest of it would cost time for nothing.

import type {Column, Spot} from '../../draw';
import type {InSight} from '../scene';

/** So few are drawn all. */
export const FEW = 200;
/** px around the window: as far as a scroll goes before the next drawing. */
const AROUND = 240;

/** The spots of a column in sight, and those of the tasks that are drawn wherever they are; all where they are few. */
export function spotsInSight(column: Column, window: InSight | null, keep: ReadonlySet<number>): readonly Spot[] {
  if (!window || column.spots.length <= FEW || column.detail === 'density') return column.spots;
  const left = window.left - column.x - AROUND;
  const right = window.right - column.x + AROUND;
  const top = window.top - column.top - AROUND;
  const bottom = window.bottom - column.top + AROUND;
  const {w, h} = column.grain;
  const seen = ({x, y, pid}: Spot): boolean =>
    (x + w >= left && x <= right && y + h >= top && y <= bottom) || keep.has(pid);
  return column.spots.filter(seen);
}
