// The recorded cases are scripts used as tests too: each goes on alike from any of 100 moments.

import {afterAll, describe, expect, it} from 'vitest';
import {checkRestores} from '../restore';
import {readCases} from './cases';

const MOMENTS = 100;
let moments = 0;
let inside = 0;
let mismatches = 0;

describe('restoring the recorded cases', () => {
  it.each(readCases())('$name', ({name, script}) => {
    const count = checkRestores(name, script, {moments: MOMENTS, seed: 20061222});
    moments += count.moments;
    inside += count.inside;
    mismatches += count.mismatches.length;
    expect(count.mismatches).toEqual([]);
  });

  afterAll(() => {
    console.log(`restores of recorded cases: ${moments}, ${inside} inside operations, ${mismatches} mismatches`);
  });
});
