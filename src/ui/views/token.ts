// A token: the element that stands for one task. Made and changed by hand rather than by React, because in a running machine
// some change with every update; what has not changed is not touched.

import {glyphPath, hueClass} from '../theme';

const SVG = 'http://www.w3.org/2000/svg';

/** px: a token narrower than this has no room for its pid. */
export const BARE_BELOW = 40;

export interface Token {
  readonly el: HTMLElement;
  readonly glyph: SVGPathElement;
  readonly label: HTMLElement;
  /** The command, where there is room for it; made when first needed. */
  note: HTMLElement | null;
  pid: number;
  mark: number;
  classes: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

export function createToken(pid: number): Token {
  const el = document.createElement('div');
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 8 8');
  svg.setAttribute('aria-hidden', 'true');
  const glyph = document.createElementNS(SVG, 'path');
  svg.append(glyph);
  const label = document.createElement('span');
  label.textContent = String(pid);
  el.append(svg, label);
  el.dataset.pid = String(pid);
  return {el, glyph, label, note: null, pid, mark: Number.NaN, classes: '', x: Number.NaN, y: Number.NaN, w: 0, h: 0};
}

/** Sets mark and classes; `extra` are classes that say where the token stands. */
export function dress(token: Token, mark: number, classes: string, extra = ''): void {
  if (token.mark !== mark) token.glyph.setAttribute('d', glyphPath(mark));
  const all = `token ${hueClass(mark)} ${classes} ${extra}`;
  if (token.classes !== all) token.el.className = all;
  token.mark = mark;
  token.classes = all;
}

/** Writes the command at the right of a token; '' takes it away. */
export function annotate(token: Token, words: string): void {
  if (words === '' && !token.note) return;
  if (!token.note) {
    token.note = document.createElement('i');
    token.el.append(token.note);
  }
  if (token.note.textContent !== words) token.note.textContent = words;
}

export const moveTo = (el: HTMLElement | SVGElement, x: number, y: number): void => {
  el.style.transform = `translate(${x}px,${y}px)`;
};

export function resize(token: Token, w: number, h: number): void {
  if (token.w !== w) token.el.style.width = `${w}px`;
  if (token.h !== h) token.el.style.height = `${h}px`;
  token.w = w;
  token.h = h;
}

/** Puts a token at a place at once. */
export function place(token: Token, x: number, y: number): void {
  if (token.x !== x || token.y !== y) moveTo(token.el, x, y);
  token.x = x;
  token.y = y;
}
