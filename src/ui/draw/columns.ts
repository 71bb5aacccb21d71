// Hierarchies side by side in equal columns with gutters between, in which movers and links travel.

import type {ContainerItem, Item, Outline} from '../../describe';
import type {TasksSlice} from '../../protocol';
import {BOX, type Box, type FillOptions, fillBoxes, type Ghost, type Spot} from './boxes';
import {CELL_TASKS, type Detail, detailAt, type Grain, grainOf, PHONE_PIDS, showsNames, withName} from './detail';
import {isClosed, openItems, type Sight, type Sights, sightOf, ZOOMS, zoomed} from './sight';
import {STACK_BOX, stackBoxes} from './stack';

export const COLUMNS = {margin: 24, gutter: 64, min: 248, header: 80} as const;

export interface Column {
  readonly index: number;
  readonly outline: Outline;
  /** Those of the outline that are not inside a closed container. */
  readonly items: readonly Item[];
  readonly zoom: number;
  readonly detail: Detail;
  readonly grain: Grain;
  readonly x: number;
  readonly w: number;
  /** Where the boxes begin, below the header. */
  readonly top: number;
  readonly boxes: readonly Box[];
  readonly spots: readonly Spot[];
  readonly ghosts: readonly Spot[];
  readonly height: number;
}

export interface Columns {
  readonly compact: boolean;
  readonly columns: readonly Column[];
  /** Of everything, margins included. */
  readonly width: number;
  readonly height: number;
}

export interface ColumnsOptions {
  readonly width: number;
  readonly compact: boolean;
  /** Places still kept for movers, by index of hierarchy. */
  readonly ghosts?: ReadonlyMap<number, readonly Ghost[]>;
  /** How each hierarchy is looked at; plainly without. */
  readonly sights?: Sights;
}

/**
 * Left edges and widths of equal columns; a single one leaves room for a gutter at its right. One that is looked at from
 * nearer takes all that can be seen, one from further away less. What has no room lies out of sight as whole columns: one that
 * is cut would have its controls cut off.
 */
export function columnEdges(zooms: readonly number[], width: number): {xs: number[]; ws: number[]; total: number} {
  const n = zooms.length;
  const room = width - 2 * COLUMNS.margin;
  const most = Math.floor((room + COLUMNS.gutter) / (COLUMNS.min + COLUMNS.gutter));
  const seen = Math.max(1, Math.min(n, most));
  const gutters = Math.max(1, seen - 1) * COLUMNS.gutter;
  const w = Math.max(COLUMNS.min, Math.floor((room - gutters) / seen));
  const widest = n > 1 ? Math.max(w, room) : w;
  const ws = zooms.map(zoom => (zoom > 1 ? widest : Math.min(w, Math.max(FAR_MIN, Math.round(w * zoom)))));
  const xs: number[] = [];
  let x: number = COLUMNS.margin;
  for (const own of ws) {
    xs.push(x);
    x += own + COLUMNS.gutter;
  }
  return {xs, ws, total: Math.max(width, n === 0 ? 0 : x - COLUMNS.gutter + COLUMNS.margin)};
}

/** px: the header of one that is looked at from further away still has room for its words. */
const FAR_MIN = 264;

interface Look {
  readonly outline: Outline;
  readonly sight: Sight;
  readonly detail: Detail;
  readonly grain: Grain;
}

/** How the tasks of one hierarchy are drawn: by how many there are, and from how near. */
function lookAt(outline: Outline, tasks: TasksSlice, {sights = {}, compact}: ColumnsOptions, abreast: number): Look {
  const sight = sightOf(sights, outline.hierarchy);
  const {zoom} = sight;
  const detail = detailAt(tasks.count, zoom);
  const many = tasks.count / (zoom * zoom) > PHONE_PIDS.tasks || abreast > PHONE_PIDS.abreast * zoom;
  const last = tasks.count === 0 ? 0 : tasks.pid[tasks.count - 1]!;
  return {outline, sight, detail, grain: grainOf(detail, compact, last, compact && many)};
}

/** Adds commands to the tokens where they are few enough and every box is wide enough. */
function named(look: Look, tasks: TasksSlice, w: number, compact: boolean): Grain {
  const {zoom} = look.sight;
  if (look.detail !== 'tokens' || !showsNames(tasks.count, zoom) || look.grain.w < BARE) return look.grain;
  const grain = withName(look.grain);
  const depth = compact ? 1 : look.outline.items.reduce((most, one) => Math.max(most, one.level), 1);
  return w - 2 * BOX.pad * depth < grain.w ? look.grain : grain;
}
/** px: less has no room for a pid. */
const BARE = 40;

export function layoutColumns(outlines: readonly Outline[], tasks: TasksSlice, o: ColumnsOptions): Columns {
  const abreast = outlines.reduce((most, one) => Math.max(most, one.top?.children.length ?? 0), 0);
  const looks = outlines.map(outline => lookAt(outline, tasks, o, abreast));
  const edges = columnEdges(
    looks.map(look => look.sight.zoom),
    o.width,
  );
  let below: number = STACK.first;
  const columns = looks.map((look, index): Column => {
    const {outline, sight, detail} = look;
    const {zoom} = sight;
    const w = o.compact ? o.width - 2 * STACK.margin : edges.ws[index]!;
    const least = Math.min(w, STACK_BOX.min * zoom);
    const grain = named(look, tasks, o.compact ? least : w, o.compact);
    const closed = (item: ContainerItem): boolean => isClosed(sight, item, o.compact);
    const options: FillOptions = {
      grain,
      per: detail === 'density' ? CELL_TASKS : 1,
      pids: tasks.pid,
      ghosts: detail === 'tokens' ? (o.ghosts?.get(index) ?? []) : [],
      bar: detail === 'density' ? 12 : 0,
      closed,
    };
    const filled = o.compact ? stackBoxes(outline.top, w, options, least) : fillBoxes(outline.top, w, options);
    const items = sight.closed.size === 0 ? outline.items : openItems(outline.items, closed);
    const place = o.compact ? {x: STACK.margin, top: below} : {x: edges.xs[index]!, top: COLUMNS.header};
    below += filled.height + STACK.title;
    return {...filled, ...place, index, outline, items, zoom, detail, grain, w};
  });
  const height = columns.reduce((most, one) => Math.max(most, one.top + one.height), 0);
  return {compact: o.compact, columns, width: o.compact ? o.width : edges.total, height};
}

/** On a phone: one under the other, each with a title line above its boxes. */
export const STACK = {margin: 16, title: 44, first: 44} as const;

/** The zoom at which all of a hierarchy is in sight: 1, or less where that does not fit into `height`. */
export function fittingZoom(
  outlines: readonly Outline[],
  tasks: TasksSlice,
  o: ColumnsOptions,
  index: number,
  height: number,
): number {
  const {hierarchy} = outlines[index]!;
  const fits = ZOOMS.filter(zoom => {
    if (zoom > 1) return false;
    const sights = zoomed(o.sights ?? {}, hierarchy, zoom);
    const column = layoutColumns(outlines, tasks, {...o, sights}).columns[index]!;
    return COLUMNS.header + column.height <= height;
  });
  return fits.at(-1) ?? ZOOMS[0];
}
