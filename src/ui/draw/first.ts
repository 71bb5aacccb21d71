// The first screen: every task in one box, cpus under it, and a thread from each running task to its cpu. It fits any pane:
// gaps give way first, then the names of commands, then (with many tasks) tokens become marks.

import {linkVertical} from 'd3-shape';
import type {CpusSlice, TasksSlice} from '../../protocol';
import {CELL_TASKS, type Detail, detailOf} from './detail';
import type {Placed} from './links';

export interface FirstCpu {
  readonly cpu: number;
  readonly labelY: number;
  readonly slot: Placed;
  readonly queue: readonly Placed[];
}

export interface FirstLayout {
  readonly detail: Detail;
  /** Space above the headline and height of headline and subline. */
  readonly head: number;
  readonly box: Placed;
  /** Row r at index r; of a density picture the cell of row r at index r / 20. */
  readonly tokens: readonly Placed[];
  /** Whether commands are written under the tokens. */
  readonly names: boolean;
  readonly cpus: readonly FirstCpu[];
  readonly gantt: Placed;
  readonly rowHeight: number;
  readonly height: number;
}

export interface FirstOptions {
  readonly width: number;
  /** Height left for the drawing, command line excluded. */
  readonly height: number;
  readonly compact: boolean;
}

interface Measure {
  readonly w: number;
  readonly h: number;
  readonly pitchX: number;
  readonly pitchY: number;
  readonly header: number;
  readonly pad: number;
}

const roomy: Measure = {w: 80, h: 28, pitchX: 88, pitchY: 60, header: 42, pad: 20};
const plain: Measure = {w: 80, h: 28, pitchX: 88, pitchY: 36, header: 42, pad: 20};
const small: Measure = {w: 52, h: 24, pitchX: 56, pitchY: 28, header: 36, pad: 12};
const marks: Measure = {w: 7.5, h: 7.5, pitchX: 11, pitchY: 9.4, header: 36, pad: 20};

const rowsOf = (n: number, width: number, m: Measure): number =>
  Math.ceil(n / Math.max(1, Math.floor((width - 2 * m.pad + m.pitchX - m.w) / m.pitchX)));

const boxHeight = (n: number, width: number, m: Measure): number =>
  m.header + rowsOf(n, width, m) * m.pitchY + (m === roomy ? 6 : 10);

interface Gaps {
  readonly beforeCpus: number;
  readonly beforeGantt: number;
  readonly row: number;
  readonly queue: number;
}

function gapsFor(spare: number, cpus: number, compact: boolean): Gaps {
  const most = {beforeCpus: compact ? 40 : 62, beforeGantt: compact ? 16 : 24, row: cpus > 12 ? 8 : 12, queue: 2};
  if (spare >= 0) return most;
  const least = {beforeCpus: 32, beforeGantt: 12, row: cpus > 12 ? 7 : 9, queue: 2};
  const gain =
    most.beforeCpus - least.beforeCpus + most.beforeGantt - least.beforeGantt + (most.row - least.row) * cpus;
  return spare >= -gain ? least : {...least, queue: 1};
}

export function layoutFirst(tasks: TasksSlice, cpus: CpusSlice, o: FirstOptions): FirstLayout {
  const n = cpus.current.length;
  const detail = detailOf(tasks.count);
  const count = detail === 'density' ? Math.ceil(tasks.count / CELL_TASKS) : tasks.count;
  const perCpuRow = Math.max(1, Math.min(n, o.compact ? 8 : 16, Math.floor((o.width + 4) / (o.compact ? 40 : 64))));
  const cpuRows = Math.ceil(n / perCpuRow);
  const fixed = (gaps: Gaps): number =>
    gaps.beforeCpus + cpuRows * cpuHeight(o.compact, gaps.queue) + gaps.beforeGantt + n * gaps.row;
  const widest = gapsFor(0, n, o.compact);
  const candidates = detail === 'tokens' ? (o.compact ? [small] : [roomy, plain, small]) : [marks];
  const fits = candidates.find(m => boxHeight(count, o.width, m) + fixed(gapsFor(-1e9, n, o.compact)) <= o.height);
  const m = fits ?? candidates[candidates.length - 1]!;
  const box = {x: 0, y: 0, w: o.width, h: boxHeight(count, o.width, m)};
  const gaps = gapsFor(o.height - box.h - fixed(widest), n, o.compact);
  const top = box.h + gaps.beforeCpus;
  const places = placeCpus(cpus, o, perCpuRow, top, gaps.queue);
  const ganttY = top + cpuRows * cpuHeight(o.compact, gaps.queue) + gaps.beforeGantt;
  const gantt = {x: 0, y: ganttY, w: o.width, h: n * gaps.row + 4};
  const head = Math.max(0, Math.min(48, o.height - ganttY - gantt.h));
  const tokens = placeTokens(count, o.width, m);
  const height = ganttY + gantt.h;
  return {detail, head, box, tokens, names: m === roomy, cpus: places, gantt, rowHeight: gaps.row, height};
}

function placeTokens(n: number, width: number, m: Measure): Placed[] {
  const perRow = Math.max(1, Math.floor((width - 2 * m.pad + m.pitchX - m.w) / m.pitchX));
  return Array.from({length: n}, (_, i) => ({
    x: m.pad + (i % perRow) * m.pitchX,
    y: m.header + Math.floor(i / perRow) * m.pitchY,
    w: m.w,
    h: m.h,
  }));
}

const cpuHeight = (compact: boolean, queue: number): number =>
  16 + (compact ? 30 : 36) + queue * (compact ? 22 : 27) + 12;

function placeCpus(cpus: CpusSlice, o: FirstOptions, perRow: number, top: number, queue: number): FirstCpu[] {
  const n = cpus.current.length;
  // A wider gap where one memory node ends and the next begins.
  const gapWidth = o.compact ? 12 : 64;
  const breaks = Array.from({length: perRow}, (_, i) => (i > 0 && cpus.node[i] !== cpus.node[i - 1] ? 1 : 0));
  const gap = Math.min(gapWidth, o.width / 8);
  const total = breaks.reduce<number>((sum, one) => sum + one, 0);
  const pitch = (o.width - total * gap) / perRow;
  const space = o.compact ? 4 : 12;
  return Array.from({length: n}, (_, cpu) => {
    const i = cpu % perRow;
    const before = breaks.slice(0, i + 1).reduce<number>((sum, one) => sum + one, 0);
    const x = i * pitch + before * gap;
    const y = top + Math.floor(cpu / perRow) * cpuHeight(o.compact, queue);
    const slot = {x, y: y + 18, w: pitch - space, h: o.compact ? 30 : 36};
    const waiting = Array.from({length: queue}, (_, k) => ({
      x,
      y: slot.y + slot.h + 6 + k * (o.compact ? 22 : 27),
      w: pitch - space,
      h: o.compact ? 20 : 24,
    }));
    return {cpu, labelY: y, slot, queue: waiting};
  });
}

const thread = linkVertical<{source: [number, number]; target: [number, number]}, [number, number]>();

/** The thread from the bottom of a token to the top of a run slot. */
export const threadPath = (from: Placed, to: Placed): string =>
  thread({source: [from.x + from.w / 2, from.y + from.h], target: [to.x + to.w / 2, to.y]}) ?? '';
