// Every recorded case is run; a case that differs from the real kernel must be listed under what is missing, and a listed
// one that does not differ any more must be taken off the list.
import {afterAll, describe, expect, it} from 'vitest';
import {MISSING} from '../../describe/differences';
import {readCases, runCase} from './cases';

const listed = new Map(Object.entries(MISSING).flatMap(([why, names]) => names.map(name => [name, why] as const)));
const cases = readCases();
let passed = 0;

describe('conformance with a real kernel', () => {
  it('the corpus is here', () => {
    expect(cases.length).toBeGreaterThan(100);
    expect([...listed.keys()].filter(name => !cases.some(one => one.name === name))).toEqual([]);
    expect(listed.size).toBe(Object.values(MISSING).flat().length);
  });

  it.each(cases)('$name, on a machine with both dialects', one => {
    const {ours, recorded} = runCase(one);
    if (ours === recorded) passed++;
    const why = listed.get(one.name);
    if (why === undefined) expect(ours).toBe(recorded);
    else expect(ours, `passes, and is listed as missing: ${why}`).not.toBe(recorded);
  });

  it.each(cases.filter(({name}) => !listed.has(name)))('$name, as a released kernel boots', one => {
    const {ours, recorded} = runCase(one, '#: patchset cgroup-v1\n');
    expect(ours).toBe(recorded);
  });

  afterAll(() => {
    console.log(`conformance: ${passed} of ${cases.length} pass, ${listed.size} listed by missing mechanism`);
  });
});
