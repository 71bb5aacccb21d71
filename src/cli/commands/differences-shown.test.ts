// The list of differences is not a memory of them: what can be shown is shown on the machine as it is.
import {expect, it} from 'vitest';
import {DIFFERENCES} from '../../describe/differences';
import {runScript} from '../../testing/boot';
import {NOT_SHOWN, QUIRK_RULES, SHOWN} from '../../testing/differences/shown';
import {RULES} from '../../testing/rules/all-rules';

it('every difference is shown by a script, or is one that no script shows; and nothing else is', () => {
  const ids = [...Object.keys(SHOWN), ...Object.keys(QUIRK_RULES), ...NOT_SHOWN];
  expect(ids.sort()).toEqual(DIFFERENCES.map(({id}) => id).sort());
});

it.each(Object.entries(SHOWN))('%s is still so', (_id, {script, prints}) => {
  expect(runScript(script).output).toBe(prints);
});

it.each(Object.entries(QUIRK_RULES))('%s still makes a difference', (_id, name) => {
  const rule = RULES.find(({id}) => id === name);
  expect(rule?.quirksOutput, name).toBeDefined();
  expect(rule?.quirksOutput).not.toBe(rule?.output);
});
