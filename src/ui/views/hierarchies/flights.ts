// Moves among many tasks: up to twelve fly as dots of their colour; more at once are told by ribbons from box to box with a
// count. Both leave by the gutter.

import {
  arcPath,
  arcPoint,
  arcThrough,
  type Box,
  COLUMNS,
  type Column,
  type Columns,
  easeMove,
  MOVE,
  MOVERS,
  type Spot,
  spotOf,
} from '../../draw';
import {hueClass} from '../../theme';
import type {Motion} from '../motion';
import {moveTo} from '../token';
import type {Move} from './plan';

const SVG = 'http://www.w3.org/2000/svg';

export interface Flights {
  readonly columns: Columns;
  readonly column: Column;
  readonly over: HTMLElement;
  readonly behind: HTMLElement;
  readonly motion: Motion;
  readonly markOf: (row: number) => number;
  readonly rowOf: (pid: number) => number;
}

/** Where a task has gone: its own spot, or the closed box that it is in. */
function landing({column, rowOf}: Flights, pid: number): Spot | undefined {
  const spot = spotOf(column, pid, rowOf(pid));
  return spot?.pid === pid ? spot : undefined;
}

const gutter = (f: Flights): number =>
  f.columns.compact
    ? -4
    : f.column.index === f.columns.columns.length - 1 && f.column.index > 0
      ? -COLUMNS.gutter / 2
      : f.column.w + COLUMNS.gutter / 2;

function dot(f: Flights, move: Move): void {
  const spot = landing(f, move.pid);
  if (!spot) return;
  const el = document.createElement('div');
  el.className = `dot ${hueClass(f.markOf(spot.row))}`;
  f.over.append(el);
  const arc = arcThrough(move.spot, spot, gutter(f));
  f.motion.start(`${f.column.index}:${move.pid}`, {
    duration: MOVE,
    ease: easeMove,
    step: t => {
      const at = arcPoint(arc, t);
      moveTo(el, at.x, at.y);
    },
    end: () => el.remove(),
  });
}

function ribbon(f: Flights, from: Box, to: Box, count: number): void {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'trail');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', 'behind');
  path.setAttribute('pathLength', '1');
  path.style.strokeWidth = `${Math.min(14, Math.max(1.5, count * 1.1))}px`;
  const middle = (box: Box) => ({x: box.x + (gutter(f) > 0 ? box.w : 0), y: box.y + box.own / 2});
  path.setAttribute('d', arcPath(arcThrough(middle(from), middle(to), gutter(f))));
  svg.append(path);
  const pill = document.createElement('div');
  pill.className = 'pill';
  pill.textContent = String(count);
  moveTo(pill, gutter(f) - 14, (middle(from).y + middle(to).y) / 2 - 10);
  f.behind.append(svg);
  f.over.append(pill);
  f.motion.start(`${f.column.index}:v${from.id}-${to.id}`, {
    duration: MOVE,
    ease: easeMove,
    step: t => path.setAttribute('stroke-dasharray', `${t} 2`),
    end: () => {
      svg.remove();
      pill.remove();
    },
  });
}

/** Shows the moves of one hierarchy that an update brought. */
export function showFlights(f: Flights, moves: readonly Move[]): void {
  if (moves.length <= MOVERS) {
    for (const move of moves) if (f.motion.hasRoom(`${f.column.index}:${move.pid}`)) dot(f, move);
    return;
  }
  const groups = new Map<string, {from: Box; to: Box; count: number}>();
  const boxes = new Map(f.column.boxes.map(box => [box.id, box]));
  for (const move of moves) {
    const [from, to] = [boxes.get(move.spot.box), boxes.get(landing(f, move.pid)?.box ?? -1)];
    if (!from || !to || from === to) continue;
    const key = `${from.id}:${to.id}`;
    const group = groups.get(key) ?? {from, to, count: 0};
    group.count++;
    groups.set(key, group);
  }
  for (const {from, to, count} of groups.values()) ribbon(f, from, to, count);
}
