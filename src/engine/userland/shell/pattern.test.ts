import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {globBudget, matchGlob} from '../libc';
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

  it('what is cut off is the shortest or longest beginning or end that matches', () => {
    const part = fc.constantFrom('*', '?', 'a', 'b', '[ab]', '[!a]', '\\*', '[', '\\');
    fc.assert(
      fc.property(
        fc.array(part, {maxLength: 6}),
        fc.string({unit: fc.constantFrom('a', 'b', '*', '[')}),
        (parts, text) => {
          const pattern = `*${parts.join('')}`;
          const cuts = Array.from({length: text.length + 1}, (_, i) => i);
          const begins = cuts.filter(cut => matchGlob(pattern, text.slice(0, cut)));
          const ends = cuts.filter(cut => matchGlob(pattern, text.slice(cut)));
          expect(removeMatch(text, pattern, '#')).toBe(text.slice(begins[0] ?? 0));
          expect(removeMatch(text, pattern, '##')).toBe(text.slice(begins.at(-1) ?? 0));
          expect(removeMatch(text, pattern, '%')).toBe(text.slice(0, ends.at(-1)));
          expect(removeMatch(text, pattern, '%%')).toBe(text.slice(0, ends[0]));
        },
      ),
    );
  });

  it('a long text is read once', () => {
    const text = 'a'.repeat(200_000);
    const start = process.cpuUsage();
    for (const operator of ['#', '##', '%', '%%'] as const) expect(removeMatch(text, '*b*', operator)).toBe(text);
    expect(removeMatch(`b${text}`, '*b', '##')).toBe(text);
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });

  it.each(['*a'.repeat(16_000), `[${'b'.repeat(16_000)}]*`, '['.repeat(16_000), `*${'a'.repeat(8000)}b`])(
    'a pattern that takes too long uses up its budget',
    pattern => {
      const text = 'a'.repeat(32_000);
      const budgets = [globBudget(), globBudget()] as const;
      const start = process.cpuUsage();
      removeMatch(text, `*${pattern}*c`, '#', budgets[0]);
      matchGlob(`*${pattern}c`, text, budgets[1]);
      expect(Math.min(budgets[0].left, budgets[1].left)).toBeLessThan(0);
      expect(process.cpuUsage(start).user).toBeLessThan(1_500_000);
    },
  );

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
