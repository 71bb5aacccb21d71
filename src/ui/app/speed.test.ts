import {expect, it} from 'vitest';
import {SPEED_RANGE} from '../store';
import {speedAt, stopOf} from './speed';

it('the slider goes from the slowest to the fastest speed in equal factors', () => {
  expect(speedAt(0)).toBe(SPEED_RANGE.slowest);
  expect(speedAt(100)).toBe(SPEED_RANGE.fastest);
  for (let stop = 1; stop <= 100; stop++) {
    expect(speedAt(stop)).toBeGreaterThan(speedAt(stop - 1));
    expect(stopOf(speedAt(stop))).toBe(stop);
  }
});

it('the first speed is one of its stops', () => {
  expect(Math.abs(speedAt(stopOf(SPEED_RANGE.first)) - SPEED_RANGE.first)).toBeLessThan(0.01);
});
