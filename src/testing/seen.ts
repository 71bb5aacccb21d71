// A moment of a real machine as the page is told of it.

import type {Machine} from '../engine/machine';
import type {FileReading, Slices} from '../protocol';
import {Marks, Moves, makeSlices, readings} from '../session';

export interface Seen {
  readonly tick: number;
  readonly slices: Slices;
  readonly readings: readonly FileReading[];
}

/** The slices as of now, and what these files hold: paths, or names of control files. */
export function seen({kernel, tick}: Machine, files: readonly string[]): Seen {
  const slices = makeSlices(kernel, new Marks(), new Int32Array(0), {what: 'nothing', target: 0}, new Moves());
  return {tick, slices, readings: readings(kernel, files)};
}
