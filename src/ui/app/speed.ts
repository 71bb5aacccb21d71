// The stops of the speed slider: logarithmic, each third of the way is a factor of about forty.
import {SPEED_RANGE} from '../store';

const SLOWEST = Math.log10(SPEED_RANGE.slowest);
const FASTEST = Math.log10(SPEED_RANGE.fastest);
export const STOPS = 100;

export const speedAt = (stop: number): number => {
  const speed = 10 ** (SLOWEST + ((FASTEST - SLOWEST) * stop) / STOPS);
  // Two digits are all that anybody reads.
  return Math.min(SPEED_RANGE.fastest, Number(speed.toPrecision(2)));
};
export const stopOf = (speed: number): number =>
  Math.round(((Math.log10(speed) - SLOWEST) / (FASTEST - SLOWEST)) * STOPS);
