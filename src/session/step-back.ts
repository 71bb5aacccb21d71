// The step of a kernel operation before the present one. Steps are not written down: the run is played again from some way
// back, and the last stop before the present is the one.

import type {Player} from './player';
import {Walk} from './walk';

/** Ticks that are looked back, a little first. */
const REACHES = [24, 240];
/** Steps of one look: user code may compute for long. */
const STEPS_MAX = 100_000;

/** A position in a run: a moment between two ticks, and so many single steps of the next one. */
export interface Position {
  readonly tick: number;
  readonly steps: number;
}

const positionOf = (player: Player): Position => ({tick: player.boundary, steps: player.steps});

const before = (a: Position, b: Position): boolean => a.tick < b.tick || (a.tick === b.tick && a.steps < b.steps);

/** Runs the player to a position that its keyframe precedes. */
export function playTo(player: Player, {tick, steps}: Position): void {
  while (player.machine.tick < tick && player.machine.panic === '' && player.tick(undefined, tick) !== 'missing');
  while (player.steps < steps && player.machine.panic === '' && player.tick(1) !== 'missing');
}

/** Where the last stop before the present is; the tick before when there was none of late. Leaves the player elsewhere. */
export function stepBefore(player: Player): Position {
  const here = positionOf(player);
  for (const reach of REACHES) {
    const from = Math.max(0, here.tick - reach);
    player.turnBack(from);
    playTo(player, {tick: from, steps: 0});
    let found: Position | null = null;
    let left = STEPS_MAX;
    let walk = new Walk(player, 0);
    for (;;) {
      player.tick(1);
      const now = positionOf(player);
      if (player.within || left-- === 0 || !before(now, here)) break;
      if (!walk.hasArrived) continue;
      found = now;
      walk = new Walk(player, 0);
    }
    if (found !== null || from === 0) return found ?? {tick: from, steps: 0};
  }
  return {tick: Math.max(0, here.tick - 1), steps: 0};
}
