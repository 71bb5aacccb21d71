// The stops of the speed slider: logarithmic, each third of the way is a factor of about forty. In step mode it goes from one
// kernel step a second to fifty.
import {SPEED_RANGE} from '../store';

export const STOPS = 100;
export const SLOW_RANGE = {slowest: 1, fastest: 50, first: 4} as const;

interface Range {
  readonly slowest: number;
  readonly fastest: number;
}

const at = ({slowest, fastest}: Range, stop: number): number => slowest * (fastest / slowest) ** (stop / STOPS);
const stop = ({slowest, fastest}: Range, value: number): number =>
  Math.round((Math.log(value / slowest) / Math.log(fastest / slowest)) * STOPS);

// Two digits are all that anybody reads.
export const speedAt = (stop: number): number =>
  Math.min(SPEED_RANGE.fastest, Number(at(SPEED_RANGE, stop).toPrecision(2)));
export const stopOf = (speed: number): number => stop(SPEED_RANGE, speed);
export const slowAt = (stop: number): number => Math.round(at(SLOW_RANGE, stop));
export const stopOfSlow = (slow: number): number => stop(SLOW_RANGE, slow);
