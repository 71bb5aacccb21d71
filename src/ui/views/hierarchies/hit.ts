// What a click or tap means: the token under it, the mark near it, else the box around it. On a phone the nearest token
// within 22 px counts, since fingers are wider than tokens.

import type {Columns} from '../../draw';
import {zoomOf} from '../../theme';
import {nearestSpot} from '../nearest';
import type {Selection} from '../selection';
import type {ColumnElements} from './painter';

const NEAR = {touch: 22, mouse: 7};

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
  const index = columns.columns.findIndex(one => one.outline.hierarchy.id === own.hierarchy);
  if (columns.compact || columns.columns[index]?.detail === 'marks') {
    const corner = own.tree.getBoundingClientRect();
    const reach = columns.compact ? NEAR.touch : NEAR.mouse;
    const zoom = zoomOf(own.tree);
    const at = {x: (event.clientX - corner.x) / zoom, y: (event.clientY - corner.y) / zoom};
    const spot = nearestSpot(columns, index, at.x, at.y, reach);
    if (spot) return {kind: 'task', pid: spot.pid};
  }
  const box = target.closest<HTMLElement>('[data-container]');
  return box ? {kind: 'container', id: Number(box.dataset.container)} : null;
}
