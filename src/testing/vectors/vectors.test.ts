// Each vector's whole output, with quirks off and on.

import {expect, test} from 'vitest';
import {runScript} from '../boot';
import {VECTORS} from './vectors';

for (const {id, title, directives = '', script, output, quirksOutput} of VECTORS) {
  test(`${id}: ${title}`, () => {
    expect(runScript(`${directives}${script}`).output).toBe(output);
  });
  test(`${id} with quirks: ${title}`, () => {
    expect(runScript(`#: quirks on\n${directives}${script}`).output).toBe(quirksOutput ?? output);
  });
}
