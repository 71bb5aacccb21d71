// The boxes of one hierarchy on a phone: containers of the first level side by side, each with all the tasks below it, whose
// hues tell the deeper ones apart, and the names of those in a line at its foot; tasks of the root itself beside its name, in one line above.

import {type ContainerItem, isLimit} from '../../describe';
import {allRows, type Box, type Filled, type FillOptions, rowsHeight, type Spot} from './boxes';

export const STACK_BOX = {header: 32, pad: 8, gap: 8, last: 4, min: 112, inside: 20, closed: 46} as const;

/** Names of all containers below one, parents first. */
function namesBelow(item: ContainerItem): string[] {
  return item.children.flatMap(child => [child.container.name, ...namesBelow(child)]);
}

interface Part {
  readonly item: ContainerItem;
  readonly rows: readonly number[];
  readonly inside: readonly string[];
  /** Where the tasks begin within the box, and how far from its right edge they end. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly closed: boolean;
}

/** What the count of the root needs, at 13 px Mono, beside the button that closes it. */
function rootRight(item: ContainerItem): number {
  const {summary} = item.container;
  const count = isLimit(summary) ? summary : String(item.rows.length + item.below);
  return 36 + 8 * count.length;
}

function place(
  {item, rows, inside, left, right, top, closed}: Part,
  x: number,
  y: number,
  w: number,
  h: number,
  o: FillOptions,
  out: Filled,
): void {
  const id = item.container.id;
  out.boxes.push({id, item, x, y, w, h, own: h, rows, inside, closed});
  if (closed) return;
  const inner = w - left - right;
  const places = Math.ceil(rows.length / o.per);
  const {perRow} = rowsHeight(places, inner, o.grain);
  for (let i = 0; i < places; i++) {
    const row = rows[i * o.per]!;
    const spot: Spot = {
      pid: o.pids[row]!,
      row,
      box: id,
      x: x + left + (i % perRow) * o.grain.pitchX,
      y: y + top + Math.floor(i / perRow) * o.grain.pitchY,
    };
    out.spots.push(spot);
  }
}

const heightOf = (part: Part, w: number, o: FillOptions): number => {
  if (part.closed) return STACK_BOX.closed;
  const {height} = rowsHeight(Math.ceil(part.rows.length / o.per), w - part.left - part.right, o.grain);
  const foot = part.inside.length > 0 ? STACK_BOX.inside : 0;
  const own = part.top + height + (part.rows.length > 0 ? o.bar : 0) + foot;
  return Math.max(STACK_BOX.header, own) + (part.top < STACK_BOX.header ? 1 : STACK_BOX.last);
};

/** Fills a phone's width, with boxes of at least `least` px; `boxes` and `spots` are relative to the hierarchy's own corner. */
export function stackBoxes(
  top: ContainerItem | null,
  w: number,
  o: FillOptions,
  least: number = STACK_BOX.min,
): Filled {
  const out: Filled = {boxes: [], spots: [], ghosts: [], height: 0};
  if (!top) return out;
  if (o.closed(top)) {
    const all: Part = {item: top, rows: allRows(top), inside: [], left: 0, right: 0, top: 0, closed: true};
    place(all, 0, 0, w, STACK_BOX.closed, o, out);
    return {...out, height: STACK_BOX.closed};
  }
  let y = 0;
  const own = {
    item: top,
    rows: top.rows,
    inside: [],
    left: 44,
    right: rootRight(top),
    top: o.grain.h > 10 ? 6 : 12,
    closed: false,
  };
  if (top.rows.length > 0 || top.children.length === 0) {
    const h = heightOf(own, w, o);
    place(own, 0, y, w, h, o, out);
    y += h + STACK_BOX.gap;
  }
  const parts = top.children.map(item => ({
    item,
    rows: allRows(item),
    inside: o.closed(item) ? [] : namesBelow(item),
    left: STACK_BOX.pad,
    right: STACK_BOX.pad,
    top: STACK_BOX.header,
    closed: o.closed(item),
  }));
  const fit = Math.max(1, Math.floor((w + STACK_BOX.gap) / (least + STACK_BOX.gap)));
  for (let i = 0; i < parts.length; i += fit) {
    const line = parts.slice(i, i + fit);
    // A last line that is not full keeps the width of the others, so that equal things look equal.
    const across = parts.length < fit ? line.length : fit;
    const each = Math.floor((w - (across - 1) * STACK_BOX.gap) / across);
    const h = Math.max(...line.map(part => heightOf(part, each, o)));
    line.forEach((part, k) => {
      place(part, k * (each + STACK_BOX.gap), y, each, h, o, out);
    });
    y += h + STACK_BOX.gap;
  }
  return {...out, height: y - STACK_BOX.gap};
}

/** The box that stands for a container: its own, or that of the ancestor which is closed or, on a phone, drawn. */
export function boxFor(boxes: readonly Box[], id: number): Box | undefined {
  const holds = (item: ContainerItem): boolean => item.container.id === id || item.children.some(holds);
  return (
    boxes.find(box => box.id === id) ?? boxes.findLast(box => (box.closed || box.item.level > 1) && holds(box.item))
  );
}
