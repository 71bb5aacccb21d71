// The pane that scrolls the columns, and what of them is in sight of it. Asking the browser costs a layout, so this is asked
// after a scroll, after a change of size and for a gesture, never for an update.

import {zoomOf} from '../../theme';
import type {InSight, Scene} from '../scene';

const scrolls = (el: HTMLElement): boolean => {
  const {overflowX, overflowY} = getComputedStyle(el);
  return (
    /auto|scroll/.test(overflowX + overflowY) && (el.scrollHeight > el.clientHeight || el.scrollWidth > el.clientWidth)
  );
};

/** The columns' own element, or on a phone the stage around it; null where nothing scrolls. */
export function scrollerOf(scene: Scene): HTMLElement | null {
  let pane: HTMLElement | null = scene.columnsElement;
  while (pane && !scrolls(pane)) pane = pane.parentElement;
  return pane;
}

const fieldOf = ({columnsElement}: Scene): Element | null =>
  columnsElement?.querySelector(':scope > .columns-field') ?? null;

/** A point of the screen in px of the columns' field. */
export function fieldPoint(scene: Scene, x: number, y: number): {readonly x: number; readonly y: number} | null {
  const field = fieldOf(scene);
  if (!field) return null;
  const {left, top} = field.getBoundingClientRect();
  const zoom = zoomOf(field);
  return {x: (x - left) / zoom, y: (y - top) / zoom};
}

export function inSight(scene: Scene): InSight | null {
  const [from, pane] = [fieldPoint(scene, 0, 0), scrollerOf(scene)];
  if (!from || !scene.columnsElement) return null;
  const zoom = zoomOf(scene.columnsElement);
  const screen = {left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight};
  const {left, top, right, bottom} = pane?.getBoundingClientRect() ?? screen;
  return {
    left: from.x + Math.max(0, left) / zoom,
    top: from.y + Math.max(0, top) / zoom,
    right: from.x + Math.min(screen.right, right) / zoom,
    bottom: from.y + Math.min(screen.bottom, bottom) / zoom,
  };
}
