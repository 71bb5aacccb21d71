// Canvases at the screen's density.

import {zoomOf} from '../theme';

const STEP = 64;

/** Fits the canvas to at least a size in px at the screen's density; returns its cleared context. */
export function prepare(canvas: HTMLCanvasElement, w: number, h: number): CanvasRenderingContext2D | null {
  const scale = (window.devicePixelRatio || 1) * zoomOf(canvas);
  // In steps: a canvas that grows with every row of tasks would be made anew all the time.
  const [wide, high] = [Math.ceil(w), Math.ceil(h / STEP) * STEP];
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${wide}px`;
    canvas.style.height = `${high}px`;
  }
  const ctx = canvas.getContext('2d');
  ctx?.setTransform(scale, 0, 0, scale, 0, 0);
  ctx?.clearRect(0, 0, wide, high);
  return ctx;
}
