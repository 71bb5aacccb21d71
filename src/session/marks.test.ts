import {expect, it} from 'vitest';
import {Marks} from './marks';

it('containers keep their mark while they live, and the lowest free one goes to the next', () => {
  const marks = new Marks();
  marks.update([2, 3, 5]);
  expect([2, 3, 5].map(id => marks.of(id))).toEqual([0, 1, 2]);
  marks.update([2, 5]);
  expect(marks.of(5)).toBe(2);
  expect(marks.of(3)).toBe(-1);
  marks.update([2, 5, 8, 9]);
  expect([2, 5, 8, 9].map(id => marks.of(id))).toEqual([0, 2, 1, 3]);
});
