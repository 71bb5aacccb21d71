// A task in the hand: its token under the pointer, the place it was taken from, and the box that would take it. Everything
// here is for the eye; the machine learns of the move when the task is put down.

import {BASE, type Box, type Column, easeOut} from '../../draw';
import {zoomOf} from '../../theme';
import type {Scene} from '../scene';
import {createToken, dress, moveTo, resize, type Token} from '../token';
import type {ColumnElements} from './painter';

/** The innermost box of a column around a point. */
export function boxAt(column: Pick<Column, 'boxes'>, x: number, y: number): Box | undefined {
  return column.boxes.findLast(box => x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h);
}

/** px to scroll in one frame with the pointer at `at` between two edges: faster the nearer it is. */
export function edgePull(at: number, from: number, to: number): number {
  const REACH = 40;
  const MOST = 14;
  const [near, far] = [from + REACH - at, at - (to - REACH)];
  if (near > 0) return -Math.ceil((MOST * Math.min(near, REACH)) / REACH);
  return far > 0 ? Math.ceil((MOST * Math.min(far, REACH)) / REACH) : 0;
}

/** Id of the container drawn under a point of the screen. */
export function containerUnder(
  scene: Scene,
  elements: readonly ColumnElements[],
  {x, y}: {readonly x: number; readonly y: number},
): number | null {
  for (const {tree, hierarchy} of elements) {
    const place = tree.getBoundingClientRect();
    if (x < place.left || x >= place.right || y < place.top || y >= place.bottom) continue;
    const column = scene.columns?.columns.find(one => one.outline.hierarchy.id === hierarchy);
    const zoom = zoomOf(tree);
    return (column && boxAt(column, (x - place.left) / zoom, (y - place.top) / zoom)?.id) ?? null;
  }
  return null;
}

export interface Carried {
  readonly pid: number;
  /** Brings the token to a point of the screen and marks the box that would take it; null marks none. */
  readonly bring: (x: number, y: number, target: number | null) => void;
  /** Put down: it waits for the machine's word. */
  readonly ask: () => void;
  /** It is where it should be; the hand is empty. */
  readonly done: () => void;
  /** Back to where it was taken, at once where motion is reduced. */
  readonly back: (reduced: boolean) => void;
}

const KEY = 'carried';

function mark(stage: HTMLElement, name: string, selector: string | null): void {
  for (const el of stage.querySelectorAll<HTMLElement>(`[data-${name}]`)) delete el.dataset[name];
  if (selector) for (const el of stage.querySelectorAll<HTMLElement>(selector)) el.dataset[name] = '';
}

export interface Lift {
  readonly stage: HTMLElement;
  readonly scene: Scene;
  readonly pid: number;
  /** What the task wears. */
  readonly hue: number;
  readonly width: number;
  /** Where the pointer has taken it, in px of the screen. */
  readonly from: {readonly x: number; readonly y: number};
}

/** Takes a task into the hand. */
export function lift({stage, scene, pid, hue, width, from}: Lift): Carried {
  const token: Token = createToken(pid);
  delete token.el.dataset.pid;
  dress(token, hue, 'carried');
  resize(token, width, 20);
  token.el.setAttribute('aria-hidden', 'true');
  const layer = document.createElement('div');
  layer.className = 'over hand';
  layer.append(token.el);
  stage.append(layer);
  mark(stage, 'lifted', `.tree .token[data-pid="${pid}"]`);
  const toStage = (x: number, y: number) => {
    const pane = stage.getBoundingClientRect();
    const zoom = zoomOf(stage);
    return {x: (x - pane.x) / zoom - width / 2, y: (y - pane.y) / zoom - 10};
  };
  const start = toStage(from.x, from.y);
  let at = start;
  let marked: number | null = null;
  const clear = (): void => {
    layer.remove();
    mark(stage, 'lifted', null);
    mark(stage, 'drop', null);
  };
  return {
    pid,
    bring(x, y, target) {
      at = toStage(x, y);
      moveTo(token.el, at.x, at.y);
      if (target !== marked) mark(stage, 'drop', target === null ? null : `.box[data-container="${target}"]`);
      marked = target;
    },
    ask: () => dress(token, hue, 'carried asked'),
    done: clear,
    back(reduced) {
      mark(stage, 'drop', null);
      if (reduced) return clear();
      const left = at;
      scene.motion.start(KEY, {
        duration: BASE,
        ease: easeOut,
        step: t => moveTo(token.el, left.x + (start.x - left.x) * t, left.y + (start.y - left.y) * t),
        end: clear,
      });
    },
  };
}
