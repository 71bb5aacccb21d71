// With many tasks the first screen shows them as marks in one ink, on a canvas.

import type {TasksSlice} from '../../../protocol';
import {CELL_TASKS, cellStrength, type FirstLayout} from '../../draw';
import {currentPalette} from '../../theme';
import {prepare} from '../canvas';
import {tokenState} from '../look';

export function paintFirstMarks(canvas: HTMLCanvasElement, layout: FirstLayout, tasks: TasksSlice): void {
  const ctx = prepare(canvas, layout.box.w, layout.box.h);
  if (!ctx) return;
  const palette = currentPalette();
  if (layout.detail === 'density') {
    const rows = Array.from({length: tasks.count}, (_, row) => row);
    ctx.fillStyle = palette.ink2;
    layout.tokens.forEach((at, i) => {
      if (i * CELL_TASKS >= rows.length) return;
      ctx.globalAlpha = cellStrength(tasks, rows, i);
      ctx.fillRect(at.x, at.y, 5, 5);
    });
    ctx.globalAlpha = 1;
    return;
  }
  ctx.lineWidth = 1.2;
  layout.tokens.forEach((at, row) => {
    const state = tokenState(tasks, row);
    ctx.fillStyle = state === 'run' ? palette.ink : palette.ink3;
    ctx.strokeStyle = palette.ink2;
    if (state === 'run') ctx.fillRect(at.x, at.y, 7.5, 7.5);
    else if (state === 'wait') ctx.strokeRect(at.x + 0.6, at.y + 0.6, 6.3, 6.3);
    else ctx.fillRect(at.x + 2.25, at.y + 2.25, 3, 3);
  });
}
