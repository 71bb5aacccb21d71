// Every script used as a test is stopped at 100 seeded moments, each restored into a fresh machine and run to its end.

import {expect, test} from 'vitest';
import {checkRestores} from './restore';
import {SCENARIOS} from './scenarios';
import {VECTORS} from './vectors/vectors';

const MOMENTS = 100;

const scripts: readonly (readonly [name: string, text: string])[] = [
  ...SCENARIOS.map(({name, script}) => [name, script] as const),
  ...VECTORS.flatMap(({id, directives = '', script}) => [
    [id, `${directives}${script}`] as const,
    [`${id} with quirks`, `#: quirks on\n${directives}${script}`] as const,
  ]),
];

test.each(scripts)('%s goes on alike from any of 100 moments', (name, text) => {
  const {moments, inside, mismatches} = checkRestores(name, text, {moments: MOMENTS, seed: 20061222});
  console.log(`${name}: ${moments} moments, ${inside} inside operations, ${mismatches.length} mismatches`);
  expect(mismatches).toEqual([]);
  expect(moments).toBe(MOMENTS);
});
