import {expect, it} from 'vitest';
import {clonePlain, setKey} from './plain';

it('__proto__ is a key like any other', () => {
  const record: Record<string, string> = {};
  setKey(record, '__proto__', 'x');
  setKey(record, 'a', 'y');
  const copy = clonePlain(record);
  expect(Object.entries(copy)).toEqual([
    ['__proto__', 'x'],
    ['a', 'y'],
  ]);
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});
