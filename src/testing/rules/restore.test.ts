// The script of every rule is stopped at 100 seeded moments, each restored into a fresh machine and run to its end; with
// quirks on as well where they make a difference.

import {expect, test} from 'vitest';
import {checkRestores} from '../restore';
import {RULES} from './all-rules';
import {scriptOf} from './rule';

const MOMENTS = 100;

const scripts = RULES.flatMap(rule => {
  const plain = [rule.id, scriptOf(rule, false)] as const;
  return rule.quirksOutput === undefined
    ? [plain]
    : [plain, [`${rule.id}, with quirks`, scriptOf(rule, true)] as const];
});

test.each(scripts)('%s', (name, text) => {
  const {moments, mismatches} = checkRestores(name, text, {moments: MOMENTS, seed: 20061222});
  expect(mismatches).toEqual([]);
  expect(moments).toBe(MOMENTS);
});
