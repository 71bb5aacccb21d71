import fc from 'fast-check';
import {expect, test} from 'vitest';
import {and, equal, firstBits, formatList, intersects, isSubset, maskOf, members, or, parseList} from './bitmap';

test.each([
  ['0', [0]],
  ['0-3,8', [0, 1, 2, 3, 8]],
  ['3,1\n', [1, 3]],
  ['0-1,', [0, 1]],
  ['31-33', [31, 32, 33]],
  ['63', [63]],
])('the list %j means %j', (text, expected) => {
  const mask = parseList(text);
  expect(typeof mask === 'string' ? mask : members(mask)).toEqual(expected);
});

test.each([
  ['', 'EINVAL'],
  ['\n', 'EINVAL'],
  ['a', 'EINVAL'],
  ['3-1', 'EINVAL'],
  ['1--2', 'EINVAL'],
  ['1,,2', 'EINVAL'],
  ['-1', 'EINVAL'],
  ['64', 'ERANGE'],
  ['0-64', 'ERANGE'],
])('the list %j is refused with %s', (text, errno) => {
  expect(parseList(text)).toBe(errno);
});

const sets = fc.uniqueArray(fc.integer({min: 0, max: 63}));

test('what formatList prints, parseList reads', () => {
  fc.assert(
    fc.property(sets, bits => {
      const mask = maskOf(bits);
      const text = formatList(mask);
      if (bits.length === 0) expect(text).toBe('');
      else expect(parseList(text)).toEqual(mask);
    }),
  );
});

test('set operations agree with sets', () => {
  fc.assert(
    fc.property(sets, sets, (a, b) => {
      const [maskA, maskB] = [maskOf(a), maskOf(b)];
      expect(members(and(maskA, maskB))).toEqual(a.filter(bit => b.includes(bit)).sort((x, y) => x - y));
      expect(members(or(maskA, maskB))).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y));
      expect(isSubset(maskA, maskB)).toBe(a.every(bit => b.includes(bit)));
      expect(intersects(maskA, maskB)).toBe(a.some(bit => b.includes(bit)));
    }),
  );
});

test('the first 33 cpus need both words', () => {
  expect(equal(firstBits(33), [0xffffffff, 1])).toBe(true);
});
