// Many tasks on one canvas: as marks (running: glyph; waiting: open square in hue; asleep: a dot of 3 px), or as a density
// picture. Marks of one look are drawn with one path, so that a thousand cost little more than a hundred.

import {allRows, type Box, barOf, CELL_TASKS, cellStrength, sharesOf} from '../../draw';
import {currentPalette, glyphPath, hueOf, type Palette} from '../../theme';
import {prepare} from '../canvas';
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
  const {columns, column} = painting;
  const ctx = prepare(canvas, column.w, column.height);
  if (!ctx) return;
  if (columns.detail === 'density') paintDensity(ctx, painting, currentPalette());
  else paintEach(ctx, painting, currentPalette());
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

function paintEach(ctx: CanvasRenderingContext2D, {column, look}: Painting, palette: Palette): void {
  const batches = new Map<string, Batch>();
  for (const spot of column.spots) addMark(batches, palette, look, spot.row, spot.x, spot.y);
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

function paintDensity(ctx: CanvasRenderingContext2D, {columns, column, look}: Painting, palette: Palette): void {
  const {tasks} = look.slices;
  const rowsOf = (box: Box): readonly number[] =>
    columns.compact && box.item.level > 1 ? allRows(box.item) : box.item.rows;
  const rowsIn = new Map(column.boxes.map(box => [box.id, rowsOf(box)]));
  const next = new Map<number, number>();
  for (const spot of column.spots) {
    const rows = rowsIn.get(spot.box)!;
    const i = next.get(spot.box) ?? 0;
    next.set(spot.box, i + 1);
    ctx.globalAlpha = cellStrength(tasks, rows, i);
    ctx.fillStyle = colourOf(palette, look.markOf(rows[i * CELL_TASKS] ?? spot.row));
    ctx.fillRect(spot.x, spot.y, 5, 5);
  }
  ctx.globalAlpha = 1;
  for (const box of column.boxes) {
    const rows = rowsIn.get(box.id)!;
    if (rows.length === 0) continue;
    const {running, waiting} = sharesOf(tasks, rows);
    const {x, y, w} = barOf(box);
    const colour = colourOf(palette, look.markOf(rows[0]!));
    ctx.fillStyle = colour;
    ctx.fillRect(x, y, w * running, 5);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.strokeRect(x + w * running + 0.5, y + 0.5, Math.max(0, w * waiting - 1), 4);
    ctx.fillStyle = palette.line2;
    ctx.fillRect(x + w * (running + waiting), y + 2, w * (1 - running - waiting), 1);
  }
}
