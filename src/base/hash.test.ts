import fc from 'fast-check';
import {expect, test} from 'vitest';
import {hashOf} from './hash';

test('equal data have equal hashes, whatever the order of their keys', () => {
  expect(hashOf({a: 1, b: [2, 'x']})).toBe(hashOf({b: [2, 'x'], a: 1}));
});

test.each([
  [1, 2],
  [1, '1'],
  [null, false],
  [[], {}],
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [
    [[1], 2],
    [1, [2]],
  ],
  [0.5, 0.25],
  [new Int32Array([1, 2]), new Int32Array([2, 1])],
])('%j and %j differ', (a, b) => {
  expect(hashOf(a)).not.toBe(hashOf(b));
});

test('changing one number anywhere changes the hash', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), {minLength: 1}), fc.nat(), fc.integer({min: 1}), (list, at, by) => {
      const changed = list.slice();
      changed[at % list.length] = (changed[at % list.length] as number) + by;
      expect(hashOf(changed)).not.toBe(hashOf(list));
    }),
  );
});

test('what is not plain data is refused', () => {
  expect(() => hashOf(() => 0)).toThrow('not plain data');
});
