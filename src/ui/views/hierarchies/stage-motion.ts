// Shows planned changes in motion, one object for each column: moves through the gutter, forks out of the parent, exits, boxes
// that open and close. Under reduced motion the same changes are cut, and marked for a second: ghost and slot joined by a
// line, new things with a 2 px border.

import {
  arcBehind,
  arcPath,
  arcPoint,
  arcThrough,
  BASE,
  BETWEEN,
  COLUMNS,
  easeLinear,
  easeMove,
  easeOut,
  FAST,
  HOLD,
  MOVE,
  type Placed,
  type Spot,
} from '../../draw';
import type {Motion, Tween} from '../motion';
import {BARE_BELOW, createToken, dress, moveTo, place, resize, type Token} from '../token';
import type {BoxElement} from './box';
import type {Move, Plan} from './plan';
import type {Stir, Tree} from './tree';

const SVG = 'http://www.w3.org/2000/svg';

export interface ColumnMotion {
  readonly index: number;
  readonly tree: Tree;
  /** Layer over the column for ghosts, slots and what is leaving. */
  readonly over: HTMLElement;
  /** Layer under it, for the ways of movers. */
  readonly behind: HTMLElement;
  readonly motion: Motion;
  plan: Plan;
  /** Nothing glides, changes are marked for a second. */
  reduced: boolean;
  /** Nothing moves at all. */
  still: boolean;
  width: number;
  columns: number;
  compact: boolean;
  /** More tokens have changed places than may move: none of them slides, or some would lie over others. */
  crowd: boolean;
  readonly ghosts: Map<number, {readonly move: Move; readonly token: Token}>;
  /** Moves that begin with the drawing under way: what the token wore before, and ms until its last move ends. */
  readonly pending: Map<number, Begin>;
  /** The header row of the closed box that a task is in now. */
  landing: (pid: number) => Spot | undefined;
  /** A ghost has gone, so the places close up. */
  readonly landed: (move: Move) => void;
}

const keyOf = (m: ColumnMotion, pid: number): string => `${m.index}:${pid}`;

/** x of the nearest gutter, relative to the column. */
function gutterOf(m: ColumnMotion, from: number, to: number): number {
  if (m.compact) return -4;
  const half = COLUMNS.gutter / 2;
  const sides: number[] = [];
  if (m.index > 0) sides.push(-half);
  if (m.index < m.columns - 1 || m.columns === 1) sides.push(m.width + half);
  const far = (x: number) => Math.abs(x - from) + Math.abs(x - to);
  return sides.reduce((best, x) => (far(x) < far(best) ? x : best), sides[0]!);
}

/** Tweens left free for moves, forks and exits when neighbours close up. */
export const RESERVE = 6;

interface Trail {
  readonly remove: () => void;
  readonly draw: (ahead: string, behind: string) => void;
}

/** The way of a mover: solid behind it, dotted ahead. */
function createTrail(layer: HTMLElement): Trail {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'trail');
  const ahead = document.createElementNS(SVG, 'path');
  const behind = document.createElementNS(SVG, 'path');
  ahead.setAttribute('class', 'ahead');
  behind.setAttribute('class', 'behind');
  svg.append(ahead, behind);
  layer.append(svg);
  return {
    remove: () => svg.remove(),
    draw(way, done) {
      ahead.setAttribute('d', way);
      behind.setAttribute('d', done);
    },
  };
}

function block(over: HTMLElement, className: string, {w, h}: {w: number; h: number}): HTMLElement {
  const el = document.createElement('div');
  el.className = className;
  el.style.width = `${w}px`;
  el.style.height = `${h}px`;
  over.append(el);
  return el;
}

/** Leaves a dotted ghost where a token was, wearing its old mark. */
function leaveGhost(m: ColumnMotion, move: Move, token: Token, mark: number): void {
  const ghost = createToken(move.pid);
  delete ghost.el.dataset.pid;
  dress(ghost, mark, 'ghost', m.compact && token.w < BARE_BELOW ? 'bare' : '');
  resize(ghost, token.w, token.h);
  place(ghost, move.spot.x, move.spot.y);
  m.over.append(ghost.el);
  m.ghosts.set(move.pid, {move, token: ghost});
}

/** Puts the ghosts where the layout keeps their places. */
export function settleGhosts(m: ColumnMotion, spots: readonly Spot[]): void {
  for (const spot of spots) {
    const ghost = m.ghosts.get(spot.pid);
    if (ghost) place(ghost.token, spot.x, spot.y);
  }
}

interface Begin {
  readonly move: Move;
  readonly mark: number;
  readonly after: number;
}

/** Sends a token on its way; `mark` is what it wore before. */
function glide(m: ColumnMotion, {move, mark, after}: Begin, token: Token, arrived: () => void = () => {}): void {
  // Out of a closed box: there is no place that it leaves.
  if (!move.spot.shut) leaveGhost(m, move, token, mark);
  const slot = block(m.over, 'slot', token);
  const trail = createTrail(m.behind);
  const half = {x: token.w / 2, y: token.h / 2};
  const from = {x: move.spot.x + half.x, y: move.spot.y + half.y};
  const step = (t: number): void => {
    const to = {x: token.x + half.x, y: token.y + half.y};
    moveTo(slot, token.x, token.y);
    if (m.reduced) {
      trail.draw('', `M${from.x} ${from.y}L${to.x} ${to.y}`);
      moveTo(token.el, token.x, token.y);
      return;
    }
    const arc = arcThrough(from, to, gutterOf(m, from.x, to.x));
    const at = arcPoint(arc, t);
    trail.draw(arcPath(arc), arcBehind(arc, t));
    moveTo(token.el, at.x - half.x, at.y - half.y);
  };
  token.el.dataset.moves = m.reduced ? 'mark' : 'fly';
  const end = (): void => {
    slot.remove();
    trail.remove();
    arrived();
    delete token.el.dataset.moves;
    const ghost = m.ghosts.get(move.pid);
    if (ghost?.move === move) {
      ghost.token.el.remove();
      m.ghosts.delete(move.pid);
    }
    m.landed(move);
  };
  const delay = after > 0 ? after + BETWEEN : 0;
  const times: Tween = m.reduced
    ? {duration: HOLD, ease: easeLinear, step, end}
    : {delay, duration: MOVE, ease: easeMove, step, end};
  m.motion.start(keyOf(m, move.pid), times);
}

/** Into a closed box: what travels is a copy, since the token itself is gone from the tree. */
function goInside(m: ColumnMotion, begin: Begin, token: Token, landing: Spot): void {
  const copy = createToken(token.pid);
  delete copy.el.dataset.pid;
  copy.el.setAttribute('aria-hidden', 'true');
  dress(copy, token.mark, '');
  copy.el.className = token.el.className;
  resize(copy, token.w, token.h);
  copy.x = landing.x;
  copy.y = landing.y;
  m.over.append(copy.el);
  glide(m, begin, copy, () => copy.el.remove());
}

function grow(m: ColumnMotion, token: Token, parent: Token): void {
  const start = {x: parent.x + parent.w, y: parent.y};
  m.motion.start(keyOf(m, token.pid), {
    duration: BASE,
    ease: easeOut,
    step: t => {
      moveTo(token.el, start.x + (token.x - start.x) * t, start.y + (token.y - start.y) * t);
      token.el.style.clipPath = `inset(-3px ${(1 - t) * 100}% -3px 0)`;
    },
    end: () => {
      token.el.style.clipPath = '';
    },
  });
}

function slide(m: ColumnMotion, token: Token, spot: Spot): void {
  const start = {x: token.x, y: token.y};
  token.x = spot.x;
  token.y = spot.y;
  m.motion.start(keyOf(m, token.pid), {
    duration: FAST,
    ease: easeOut,
    step: t => moveTo(token.el, start.x + (token.x - start.x) * t, start.y + (token.y - start.y) * t),
  });
}

/** Marks something for a second where motion is reduced. */
function markFresh(m: ColumnMotion, key: string, el: HTMLElement): void {
  el.dataset.moves = 'mark';
  m.motion.start(key, {
    duration: HOLD,
    ease: easeLinear,
    step: () => {},
    end: () => {
      delete el.dataset.moves;
    },
  });
}

/** A copy of an element that has left the tree, for the eye only. */
function shade(m: ColumnMotion, el: HTMLElement): HTMLElement {
  const copy = el.cloneNode(true) as HTMLElement;
  for (const name of [
    'role',
    'tabindex',
    'aria-label',
    'aria-level',
    'aria-posinset',
    'aria-setsize',
    'aria-selected',
  ]) {
    copy.removeAttribute(name);
  }
  delete copy.dataset.pid;
  delete copy.dataset.container;
  delete copy.dataset.key;
  m.over.append(copy);
  return copy;
}

function vanish(m: ColumnMotion, key: string, el: HTMLElement, clip: (t: number) => string): void {
  const copy = shade(m, el);
  m.motion.start(key, {
    duration: BASE,
    ease: easeOut,
    step: t => {
      copy.style.clipPath = clip(t);
      copy.style.opacity = String(Math.min(1, 2 - 2 * t));
    },
    end: () => copy.remove(),
  });
}

const tooMany = (m: ColumnMotion, key: string): boolean => m.still || !m.motion.hasRoom(key);

export function stirOf(m: ColumnMotion): Stir {
  return {
    settle(token, spot, isNew) {
      const key = keyOf(m, token.pid);
      const begin = m.pending.get(token.pid);
      if (begin) {
        m.pending.delete(token.pid);
        token.x = spot.x;
        token.y = spot.y;
        glide(m, begin, token);
        return;
      }
      const parent = isNew ? m.tree.tokens.get(m.plan.forks.get(token.pid) ?? -1) : undefined;
      if (m.motion.isMoving(key)) {
        // The tween reads its target from the token, so it lands where the token belongs now.
        token.x = spot.x;
        token.y = spot.y;
      } else if (parent && !tooMany(m, key)) {
        place(token, spot.x, spot.y);
        if (m.reduced) markFresh(m, key, token.el);
        else grow(m, token, parent);
      } else if (isNew || m.reduced || m.crowd || m.still) place(token, spot.x, spot.y);
      else if (token.x !== spot.x || token.y !== spot.y) slide(m, token, spot);
    },
    leave(token) {
      m.motion.finish(keyOf(m, token.pid));
      const begin = m.pending.get(token.pid);
      const landing = begin && m.landing(token.pid);
      if (begin && landing) {
        m.pending.delete(token.pid);
        goInside(m, begin, token, landing);
        return;
      }
      const key = `${m.index}:x${token.pid}`;
      if (!m.plan.exits.has(token.pid) || m.reduced || tooMany(m, key)) return;
      vanish(m, key, token.el, t => `inset(0 ${t * (token.w - 18)}px 0 0)`);
    },
    open(box: BoxElement) {
      const id = Number(box.el.dataset.container);
      const key = `${m.index}:c${id}`;
      if (!m.plan.opened.has(id) || tooMany(m, key)) return;
      if (m.reduced) return markFresh(m, key, box.el);
      m.motion.start(key, {
        duration: BASE,
        ease: easeOut,
        step: t => {
          box.el.style.clipPath = `inset(0 0 ${(1 - t) * 100}% 0)`;
        },
        end: () => {
          box.el.style.clipPath = '';
        },
      });
    },
    close(box: BoxElement) {
      const id = Number(box.el.dataset.container);
      const key = `${m.index}:d${id}`;
      if (!m.plan.closed.has(id) || m.reduced || tooMany(m, key)) return;
      vanish(m, key, box.el, t => `inset(0 0 ${t * 100}% 0)`);
    },
  };
}

/** A 2 px ring around a token that was refused something. */
export function ring(m: ColumnMotion, at: Placed, pid: number): void {
  const key = `${m.index}:r${pid}`;
  if (tooMany(m, key)) return;
  const el = block(m.over, 'ring', {w: at.w + 8, h: at.h + 8});
  moveTo(el, at.x - 4, at.y - 4);
  m.motion.start(key, {
    duration: m.reduced ? HOLD : BASE,
    ease: easeLinear,
    step: () => {},
    end: () => el.remove(),
  });
}

/** A written value is inverted for a moment. */
export function flash(m: ColumnMotion, box: BoxElement): void {
  const key = `${m.index}:f${box.el.dataset.container}`;
  if (tooMany(m, key)) return;
  box.sub.dataset.flash = '';
  m.motion.start(key, {
    duration: m.reduced ? HOLD : FAST,
    ease: easeLinear,
    step: () => {},
    end: () => {
      delete box.sub.dataset.flash;
    },
  });
}
