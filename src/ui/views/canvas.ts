// Canvases at the screen's density.

import {zoomOf} from '../theme';

const STEP = 64;

interface Scale {
  readonly key: string;
  readonly scale: number;
}
const scales = new WeakMap<HTMLCanvasElement, Scale>();

/** Pixels of the screen per px. Asking the browser costs a layout, so it is asked only when it may have changed. */
function scaleOf(canvas: HTMLCanvasElement): number {
  const ratio = window.devicePixelRatio || 1;
  const key = `${ratio} ${document.documentElement.dataset.projector}`;
  let known = scales.get(canvas);
  if (known?.key !== key) {
    known = {key, scale: ratio * zoomOf(canvas)};
    scales.set(canvas, known);
  }
  return known.scale;
}

/** A canvas made ready for this size shows what it showed as long as this stays the same. */
export const sizeFor = (canvas: HTMLCanvasElement, w: number, h: number): string =>
  `${Math.ceil(w)} ${Math.ceil(h / STEP)} ${scaleOf(canvas)}`;

/** Fits the canvas to at least a size in px at the screen's density; returns its cleared context. */
export function prepare(canvas: HTMLCanvasElement, w: number, h: number): CanvasRenderingContext2D | null {
  const scale = scaleOf(canvas);
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
