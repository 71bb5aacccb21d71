// One hierarchy as a tree. Boxes and tokens lie flat in one element, in reading order, each a treeitem with its level: so a
// token can travel from box to box, and a screen reader still walks a tree. What is too small or too many to be an element of
// its own (marks, containers that a phone does not draw) has a treeitem for the ear only, renewed at most twice a second.

import {type ContainerItem, type Item, itemName, type TaskItem} from '../../../describe';
import type {Slices} from '../../../protocol';
import {type Box, type Column, type Columns, hasInside, type Spot, spotOf} from '../../draw';
import {type Look, tokenClasses} from '../look';
import {BARE_BELOW, createToken, dress, moveTo, resize, type Token} from '../token';
import {segmentsOf} from './bar';
import {type BoxElement, createBox, dressBox, placeBox} from './box';
import {FEW} from './cull';
import {arrange} from './order';

/** "c12" for a container, "t2231" for a task. */
export type Key = string;

export const keyOf = (item: Item, slices: Slices): Key =>
  item.kind === 'task' ? `t${slices.tasks.pid[item.row]}` : `c${item.container.id}`;

/** What happens to things that come, move and go. */
export interface Stir {
  readonly settle: (token: Token, spot: Spot, isNew: boolean) => void;
  readonly leave: (token: Token) => void;
  readonly open: (box: BoxElement) => void;
  readonly close: (box: BoxElement) => void;
}

interface Entry {
  readonly el: HTMLElement;
  name: string;
  position: string;
  expanded: boolean | null;
}

export interface Painting {
  readonly columns: Columns;
  readonly column: Column;
  /** Those that are drawn: of many only what is in sight. */
  readonly spots: readonly Spot[];
  readonly look: Look;
  readonly running: boolean;
}

export interface Tree {
  readonly root: HTMLElement;
  readonly boxes: Map<number, BoxElement>;
  readonly tokens: Map<number, Token>;
  readonly ears: Map<Key, HTMLElement>;
  readonly entries: Map<Key, Entry>;
  /** The item that Tab reaches. */
  focus: Key | null;
  latest: Painting | null;
  /** What had the focus before its element was taken away. */
  held: Key | null;
  /** What was said last, in reading order. */
  items: readonly Item[];
  spokenAt: number;
  timer: number;
}

export const createTree = (root: HTMLElement): Tree => ({
  root,
  boxes: new Map(),
  tokens: new Map(),
  ears: new Map(),
  entries: new Map(),
  focus: null,
  latest: null,
  held: null,
  items: [],
  spokenAt: Number.NEGATIVE_INFINITY,
  timer: 0,
});

function paintBoxes(tree: Tree, {columns, column, look}: Painting, stir: Stir): void {
  const gone = new Set(tree.boxes.keys());
  const {hierarchy} = column.outline;
  for (const box of column.boxes) {
    gone.delete(box.id);
    let element = tree.boxes.get(box.id);
    const isNew = !element;
    if (!element) {
      element = createBox(box.id);
      tree.boxes.set(box.id, element);
      tree.root.append(element.el);
    }
    const selected = look.selection?.kind === 'container' && look.selection.id === box.id;
    dressBox(element, {
      box,
      hierarchy,
      lens: look.lens === hierarchy.id,
      selected,
      compact: columns.compact,
      holds: box.closed === true && holdsSelection(box, look),
      segments: box.closed ? segmentsOf(look, box.rows) : [],
    });
    placeBox(element, box.x, box.y);
    if (isNew) stir.open(element);
  }
  for (const id of gone) {
    stir.close(tree.boxes.get(id)!);
    tree.boxes.get(id)!.el.remove();
    tree.boxes.delete(id);
  }
}

/** Its command at the right of a token, for the eye: to the ear the treeitem has said it. '' takes it away. */
function nameToken(el: HTMLElement, command: string): void {
  if ((el.dataset.command ?? '') === command) return;
  if (command === '') delete el.dataset.command;
  else el.dataset.command = command;
}

const below = (item: ContainerItem, id: number): boolean =>
  item.children.some(one => one.container.id === id || below(one, id));

function holdsSelection(box: Box, {selection, slices}: Look): boolean {
  if (selection?.kind === 'container') return below(box.item, selection.id);
  return selection?.kind === 'task' && box.rows.some(row => slices.tasks.pid[row] === selection.pid);
}

function paintTokens(tree: Tree, {columns, column, look, spots: drawn}: Painting, stir: Stir): void {
  const gone = new Set(tree.tokens.keys());
  const spots = column.detail === 'tokens' ? drawn : [];
  const {grain} = column;
  const {comms, comm} = look.slices.tasks;
  const hierarchy = column.outline.hierarchy.id;
  const extra = columns.compact && grain.w < BARE_BELOW ? 'bare' : '';
  for (const spot of spots) {
    gone.delete(spot.pid);
    let token = tree.tokens.get(spot.pid);
    const isNew = !token;
    if (!token) {
      token = createToken(spot.pid);
      tree.tokens.set(spot.pid, token);
      tree.root.append(token.el);
    }
    dress(token, look.markOf(spot.row), tokenClasses(look, spot.row, hierarchy), extra);
    resize(token, grain.w, grain.h);
    nameToken(token.el, grain.names ? (comms[comm[spot.row]!] ?? '') : '');
    stir.settle(token, spot, isNew);
  }
  for (const pid of gone) {
    stir.leave(tree.tokens.get(pid)!);
    tree.tokens.get(pid)!.el.remove();
    tree.tokens.delete(pid);
  }
}

/** The element that stands for an item: what is drawn of it, or one for the ear. */
function elementOf(tree: Tree, key: Key, item: Item, pid: number): HTMLElement {
  const drawn = item.kind === 'task' ? tree.tokens.get(pid)?.el : tree.boxes.get(item.container.id)?.item;
  if (drawn) return drawn;
  let ear = tree.ears.get(key);
  if (!ear) {
    ear = document.createElement('div');
    ear.className = 'ear';
    if (item.kind === 'task') ear.dataset.pid = String(pid);
    else ear.dataset.container = String(item.container.id);
    tree.ears.set(key, ear);
  }
  return ear;
}

function enter(tree: Tree, key: Key, el: HTMLElement): Entry {
  const known = tree.entries.get(key);
  if (known?.el === el) return known;
  const entry = {el, name: '', position: '', expanded: null};
  tree.entries.set(key, entry);
  el.setAttribute('role', 'treeitem');
  el.tabIndex = -1;
  el.dataset.key = key;
  return entry;
}

function say(entry: Entry, item: Item, look: Look, selected: boolean, expanded: boolean | null): void {
  const name = itemName(look.slices, item);
  if (entry.name !== name) entry.el.setAttribute('aria-label', name);
  entry.name = name;
  if (entry.expanded !== expanded) {
    if (expanded === null) entry.el.removeAttribute('aria-expanded');
    else entry.el.setAttribute('aria-expanded', String(expanded));
    entry.expanded = expanded;
  }
  const position = `${item.level}/${item.place}/${item.siblings}/${selected}`;
  if (entry.position === position) return;
  entry.position = position;
  entry.el.setAttribute('aria-level', String(item.level));
  entry.el.setAttribute('aria-posinset', String(item.place));
  entry.el.setAttribute('aria-setsize', String(item.siblings));
  entry.el.setAttribute('aria-selected', String(selected));
}

const isSelected = ({selection}: Look, item: Item, pid: number): boolean =>
  item.kind === 'task'
    ? selection?.kind === 'task' && selection.pid === pid
    : selection?.kind === 'container' && selection.id === item.container.id;

/** A treeitem of a box lies within it: it is the box that has a place among the others. */
const drawnBox = (tree: Tree, item: Item): HTMLElement | undefined =>
  item.kind === 'task' ? undefined : tree.boxes.get(item.container.id)?.el;

/** With too many tasks for an item each, those that are drawn as tokens are items all the same. */
function itemsIn({column, spots}: Painting): readonly Item[] {
  const {items} = column;
  if (column.detail !== 'tokens' || spots.length === column.spots.length) return items;
  if (items.some(one => one.kind === 'task')) return items;
  const drawn = new Map<number, Spot[]>();
  for (const spot of spots) drawn.set(spot.box, [...(drawn.get(spot.box) ?? []), spot]);
  const all: Item[] = [];
  const went: number[] = [];
  for (const item of items as readonly ContainerItem[]) {
    const at = all.push(item.parent < 0 ? item : {...item, parent: went[item.parent]!}) - 1;
    went.push(at);
    const siblings = item.rows.length + item.children.length;
    for (const {row} of drawn.get(item.container.id) ?? []) {
      const task: TaskItem = {
        kind: 'task',
        row,
        level: item.level + 1,
        parent: at,
        place: item.rows.indexOf(row) + 1,
        siblings,
      };
      all.push(task);
    }
  }
  return all;
}

/** Whether a container is open; null where it has nothing to close, or no box. */
function expandedOf(item: Item, boxes: ReadonlyMap<number, Box>): boolean | null {
  if (item.kind === 'task' || !hasInside(item)) return null;
  const box = boxes.get(item.container.id);
  return box ? box.closed !== true : null;
}

/** Brings the treeitems up to date with the outline: their order, names, levels and which one Tab reaches. */
export function speak(tree: Tree, painting: Painting): void {
  const {column, look} = painting;
  const items = itemsIn(painting);
  tree.items = items;
  const boxes = new Map(column.boxes.map(box => [box.id, box]));
  const held = heldKey(tree) ?? tree.held;
  tree.held = null;
  const {pid} = look.slices.tasks;
  const order: HTMLElement[] = [];
  const seen = new Set<Key>();
  for (const item of items) {
    const key = keyOf(item, look.slices);
    const own = item.kind === 'task' ? pid[item.row]! : 0;
    const entry = enter(tree, key, elementOf(tree, key, item, own));
    say(entry, item, look, isSelected(look, item, own), expandedOf(item, boxes));
    seen.add(key);
    order.push(drawnBox(tree, item) ?? entry.el);
    if (tree.ears.has(key) && tree.ears.get(key) !== entry.el) tree.ears.delete(key);
  }
  for (const key of [...tree.entries.keys()]) {
    if (seen.has(key)) continue;
    tree.entries.delete(key);
    tree.ears.delete(key);
  }
  arrange(tree.root, order);
  if (tree.focus !== null && !tree.entries.has(tree.focus)) tree.focus = around(tree, painting, tree.focus);
  settleFocus(tree, items.length > 0 ? keyOf(items[0]!, look.slices) : null);
  // What has the focus may be drawn by another element now: a mark has become a token, or all around it is closed.
  if (!held || document.activeElement !== document.body) return;
  const again = tree.entries.get(held) ?? tree.entries.get(around(tree, painting, held) ?? '');
  again?.el.focus({preventScroll: true});
}

/** Key of the closed container that an item lies in; null when it is gone. */
function around(tree: Tree, {column, look}: Painting, key: Key): Key | null {
  const {items} = column.outline;
  let item = items.find(one => keyOf(one, look.slices) === key);
  while (item && !tree.entries.has(keyOf(item, look.slices))) item = items[item.parent];
  return item ? keyOf(item, look.slices) : null;
}

/** Key of the item that has the keyboard focus. */
function heldKey(tree: Tree): Key | null {
  const active = document.activeElement;
  return active instanceof HTMLElement && tree.root.contains(active) ? (active.dataset.key ?? null) : null;
}

function settleFocus(tree: Tree, first: Key | null): void {
  if (tree.focus === null || !tree.entries.has(tree.focus)) tree.focus = first;
  for (const [key, {el}] of tree.entries) {
    const index = key === tree.focus ? 0 : -1;
    if (el.tabIndex !== index) el.tabIndex = index;
  }
}

const SPEAK_EVERY = 500;

/** Draws a hierarchy; the words follow at once, or with many tasks in a running machine a little later. */
export function paintTree(tree: Tree, painting: Painting, stir: Stir): void {
  tree.latest = painting;
  const held = heldKey(tree);
  paintBoxes(tree, painting, stir);
  paintTokens(tree, painting, stir);
  if (held && document.activeElement === document.body) tree.held = held;
  const now = performance.now();
  const many = painting.column.detail !== 'tokens' || painting.column.spots.length > FEW;
  if (many && painting.running && now - tree.spokenAt < SPEAK_EVERY) {
    if (tree.timer === 0) tree.timer = window.setTimeout(() => speakNow(tree), SPEAK_EVERY);
    return;
  }
  speakNow(tree);
}

function speakNow(tree: Tree): void {
  window.clearTimeout(tree.timer);
  tree.timer = 0;
  tree.spokenAt = performance.now();
  if (tree.latest) speak(tree, tree.latest);
}

export function closeTree(tree: Tree): void {
  window.clearTimeout(tree.timer);
  tree.root.replaceChildren();
}

/** Gives an item the keyboard focus; it is the one that Tab reaches from now on. */
export function focusItem(tree: Tree, key: Key): boolean {
  const entry = tree.entries.get(key);
  if (!entry) return false;
  noteFocus(tree, key);
  placeEar(tree, key, entry.el);
  entry.el.focus();
  return true;
}

/** What has no element of its own is focused where it is drawn: that is where the browser scrolls to. */
function placeEar(tree: Tree, key: Key, el: HTMLElement): void {
  if (!tree.latest || key[0] !== 't' || !el.matches('.ear')) return;
  const {column, look} = tree.latest;
  const pid = Number(key.slice(1));
  const spot = spotOf(column, pid, look.slices.tasks.pid.indexOf(pid));
  if (spot) moveTo(el, spot.x, spot.y);
}

/** The keyboard has come to an item: Tab leads back to it. */
export function noteFocus(tree: Tree, key: Key): void {
  const before = tree.focus ? tree.entries.get(tree.focus) : undefined;
  if (before) before.el.tabIndex = -1;
  tree.focus = key;
  const entry = tree.entries.get(key);
  if (entry) entry.el.tabIndex = 0;
}
