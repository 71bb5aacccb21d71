// The machine strip: memory nodes over the columns, their cpus with a run slot and the head of the queue, and above them
// brackets, one for each container that a cpuset keeps to some cpus, exactly over these cpus. Cpu n keeps its x.

import type {ContainerSlice, CpusSlice} from '../../protocol';
import {COLUMNS, STACK} from './columns';
import type {Placed} from './links';

export interface CpuPlace {
  readonly cpu: number;
  readonly node: number;
  readonly x: number;
  readonly w: number;
  readonly labelY: number;
  readonly slot: Placed;
  /** Room for the first waiting tasks. */
  readonly queue: readonly Placed[];
}

export interface NodePlace {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

export interface Bracket {
  readonly container: ContainerSlice;
  readonly depth: number;
  /** Stretches of neighbouring cpus, each above its row of cpus. */
  readonly runs: readonly {readonly from: number; readonly to: number; readonly y: number}[];
}

export interface MachineLayout {
  /** full: glyph and pid; glyph: no room for the pid. */
  readonly grain: 'full' | 'glyph';
  readonly nodes: readonly NodePlace[];
  readonly cpus: readonly CpuPlace[];
  readonly brackets: readonly Bracket[];
  /** Brackets for which there was no room. */
  readonly hidden: number;
  readonly width: number;
  readonly height: number;
}

export const QUEUE_SHOWN = 2;
/** px: a glyph and five digits fit. */
export const FULL_SLOT = 58;
const MOST_BRACKET_ROWS = 6;

interface Sizes {
  readonly title: number;
  readonly label: number;
  readonly slot: number;
  readonly queue: number;
  readonly pitch: number;
  readonly gap: number;
  readonly least: number;
}

const wide: Sizes = {title: 24, label: 18, slot: 26, queue: 18, pitch: 21, gap: 12, least: 32};
const narrow: Sizes = {title: 28, label: 20, slot: 28, queue: 15, pitch: 19, gap: 5, least: 24};

export interface MachineOptions {
  readonly width: number;
  readonly compact: boolean;
}

/** Rows of brackets: below its parent, beside whatever it does not touch. */
export function stackBrackets(containers: readonly ContainerSlice[]): {container: ContainerSlice; row: number}[] {
  const byId = new Map(containers.map(one => [one.id, one]));
  const rowOf = new Map<number, number>();
  const taken: Set<number>[] = [];
  const depth = (one: ContainerSlice): number => one.path.split('/').length;
  const fenced = containers.filter(one => one.cpus !== null && one.cpus.length > 0 && one.parent !== 0);
  return [...fenced]
    .sort((a, b) => depth(a) - depth(b) || a.id - b.id)
    .map(container => {
      const parent = byId.get(container.parent);
      let row = parent && rowOf.has(parent.id) ? rowOf.get(parent.id)! + 1 : 0;
      while (container.cpus!.some(cpu => taken[row]?.has(cpu))) row++;
      while (taken.length <= row) taken.push(new Set());
      for (const cpu of container.cpus!) taken[row]!.add(cpu);
      rowOf.set(container.id, row);
      return {container, row};
    });
}

/** `rise`: from a cpu's label up to this bracket. */
function runsOf(cpus: readonly number[], at: readonly CpuPlace[], rise: number): Bracket['runs'] {
  const runs: {from: number; to: number; y: number}[] = [];
  for (const cpu of cpus) {
    const place = at[cpu];
    if (!place) continue;
    const last = runs[runs.length - 1];
    const before = at[cpu - 1];
    const joins = last && before && last.to === before.x + before.w && before.labelY === place.labelY;
    if (joins && before.node === place.node) last.to = place.x + place.w;
    else runs.push({from: place.x, to: place.x + place.w, y: place.labelY - rise});
  }
  return runs;
}

export function layoutMachine(
  cpus: CpusSlice,
  containers: readonly ContainerSlice[],
  o: MachineOptions,
): MachineLayout {
  const s = o.compact ? narrow : wide;
  const margin = o.compact ? STACK.margin : COLUMNS.margin;
  const gutter = o.compact ? 16 : COLUMNS.gutter;
  const nodeOf = Array.from(cpus.node);
  const ids = [...new Set(nodeOf)].sort((a, b) => a - b);
  const inRow = Math.min(
    ids.length,
    o.compact ? 2 : Math.max(1, Math.floor((o.width - 2 * margin + gutter) / (200 + gutter))),
  );
  const w = (o.width - 2 * margin - (inRow - 1) * gutter) / Math.max(1, inRow);
  const most = Math.max(0, ...ids.map(id => nodeOf.filter(one => one === id).length));
  const perRow = Math.max(1, Math.min(most, Math.floor((w + s.gap) / (s.least + s.gap))));
  const pitch = (w + s.gap) / perRow;
  const stacked = o.compact ? [] : stackBrackets(containers);
  const rows = Math.min(MOST_BRACKET_ROWS, 1 + Math.max(-1, ...stacked.map(one => one.row)));
  const cpuHeight = 10 * rows + s.label + s.slot + 5 + QUEUE_SHOWN * s.pitch;
  const nodeHeight = s.title + Math.ceil(most / perRow) * cpuHeight + 8;
  const nodes = ids.map((node, i) => ({
    node,
    x: margin + (i % inRow) * (w + gutter),
    y: Math.floor(i / inRow) * nodeHeight,
    w,
  }));
  const seen = new Map<number, number>();
  const places = nodeOf.map((node, cpu) => {
    const i = seen.get(node) ?? 0;
    seen.set(node, i + 1);
    const home = nodes[ids.indexOf(node)]!;
    const x = home.x + (i % perRow) * pitch;
    const labelY = home.y + s.title + 10 * rows + Math.floor(i / perRow) * cpuHeight;
    return placeCpu(cpu, node, x, labelY, pitch - s.gap, s);
  });
  const brackets = stacked
    .filter(one => one.row < rows)
    .map(({container, row}) => ({
      container,
      depth: row,
      runs: runsOf(container.cpus!, places, 10 * (rows - row) - 2),
    }));
  const height = Math.ceil(ids.length / inRow) * nodeHeight;
  const grain = pitch - s.gap >= FULL_SLOT && !o.compact ? 'full' : 'glyph';
  const hidden = stacked.length - brackets.length;
  return {grain, nodes, cpus: places, brackets, hidden, width: o.width, height};
}

function placeCpu(cpu: number, node: number, x: number, y: number, w: number, s: Sizes): CpuPlace {
  const slotY = y + s.label;
  const queue = Array.from({length: QUEUE_SHOWN}, (_, i) => ({x, y: slotY + s.slot + 5 + i * s.pitch, w, h: s.queue}));
  return {cpu, node, x, w, labelY: y, slot: {x, y: slotY, w, h: s.slot}, queue};
}
