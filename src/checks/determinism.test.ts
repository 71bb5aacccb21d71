// The machine depends on nothing but its spec and its inputs, and the check that says so can fail.
import {describe, expect, it} from 'vitest';
import {findImpurities} from './determinism';
import {readSources} from './sources';

const wordsIn = (text: string, path = 'engine/kernel/a.ts'): string[] =>
  findImpurities(new Map([[path, text]])).map(one => one.word);

describe('engine and base', () => {
  it('use no clock, no chance, no event loop, no locale and no browser', () => {
    const sources = readSources();
    expect(sources.size).toBeGreaterThan(0);
    expect(findImpurities(sources)).toEqual([]);
  });
});

describe('a planted violation is found', () => {
  it.each([
    ['const x = Date.now();', 'Date'],
    ['const x = new Date();', 'Date'],
    ['const x = performance.now();', 'performance'],
    ['const x = Math.random();', 'Math.random'],
    ["const x = Math['random']();", 'Math.random'],
    ['const x = Math.sin(1);', 'Math.sin'],
    ['setTimeout(f, 1);', 'setTimeout'],
    ['let x: Promise<void>;', 'Promise'],
    ['const f = async () => 1;', 'async'],
    ["const x = 'a'.localeCompare('b');", 'localeCompare'],
    ['const x = (1).toLocaleString();', 'toLocaleString'],
    ['new Intl.NumberFormat();', 'Intl'],
    ['console.log(1);', 'console'],
    ['const {log} = console;', 'console'],
    ['let x: HTMLElement;', 'HTMLElement'],
    ['const x = {console};', 'console'],
  ])('%s', (text, word) => {
    expect(wordsIn(text)).toContain(word);
    expect(wordsIn(text, 'base/a.ts')).toContain(word);
  });
});

describe('what is harmless passes', () => {
  it.each([
    '// Date and console in a comment',
    "const x = 'Math.random()';",
    'const x = {console: 1}.console;',
    'const x = Math.max(1, Math.floor(2.5));',
  ])('%s', text => {
    expect(wordsIn(text)).toEqual([]);
  });

  it('in folders that are not the machine', () => {
    expect(wordsIn('console.log(Date.now());', 'cli/a.ts')).toEqual([]);
  });
});
