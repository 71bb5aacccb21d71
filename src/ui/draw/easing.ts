// Durations in ms and easings of the motion grammar; the same curves as in the style sheet.

import {easeLinear} from 'd3-ease';

export const FAST = 120;
export const BASE = 240;
export const SLOW = 480;
export const MOVE = 600;
/** Pause between moves of one task over several hierarchies. */
export const BETWEEN = 120;
/** How long a discrete change stays marked under reduced motion. */
export const HOLD = 1000;
/** Tokens in motion at once; the rest snap. */
export const MOVERS = 12;
/** Simulated ticks per second (eight times life) above which nothing is tweened. */
export const TWEEN_PACE = 8000;

export type Ease = (t: number) => number;

/** CSS cubic-bezier(x1, y1, x2, y2) as a function of time, by bisection. */
export function bezier(x1: number, y1: number, x2: number, y2: number): Ease {
  const at = (a: number, b: number, t: number) => 3 * a * t * (1 - t) ** 2 + 3 * b * t * t * (1 - t) + t ** 3;
  return x => {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    let low = 0;
    let high = 1;
    for (let i = 0; i < 20; i++) {
      const middle = (low + high) / 2;
      if (at(x1, x2, middle) < x) low = middle;
      else high = middle;
    }
    return at(y1, y2, (low + high) / 2);
  };
}

export const easeOut = bezier(0.2, 0.7, 0.2, 1);
export const easeMove = bezier(0.45, 0.05, 0.25, 1);
export {easeLinear};
