// Every rule that can be switched off is switched off, one after the other; its own script must notice.

import * as fflate from 'fflate';
import * as unbash from 'unbash';
import * as valibot from 'valibot';
import {moduleRunnerTransform, transformWithOxc} from 'vite';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {RULES} from './all-rules';
import {compileEngine, type Tools} from './mutated-engine';
import {notices} from './mutations';

const tools: Tools = {
  async transform(file, source) {
    const script = await transformWithOxc(source, file, {sourcemap: false});
    const transformed = await moduleRunnerTransform(script.code, null, file, source);
    if (transformed === null) throw new Error(`${file} cannot be read as a module`);
    return transformed;
  },
  packages: {fflate, unbash, valibot},
};

const guarded = RULES.filter(({off}) => off !== undefined);
const kindOf = ({id}: {readonly id: string}): string => id.slice(0, id.indexOf(':'));
let compiled: Awaited<ReturnType<typeof compileEngine>>;
let killed = 0;

beforeAll(async () => {
  compiled = await compileEngine(tools);
});

test.each([...new Set(guarded.map(kindOf))])('a rule of %s whose check is switched off does not pass', async kind => {
  const rules = guarded.filter(rule => kindOf(rule) === kind);
  const broken = rules.filter(rule => notices(rule, compiled.engine)).map(({id}) => id);
  expect(broken, 'rules that do not even hold in the engine as it is').toEqual([]);
  const stale: string[] = [];
  const survivors: string[] = [];
  for (const rule of rules) {
    const mutant = await compiled.mutate(rule.off as NonNullable<typeof rule.off>);
    if (typeof mutant === 'string') stale.push(`${rule.id}: ${mutant}`);
    else if (!notices(rule, mutant)) survivors.push(rule.id);
    else killed++;
  }
  expect(stale, 'texts that the engine does not have any more: name the check anew in the row of the rule').toEqual([]);
  expect(survivors).toEqual([]);
});

test('most rules can be switched off', () => {
  expect(guarded.length).toBeGreaterThan(0.9 * RULES.length);
});

afterAll(() => {
  console.log(
    `mutations: killed ${killed} of ${guarded.length}; ${RULES.length - guarded.length} rules have no switch`,
  );
});
