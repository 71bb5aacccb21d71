import {expect, test} from 'vitest';
import {bootFixture} from '../../../testing/kernel-by-hand';
import {UNINTERRUPTIBLE} from '../../abi';
import {calcLoad, loadShown} from './load';

const samples = (k: ReturnType<typeof bootFixture>, count: number): string[] =>
  Array.from({length: count}, () => {
    calcLoad(k);
    return loadShown(k);
  });

test('the averages follow those who run, the short one first', () => {
  const k = bootFixture();
  expect(loadShown(k)).toBe('0.00 0.00 0.00');
  k.state.cpus.current.set([1]);
  k.state.cpus.queued.set([1]);
  // As calc_load of 2.6.20 reckons with two tasks: 2 * 4096 / 2048 * (2048 - 1884) and so on, rounded down.
  expect(samples(k, 3)).toEqual(['0.16 0.03 0.01', '0.31 0.07 0.02', '0.44 0.10 0.03']);
  expect(samples(k, 60).at(-1)).toBe('1.99 1.29 0.56');
  k.state.cpus.current.fill(0);
  k.state.cpus.queued.fill(0);
  expect(samples(k, 12).at(-1)).toBe('0.73 1.06 0.52');
});

test('a task that waits and cannot be disturbed counts as one that runs', () => {
  const k = bootFixture();
  k.state.tasks.state[3] = UNINTERRUPTIBLE;
  expect(samples(k, 1)).toEqual(['0.08 0.02 0.01']);
});
