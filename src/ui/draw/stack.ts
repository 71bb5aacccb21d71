// The boxes of one hierarchy on a phone: containers of the first level side by side, each with all the tasks below it, whose
// hues tell the deeper ones apart, and the names of those in a line at its foot; tasks of the root itself beside its name, in one line above.

import {type ContainerItem, isLimit} from '../../describe';
import {type Box, type Filled, type FillOptions, rowsHeight, type Spot} from './boxes';

export const STACK_BOX = {header: 32, pad: 8, gap: 8, last: 4, min: 112, inside: 20} as const;

/** Rows of a container and of all below it, in order of pid. */
export function allRows(item: ContainerItem): number[] {
  const rows = [...item.rows];
  for (const child of item.children) rows.push(...allRows(child));
  return rows.sort((a, b) => a - b);
}

/** Names of all containers below one, parents first. */
function namesBelow(item: ContainerItem): string[] {
  return item.children.flatMap(child => [child.container.name, ...namesBelow(child)]);
}

interface Part {
  readonly item: ContainerItem;
  readonly rows: readonly number[];
  readonly inside: readonly string[];
  /** Where the tasks begin within the box. */
  readonly left: number;
  readonly top: number;
}

/** What the count of the root needs, at 13 px Mono, beside mark and slash. */
function rootLeft(item: ContainerItem): number {
  const {summary} = item.container;
  const count = isLimit(summary) ? summary : String(item.rows.length + item.below);
  return 52 + 8 * count.length;
}

function place(
  {item, rows, inside, left, top}: Part,
  x: number,
  y: number,
  w: number,
  h: number,
  o: FillOptions,
  out: Filled,
): void {
  const id = item.container.id;
  out.boxes.push({id, item, x, y, w, h, own: h, inside});
  const inner = w - left - STACK_BOX.pad;
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
  const {height} = rowsHeight(Math.ceil(part.rows.length / o.per), w - part.left - STACK_BOX.pad, o.grain);
  const foot = part.inside.length > 0 ? STACK_BOX.inside : 0;
  const own = part.top + height + (part.rows.length > 0 ? o.bar : 0) + foot;
  return Math.max(STACK_BOX.header, own) + (part.top < STACK_BOX.header ? 1 : STACK_BOX.last);
};

/** Fills a phone's width; `boxes` and `spots` are relative to the hierarchy's own corner. */
export function stackBoxes(top: ContainerItem | null, w: number, o: FillOptions): Filled {
  const out: Filled = {boxes: [], spots: [], ghosts: [], height: 0};
  if (!top) return out;
  let y = 0;
  const own = {item: top, rows: top.rows, inside: [], left: rootLeft(top), top: o.grain.h > 10 ? 6 : 12};
  if (top.rows.length > 0 || top.children.length === 0) {
    const h = heightOf(own, w, o);
    place(own, 0, y, w, h, o, out);
    y += h + STACK_BOX.gap;
  }
  const parts = top.children.map(item => ({
    item,
    rows: allRows(item),
    inside: namesBelow(item),
    left: STACK_BOX.pad,
    top: STACK_BOX.header,
  }));
  const fit = Math.max(1, Math.floor((w + STACK_BOX.gap) / (STACK_BOX.min + STACK_BOX.gap)));
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

/** The box that stands for a container on a phone: its own or that of the ancestor which is drawn. */
export function boxFor(boxes: readonly Box[], id: number): Box | undefined {
  const holds = (item: ContainerItem): boolean => item.container.id === id || item.children.some(holds);
  return boxes.find(box => box.id === id) ?? boxes.find(box => box.item.level > 1 && holds(box.item));
}
