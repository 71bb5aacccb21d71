// What a click or tap means: the token under it, the mark near it, else the box around it. On a phone the nearest token
// within 22 px counts, since fingers are wider than tokens.

import type {Columns} from '../../draw';
import {zoomOf} from '../../theme';
import type {Selection} from '../selection';
import type {ColumnElements} from './painter';

const NEAR = {touch: 22, mouse: 7};

/** Pid of the spot nearest to a point of a column, if it is near enough. */
export function nearestSpot(columns: Columns, index: number, x: number, y: number, reach: number): number | null {
  const column = columns.columns[index];
  if (!column || columns.detail === 'density') return null;
  const {w, h} = columns.grain;
  let best: number | null = null;
  let least = reach;
  for (const spot of column.spots) {
    const dx = Math.max(spot.x - x, 0, x - spot.x - w);
    const dy = Math.max(spot.y - y, 0, y - spot.y - h);
    const far = Math.hypot(dx, dy);
    if (far < least) {
      best = spot.pid;
      least = far;
    }
  }
  return best;
}

export function pick(
  event: PointerEvent | MouseEvent,
  columns: Columns,
  elements: readonly ColumnElements[],
): Selection {
  const target = event.target as HTMLElement;
  if (target.closest('button')) return null;
  const token = target.closest<HTMLElement>('[data-pid]');
  if (token) return {kind: 'task', pid: Number(token.dataset.pid)};
  const own = elements.find(one => one.whole.contains(target));
  if (!own) return null;
  if (columns.compact || columns.detail === 'marks') {
    const index = columns.columns.findIndex(one => one.outline.hierarchy.id === own.hierarchy);
    const corner = own.tree.getBoundingClientRect();
    const reach = columns.compact ? NEAR.touch : NEAR.mouse;
    const zoom = zoomOf(own.tree);
    const at = {x: (event.clientX - corner.x) / zoom, y: (event.clientY - corner.y) / zoom};
    const pid = nearestSpot(columns, index, at.x, at.y, reach);
    if (pid !== null) return {kind: 'task', pid};
  }
  const box = target.closest<HTMLElement>('[data-container]');
  return box ? {kind: 'container', id: Number(box.dataset.container)} : null;
}
