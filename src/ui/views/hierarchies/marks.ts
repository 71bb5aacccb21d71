// Many tasks on one canvas: as marks (running: glyph; waiting: open square in hue; asleep: a dot of 3 px), or as a density
// picture. Marks of one look are drawn with one path, so that a thousand cost little more than a hundred.

import {type Box, barOf, CELL_TASKS, cellStrength, type Spot, sharesOf} from '../../draw';
import {currentPalette, glyphPath, hueOf, type Palette} from '../../theme';
import {prepare, sizeFor} from '../canvas';
import {isRelated, type Look, tokenState} from '../look';
import type {Painting} from './tree';

const stamps = new Map<string, Path2D>();

/** The glyph of a mark as a path of 7.5 px. */
function stampOf(mark: number): Path2D {
  const data = glyphPath(mark);
  let path = stamps.get(data);
  if (!path) {
    path = new Path2D();
    path.addPath(new Path2D(data), new DOMMatrix([7.5 / 8, 0, 0, 7.5 / 8, 0, 0]));
    stamps.set(data, path);
  }
  return path;
}

const colourOf = (palette: Palette, mark: number): string => (mark < 0 ? palette.ink3 : palette.hues[hueOf(mark)]!);

export function paintMarks(canvas: HTMLCanvasElement, painting: Painting): void {
  const {column} = painting;
  if (column.detail === 'density') {
    paintDensity(canvas, painting, currentPalette());
    return;
  }
  pictures.delete(canvas);
  const ctx = prepare(canvas, column.w, column.height);
  if (ctx) paintEach(ctx, painting, currentPalette());
}

interface Batch {
  readonly colour: string;
  readonly outline: boolean;
  readonly path: Path2D;
}

function batchFor(batches: Map<string, Batch>, colour: string, outline: boolean): Batch {
  const key = `${colour}${outline}`;
  let batch = batches.get(key);
  if (!batch) {
    batch = {colour, outline, path: new Path2D()};
    batches.set(key, batch);
  }
  return batch;
}

function addMark(batches: Map<string, Batch>, palette: Palette, look: Look, row: number, x: number, y: number): void {
  const state = tokenState(look.slices.tasks, row);
  const related = isRelated(look, row);
  const colour = colourOf(palette, look.markOf(row));
  if (state === 'run' && related) {
    const at = new DOMMatrix([1, 0, 0, 1, x, y]);
    batchFor(batches, colour, false).path.addPath(stampOf(look.markOf(row)), at);
  } else if (state === 'run' || state === 'wait') {
    // Not related: what runs loses its fill, what waits its hue.
    batchFor(batches, related || state === 'run' ? colour : palette.ink3, true).path.rect(x + 0.6, y + 0.6, 6.3, 6.3);
  } else {
    const picked = look.related?.has(row) ?? false;
    batchFor(batches, picked ? colour : palette.ink3, false).path.rect(x + 2.25, y + 2.25, 3, 3);
  }
}

function paintEach(ctx: CanvasRenderingContext2D, {spots, look}: Painting, palette: Palette): void {
  const batches = new Map<string, Batch>();
  for (const spot of spots) addMark(batches, palette, look, spot.row, spot.x, spot.y);
  ctx.lineWidth = 1.2;
  for (const {colour, outline, path} of batches.values()) {
    if (outline) {
      ctx.strokeStyle = colour;
      ctx.stroke(path);
    } else {
      ctx.fillStyle = colour;
      ctx.fill(path, 'evenodd');
    }
  }
}

/** What is drawn of one box, as numbers: its area, its bar, then place, strength and mark of each cell. */
type Part = readonly number[];
const AREA = 4;
const BAR = 3;

function partOf(box: Box, places: readonly Spot[], {look}: Painting): Part {
  const {tasks} = look.slices;
  // A closed box has a bar of its own.
  const rows = box.closed ? [] : box.rows;
  const {running, waiting} = sharesOf(tasks, rows);
  const part = [box.x, box.y, box.w, box.own, running, waiting, rows.length === 0 ? Number.NaN : look.markOf(rows[0]!)];
  places.forEach(({x, y, row}, i) => {
    part.push(x, y, cellStrength(tasks, rows, i), look.markOf(rows[i * CELL_TASKS] ?? row));
  });
  return part;
}

function partsOf(painting: Painting): Map<number, Part> {
  const {boxes, spots} = painting.column;
  const places = new Map<number, Spot[]>(boxes.map(box => [box.id, []]));
  for (const spot of spots) places.get(spot.box)?.push(spot);
  return new Map(boxes.map(box => [box.id, partOf(box, places.get(box.id)!, painting)]));
}

const equal = (a: Part | undefined, b: Part): boolean =>
  a !== undefined && a.length === b.length && a.every((value, i) => Object.is(value, b[i]));

function drawPart(ctx: CanvasRenderingContext2D, box: Box, part: Part, palette: Palette): void {
  for (let i = AREA + BAR; i < part.length; i += 4) {
    ctx.globalAlpha = part[i + 2]!;
    ctx.fillStyle = colourOf(palette, part[i + 3]!);
    ctx.fillRect(part[i]!, part[i + 1]!, 5, 5);
  }
  ctx.globalAlpha = 1;
  const [running, waiting, mark] = part.slice(AREA, AREA + BAR) as [number, number, number];
  if (Number.isNaN(mark)) return;
  const {x, y, w} = barOf(box);
  const colour = colourOf(palette, mark);
  ctx.fillStyle = colour;
  ctx.fillRect(x, y, w * running, 5);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.strokeRect(x + w * running + 0.5, y + 0.5, Math.max(0, w * waiting - 1), 4);
  ctx.fillStyle = palette.line2;
  ctx.fillRect(x + w * (running + waiting), y + 2, w * (1 - running - waiting), 1);
}

interface Picture {
  readonly parts: Map<number, Part>;
  readonly palette: Palette;
  readonly size: string;
}

/** What each canvas shows: with thousands of tasks little changes from one update to the next, and only that is drawn. */
const pictures = new WeakMap<HTMLCanvasElement, Picture>();

function paintDensity(canvas: HTMLCanvasElement, painting: Painting, palette: Palette): void {
  const {column} = painting;
  const size = sizeFor(canvas, column.w, column.height);
  const last = pictures.get(canvas);
  const before = last?.palette === palette && last.size === size ? last.parts : null;
  const parts = partsOf(painting);
  pictures.set(canvas, {parts, palette, size});
  const stale = column.boxes.filter(box => !equal(before?.get(box.id), parts.get(box.id)!));
  const gone = [...(before?.keys() ?? [])].filter(id => !parts.has(id));
  if (before && stale.length + gone.length === 0) return;
  const ctx = before ? canvas.getContext('2d') : prepare(canvas, column.w, column.height);
  if (!ctx) return;
  for (const id of [...gone, ...stale.map(box => box.id)]) {
    const old = before?.get(id);
    if (old) ctx.clearRect(old[0]!, old[1]!, old[2]!, old[3]!);
  }
  for (const box of stale) drawPart(ctx, box, parts.get(box.id)!, palette);
}
