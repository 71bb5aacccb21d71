// Deterministic random numbers with plain state (mulberry32). The state is one 32-bit integer, so it fits in a keyframe.

export interface RandomState {
  seed: number;
}

/** Next number in [0, 1); advances the state. */
export function random(state: RandomState): number {
  state.seed = (state.seed + 0x6d2b79f5) | 0;
  let t = Math.imul(state.seed ^ (state.seed >>> 15), 1 | state.seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** Integer in [0, bound). */
export function randomInt(state: RandomState, bound: number): number {
  return Math.floor(random(state) * bound);
}
