// Each built-in scenario goes on alike from a few moments of it; restore.test.ts does the same with more for other scripts.

import {expect, test} from 'vitest';
import {GALLERY} from '../../scenario';
import {checkRestores} from '../restore';
import {scriptOf} from './files';

const MOMENTS = 12;

test.each(GALLERY.map(one => one.name))('%s goes on alike from any of a dozen moments', name => {
  const {moments, mismatches} = checkRestores(name, scriptOf(name), {moments: MOMENTS, seed: 20061222});
  expect(mismatches).toEqual([]);
  expect(moments).toBe(MOMENTS);
});
