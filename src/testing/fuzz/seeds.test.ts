// What a seed decides: every machine of a run lives a life of its own.
import {expect, it} from 'vitest';
import {fuzz} from './fuzz';

it('seeds of the same mix make different operations', () => {
  const ends = [3, 12].map(seed => JSON.stringify(fuzz(120, seed, {granularity: 'step'}).tally));
  expect(ends[0]).not.toBe(ends[1]);
});
