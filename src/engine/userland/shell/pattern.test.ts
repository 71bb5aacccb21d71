import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {matchGlob} from '../libc';
import {isPattern, quotePattern, removeMatch, unquotePattern} from './pattern';

describe('patterns', () => {
  it.each([
    ['*', '', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxbyy', false],
    ['?', '', false],
    ['a?c', 'abc', true],
    ['[abc]', 'b', true],
    ['[!abc]', 'b', false],
    ['[^a]', 'b', true],
    ['[a-cx]', 'b', true],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['[[:digit:]_]', '7', true],
    ['[[:upper:]]', 'a', false],
    ['[', '[', true],
    ['[a', '[a', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['[\\]x]', ']', true],
    ['*.[ch]', 'main.c', true],
    ['***a', 'bba', true],
  ])('%s against %s: %s', (pattern, text, matches) => {
    expect(matchGlob(pattern, text)).toBe(matches);
  });

  it('quoted text matches itself and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        expect(isPattern(quotePattern(text))).toBe(false);
        expect(unquotePattern(quotePattern(text))).toBe(text);
        expect(matchGlob(quotePattern(text), text)).toBe(true);
        expect(matchGlob(quotePattern(text), other)).toBe(text === other);
      }),
    );
  });

  it('many stars do not take for ever', () => {
    expect(matchGlob('*a'.repeat(30), 'a'.repeat(5000).concat('b'))).toBe(false);
  });

  it.each([
    ['/a/b/c', '*/', '#', 'a/b/c'],
    ['/a/b/c', '*/', '##', 'c'],
    ['a.b.c', '.*', '%', 'a.b'],
    ['a.b.c', '.*', '%%', 'a'],
    ['abc', 'x', '#', 'abc'],
    ['abc', 'c', '%', 'ab'],
    ['abc', '', '%%', 'abc'],
  ] as const)('of %s, %s removed by %s leaves %s', (text, pattern, operator, rest) => {
    expect(removeMatch(text, pattern, operator)).toBe(rest);
  });
});
