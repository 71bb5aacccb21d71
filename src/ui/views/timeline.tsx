// Who ran where, cpu by cpu: bars in the colours of the lens, the present as a 2 px line, the future hatched. One canvas, drawn
// anew with every update; under reduced motion once a second.
import {type MouseEvent, memo, useEffect, useLayoutEffect, useRef, useState} from 'react';
import type {Update} from '../../protocol';
import {axisTicks, type CpuHistory, eachBar, markOfPlace, placeNotes, timeScale} from '../draw';
import {currentPalette, glyphPath, hueOf, type Palette, watchTheme} from '../theme';
import {prepare} from './canvas';
import {lensOf} from './look';
import type {TimelineProps} from './props';
import type {Selection} from './selection';
import {useSize} from './use-stage';
import './views.css';

const SPAN = 700;
const AHEAD = 0.28;
/** Transport and notes lie above the bars. */
const HEAD = 54;

export function Timeline({update, history, lens, selection, compact, reduced, onSeek, span = SPAN}: TimelineProps) {
  const root = useRef<HTMLDivElement>(null);
  const {width, height} = useSize(root);
  const cpus = update?.slices.cpus.current.length ?? 0;
  const axis = compact ? 0 : 22;
  const head = compact ? 16 : HEAD;
  const room = (compact ? cpus * 13 : height - head) - axis;
  const row = Math.max(3, Math.min(compact ? 13 : 11.5, Math.floor((room / Math.max(1, cpus)) * 2) / 2));
  return (
    <div className={compact ? 'timeline compact' : 'timeline'} ref={root}>
      {update && width > 0 && (
        <GanttCanvas
          update={update}
          history={history}
          lens={lensOf(update.slices, lens)}
          selection={selection}
          reduced={reduced}
          span={span}
          ahead={AHEAD}
          width={width}
          row={row}
          left={compact ? 28 : 72}
          axis={axis}
          head={head}
          notes={!compact}
          {...(onSeek && {onSeek})}
          label={`Which task ran on each of ${cpus} cpus, last ${Math.round(span * (1 - AHEAD))} ms`}
        />
      )}
    </div>
  );
}

interface GanttProps {
  readonly update: Update;
  readonly history: CpuHistory;
  readonly lens: number | null;
  readonly selection: Selection;
  readonly reduced: boolean;
  /** Ticks across the whole width, and the share of it that is future. */
  readonly span: number;
  readonly ahead: number;
  readonly width: number;
  /** Height of one cpu's row. */
  readonly row: number;
  /** Room for the cpu numbers. */
  readonly left: number;
  /** Height of the axis; 0 for none. */
  readonly axis?: number;
  /** Room above the bars, for what happened and for the head of the line that is now. */
  readonly head?: number;
  readonly notes?: boolean;
  /** Somebody picks a tick of the past, or of what is known to come; keys do the same by `back` and `step`. */
  readonly onSeek?: (tick: number) => void;
  /** For a canvas that says what it is; without it the canvas is hidden from the ear. */
  readonly label?: string;
}

export const GanttCanvas = memo(function GanttCanvas(p: GanttProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const paintedAt = useRef(Number.NEGATIVE_INFINITY);
  const [, repaint] = useState(0);
  useEffect(() => watchTheme(() => repaint(n => n + 1)), []);
  useLayoutEffect(() => {
    const now = performance.now();
    if (p.reduced && p.update.running && now - paintedAt.current < 1000) return;
    paintedAt.current = now;
    if (canvas.current) paintGantt(canvas.current, p);
  });
  const axis = p.axis ?? 0;
  const {from, to} = windowOf(p);
  const steps = axis > 0 ? axisTicks(from, to, Math.max(2, Math.floor((p.width - p.left) / 96))) : [];
  const cpus = p.update.slices.cpus.current.length;
  const toX = timeScale(from, to, p.left, p.width - p.left - RIGHT);
  const head = p.head ?? 0;
  const now = toX(p.update.tick);
  const notes = p.notes ? placeNotes(p.history, from, p.update.tick, toX, now + 60) : [];
  const numbers = Math.max(1, Math.ceil(11 / p.row));
  return (
    <div className="gantt" style={{height: head + cpus * p.row + axis}}>
      {notes.map(({x, tick, words}) => (
        <span className="note" aria-hidden="true" key={`${tick} ${words}`} style={{transform: `translateX(${x}px)`}}>
          {words}
        </span>
      ))}
      <canvas
        ref={canvas}
        style={{top: head - LINE}}
        data-seeks={p.onSeek ? true : undefined}
        onClick={clicked => seekFrom(clicked, p)}
        {...(p.label ? {role: 'img', 'aria-label': p.label} : {'aria-hidden': true})}
      />
      {Array.from({length: cpus}, (_, cpu) => cpu)
        .filter(cpu => cpu % numbers === 0)
        .map(cpu => (
          <span
            className="row-number mono"
            aria-hidden="true"
            key={cpu}
            style={{top: head + cpu * p.row + p.row / 2 - 8, width: p.left - 10}}
          >
            {cpu}
          </span>
        ))}
      {steps
        .map(tick => ({tick, x: toX(tick)}))
        .filter(({x}) => x > p.left + 24 && x < p.width - 44)
        .map(({tick, x}, i) => (
          <span
            className="axis-number mono"
            aria-hidden="true"
            key={tick}
            style={{top: head + cpus * p.row + 3, transform: `translateX(${x - 40}px)`}}
          >
            {i === 0 ? `${tick} ms` : tick}
          </span>
        ))}
      {p.notes && (
        <span
          className="now mono"
          aria-hidden="true"
          style={{transform: `translateX(${Math.max(now - 40, TRANSPORT)}px)`}}
        >
          {p.update.tick} ms
        </span>
      )}
    </div>
  );
});

/** Time goes to where the pointer is, as far as the run is known. */
function seekFrom(pointer: MouseEvent<HTMLCanvasElement>, p: GanttProps): void {
  const {from, to} = windowOf(p);
  const x = pointer.clientX - pointer.currentTarget.getBoundingClientRect().left - p.left;
  const tick = Math.round(from + (x / (p.width - p.left - RIGHT)) * (to - from));
  if (x >= 0 && tick !== p.update.tick) p.onSeek?.(Math.max(0, Math.min(p.update.known, tick)));
}

const RIGHT = 16;
/** Room that the transport takes beside the head of the line that is now: in the first moments the line is left of its head. */
const TRANSPORT = 560;
/** How far the line that is now stands out above the bars. */
const LINE = 28;

/** Ticks at the left and right edge. In the first moments time has not begun at the left edge. */
function windowOf({update, span, ahead}: GanttProps): {from: number; to: number} {
  const to = Math.max(update.tick + span * ahead, span);
  return {from: to - span, to};
}

function paintGantt(canvas: HTMLCanvasElement, p: GanttProps): void {
  const cpus = p.update.slices.cpus.current.length;
  const height = cpus * p.row + 2;
  const ctx = prepare(canvas, p.width, height + LINE);
  if (!ctx) return;
  ctx.translate(0, LINE);
  const palette = currentPalette();
  const {from, to} = windowOf(p);
  const w = p.width - p.left - RIGHT;
  const toX = timeScale(from, to, p.left, w);
  const tall = Math.max(2, p.row - 3.5);
  const related = relatedTo(p);
  ctx.fillStyle = palette.line;
  const lines = p.ahead > 0.1 ? cpus : 0;
  for (let cpu = 0; cpu < lines; cpu++) ctx.fillRect(p.left, cpu * p.row + p.row - 1.5, w, 1);
  for (let cpu = 0; cpu < cpus; cpu++) {
    const y = cpu * p.row + 1;
    eachBar(p.history, cpu, from, p.update.tick, toX, bar => {
      const mark = markOfPlace(p.history, bar.place, p.lens);
      const own = related(bar.pid, bar.place);
      ctx.globalAlpha = own ? 1 : 0.34;
      ctx.fillStyle = mark < 0 ? palette.ink3 : palette.hues[hueOf(mark)]!;
      ctx.fillRect(bar.x, y, Math.max(0.8, bar.w - 0.7), tall);
      if (own && mark >= 0 && bar.w >= 36 && tall >= 7) paintGlyph(ctx, palette, mark, bar.x + 4, y + (tall - 5) / 2);
    });
  }
  ctx.globalAlpha = 1;
  const now = toX(p.update.tick);
  if (p.ahead > 0.1) paintFuture(ctx, palette, Math.min(p.left + w, toX(p.update.known)), p.left + w, height);
  ctx.fillStyle = palette.ink;
  ctx.fillRect(now - 1, p.notes ? -LINE : -6, 2, height + (p.notes ? LINE : 6));
  if (!p.notes && p.head) {
    ctx.beginPath();
    ctx.arc(now, -8, 7, 0, 7);
    ctx.fill();
  }
}

function paintGlyph(ctx: CanvasRenderingContext2D, palette: Palette, mark: number, x: number, y: number): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(5 / 8, 5 / 8);
  ctx.fillStyle = palette.on[hueOf(mark)]!;
  ctx.fill(new Path2D(glyphPath(mark)), 'evenodd');
  ctx.restore();
}

/** Diagonal lines where nothing is known yet. */
function paintFuture(ctx: CanvasRenderingContext2D, palette: Palette, from: number, to: number, height: number): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(from, 0, to - from, height);
  ctx.clip();
  ctx.strokeStyle = palette.line2;
  ctx.globalAlpha = 0.45;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let x = from - height; x < to; x += 8.5) {
    ctx.moveTo(x, height);
    ctx.lineTo(x + height, 0);
  }
  ctx.stroke();
  ctx.restore();
}

/** Which bars belong to the selection: a task's own, or those run in a container or below it. */
function relatedTo({selection, update, history}: GanttProps): (pid: number, place: number) => boolean {
  if (!selection) return () => true;
  if (selection.kind === 'task') return pid => pid === selection.pid;
  const ids = new Set([selection.id]);
  for (const one of update.slices.containers) if (ids.has(one.parent)) ids.add(one.id);
  return (_, place) => (history.places[place] ?? []).some(id => ids.has(id));
}
