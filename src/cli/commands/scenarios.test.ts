import {expect, it} from 'vitest';
import {GALLERY} from '../../scenario';
import type {Io} from '../command';
import {runTool} from '../tool';
import {commands} from '.';

it('menagerie scenarios names each built-in scenario, its claim, and whose idea it was', async () => {
  let out = '';
  const write = (text: string) => {
    out += text;
  };
  const io: Io = {out: write, outBytes: write, err: write, readText: () => null, writeBytes: () => null};
  expect(await runTool(['scenarios'], commands, io)).toBe(0);
  for (const {name, title, about, whose, when} of GALLERY)
    for (const words of [`${name} `, title, about, `${whose}, ${when}`]) expect(out).toContain(words);
  expect(await runTool(['scenarios', 'fence'], commands, io)).toBe(2);
});
