// Every rule, with quirks off and on: the whole output of its script.

import {afterAll, expect, test} from 'vitest';
import {runScript} from '../boot';
import {RULES} from './all-rules';
import {outputOf, scriptOf} from './rule';

const passed = new Set<string>();

test.each(RULES)('$id', rule => {
  expect(runScript(scriptOf(rule, false)).output).toBe(outputOf(rule, false));
  expect(runScript(scriptOf(rule, true)).output).toBe(outputOf(rule, true));
  passed.add(rule.id);
});

test('no two rules have one name, and each has a source and a sentence', () => {
  expect(new Set(RULES.map(({id}) => id)).size).toBe(RULES.length);
  for (const {id, source, sentence} of RULES) {
    expect(source, id).toMatch(/V6 ([1-6]\/6|cover letter)|of 2\.6\.20/);
    expect(sentence, id).toMatch(/^\S.*\.$/);
  }
});

afterAll(() => {
  console.log(`rules: ${RULES.length}, held ${passed.size}`);
});
