import {describe, expect, it} from 'vitest';
import type {ScriptUnit} from '../../protocol';
import {momentAt, moments, present, resultWords, standing} from './moments';
import type {Result} from './script';

const unit = (line: number, text: string, lines = 1): ScriptUnit => ({line, lines, text, runs: true});
const result = (one: ScriptUnit, ended: number, rest: Partial<Result> = {}): Result => ({
  unit: one,
  began: ended - 1,
  ended,
  status: 0,
  waiting: '',
  output: '',
  because: '',
  ...rest,
});

const units = [unit(1, 'ls'), unit(3, 'for i in 1\ndo :\ndone', 3), unit(7, 'pwd')];
const results = [result(units[0]!, 10), result(units[1]!, 20), result(units[2]!, 30)];
const run = {units, results, machine: 4};

describe('the results that are shown', () => {
  it('are those of the machine that is on the page', () => {
    expect(standing(run, 4)).toHaveLength(3);
    expect(standing(run, 5)).toHaveLength(0);
  });

  it('are those whose commands still stand there as they were run', () => {
    const changed = [units[0]!, unit(3, 'for i in 2\ndo :\ndone', 3), units[2]!];
    expect(standing({...run, units: changed}, 4)).toHaveLength(1);
  });

  it('go along with their commands when a line is put in above', () => {
    const moved = units.map(one => ({...one, line: one.line + 2}));
    expect(moments({...run, units: moved}, 4).map(one => one.unit.line)).toEqual([3, 5, 9]);
  });
});

it('the present one is the last that is over', () => {
  const found = moments(run, 4);
  expect([5, 10, 19, 20, 31].map(tick => present(found, tick))).toEqual([-1, 0, 0, 1, 2]);
});

it('a line belongs to the command that it is a part of', () => {
  const found = moments(run, 4);
  expect([1, 2, 3, 5, 6, 7].map(line => momentAt(found, line)?.unit.line)).toEqual([1, undefined, 3, 3, undefined, 7]);
});

it.each([
  [{}, '✓'],
  [{output: 'one\n'}, 'one'],
  [{output: 'one\ntwo\nthree\n'}, 'one (+2)'],
  [
    {status: 1, output: "rmdir: 'web': Device or resource busy\n", because: 'it has tasks'},
    "✗ rmdir: 'web': Device or resource busy",
  ],
  [{status: 127, output: 'sh: lss: not found\n'}, '✗ lss: not found'],
  [{status: 3}, '✗ ended with status 3'],
  [{status: null, waiting: 'cat (task 9) waits for something to read'}, '… cat (task 9) waits for something to read'],
] as const)('%j in words', (rest, words) => {
  expect(resultWords(result(units[0]!, 10, rest))).toBe(words);
});
