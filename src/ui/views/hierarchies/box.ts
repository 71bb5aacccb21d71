// A container's box: a header row (mark, name, one parameter, count) over the place of its tasks and children. The header is
// for the eye; the treeitem beside it, as large as the box, says the same in full sentences and takes focus and clicks. A closed
// box is its header and a bar for all tasks in it.

import {type ContainerItem, isLimit} from '../../../describe';
import type {HierarchySlice} from '../../../protocol';
import {type Box, hasInside} from '../../draw';
import {glyphPath, hueClass} from '../../theme';
import {moveTo} from '../token';
import {drawBar, type Segment} from './bar';

export interface BoxElement {
  readonly el: HTMLElement;
  /** What the tree knows: a treeitem over the whole box. */
  readonly item: HTMLElement;
  readonly head: HTMLElement;
  readonly glyph: SVGPathElement;
  readonly name: HTMLElement;
  readonly sub: HTMLElement;
  readonly count: HTMLElement;
  /** What has no box of its own in here; made when first needed. */
  inside: HTMLElement | null;
  /** Of its tasks, while it is closed. */
  bar: HTMLElement | null;
  drawn: string;
  x: number;
  y: number;
}

const SVG = 'http://www.w3.org/2000/svg';

export function createBox(id: number): BoxElement {
  const el = document.createElement('div');
  el.dataset.container = String(id);
  const head = document.createElement('div');
  head.className = 'box-head';
  head.setAttribute('aria-hidden', 'true');
  const item = document.createElement('div');
  item.className = 'box-item';
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 8 8');
  svg.setAttribute('class', 'mark box-mark');
  const glyph = document.createElementNS(SVG, 'path');
  svg.append(glyph);
  const [name, sub, count] = [document.createElement('b'), document.createElement('i'), document.createElement('span')];
  name.className = 'box-name';
  sub.className = 'box-sub';
  count.className = 'box-count';
  head.append(svg, name, sub, createTools(), count, createTwist());
  el.append(item, head);
  return {el, item, head, glyph, name, sub, count, inside: null, bar: null, drawn: '', x: Number.NaN, y: Number.NaN};
}

export interface Heading {
  readonly name: string;
  readonly sub: string;
  readonly count: string;
}

const TOOLS = [
  ['make', '+', 'New container in here'],
  ['remove', '×', 'Remove'],
] as const;

/** What the mouse can do to a container, in its header; the keyboard has Insert and Delete. */
function createTools(): HTMLElement {
  const tools = document.createElement('span');
  tools.className = 'box-tools';
  for (const [act, sign, title] of TOOLS) {
    const button = document.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    button.dataset.act = act;
    button.textContent = sign;
    button.title = title;
    tools.append(button);
  }
  return tools;
}

/** The button that closes and opens a box; the keyboard has Left and Right. */
function createTwist(): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.className = 'box-twist';
  button.dataset.act = 'twist';
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 8 8');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M1 2.5 4 5.5 7 2.5');
  svg.append(path);
  button.append(svg);
  return button;
}

/** px of a header that the tools need. */
const TOOLS_WIDTH = 46;

/** The header's words: a limit stands where the count stands otherwise. */
export function headingOf(item: ContainerItem, hierarchy: HierarchySlice, compact: boolean): Heading {
  const {container, rows, below, parent} = item;
  const all = rows.length + below;
  const name = parent < 0 ? '/' : container.name;
  if (isLimit(container.summary)) {
    const only = hierarchy.subsystems.length === 1 ? hierarchy.subsystems[0]! : '';
    return {name, sub: compact ? '' : only, count: container.summary};
  }
  const own = below > 0 ? `${rows.length} + ${below}` : String(rows.length);
  const count = parent < 0 ? `${all} task${all === 1 ? '' : 's'}` : own;
  return {name, sub: compact ? '' : container.summary, count: compact ? String(all) : count};
}

/** Whether all of a header fits: a name in 13 px Sans at 600, the rest in Mono of up to 13 px. */
const roomFor = (heading: Heading, width: number, tools: number): boolean =>
  33 + tools + heading.name.length * 7.6 + heading.sub.length * 7.8 + heading.count.length * 7.8 + 28 <= width - 24;

export interface BoxDress {
  readonly box: Box;
  readonly hierarchy: HierarchySlice;
  readonly lens: boolean;
  readonly selected: boolean;
  readonly compact: boolean;
  /** It is closed, and what is selected lies in it. */
  readonly holds: boolean;
  /** Of the bar, when it is closed. */
  readonly segments: readonly Segment[];
}

/** Brings words, mark and size of a box up to date; its place is the caller's. */
export function dressBox(b: BoxElement, o: BoxDress): void {
  const {box, hierarchy, compact} = o;
  const {container} = box.item;
  const heading = headingOf(box.item, hierarchy, compact);
  const sub = roomFor(heading, box.w, o.selected && !compact ? TOOLS_WIDTH : 0) ? heading.sub : '';
  const drawn = [
    heading.name,
    sub,
    heading.count,
    box.w,
    box.h,
    o.lens,
    o.selected,
    container.over,
    container.mark,
    box.inside,
    box.closed,
    o.holds,
    hasInside(box.item),
  ].join();
  barOf(b, o);
  if (b.drawn === drawn) return;
  b.drawn = drawn;
  const hue = o.lens ? hueClass(container.mark) : 'kx';
  const root = box.item.parent < 0 ? ' root' : '';
  b.el.className = `box ${hue}${o.lens ? ' lens-box' : ''}${o.selected ? ' sel' : ''}${container.over ? ' over-limit' : ''}${root}${stateOf(o)}`;
  b.glyph.setAttribute('d', glyphPath(container.mark));
  b.name.textContent = heading.name;
  b.sub.textContent = sub;
  b.count.textContent = heading.count;
  (b.head.lastElementChild as HTMLElement).title = `${box.closed ? 'Open' : 'Close'} (Alt: with all in it)`;
  nameInside(b, box.inside ?? []);
  b.el.style.width = `${box.w}px`;
  b.el.style.height = `${box.h}px`;
}

function stateOf({box, holds}: BoxDress): string {
  if (box.closed) return holds ? ' closed holds' : ' closed';
  return hasInside(box.item) ? '' : ' empty';
}

function barOf(b: BoxElement, {box, segments}: BoxDress): void {
  if (!box.closed) {
    b.bar?.remove();
    b.bar = null;
    return;
  }
  if (!b.bar) {
    b.bar = document.createElement('div');
    b.bar.className = 'box-bar';
    b.bar.setAttribute('aria-hidden', 'true');
    b.el.append(b.bar);
  }
  drawBar(b.bar, segments);
}

function nameInside(b: BoxElement, names: readonly string[]): void {
  if (names.length === 0 && !b.inside) return;
  if (!b.inside) {
    b.inside = document.createElement('div');
    b.inside.className = 'box-inside';
    b.inside.setAttribute('aria-hidden', 'true');
    b.el.append(b.inside);
  }
  b.inside.textContent = names.length === 0 ? '' : `+${names.length}: ${names.join(', ')}`;
}

export function placeBox(b: BoxElement, x: number, y: number): void {
  if (b.x !== x || b.y !== y) moveTo(b.el, x, y);
  b.x = x;
  b.y = y;
}
