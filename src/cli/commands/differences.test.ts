import {expect, it} from 'vitest';
import {DIFFERENCES, MISSING} from '../../describe/differences';
import {readCases} from '../../testing';
import type {Io} from '../command';
import {differences} from './differences';

async function printed(): Promise<string> {
  let out = '';
  const text = (more: string) => {
    out += more;
  };
  const io: Io = {outBytes: text, out: text, err: text, readText: () => null, writeBytes: () => null};
  expect(await differences.run([], io)).toBe(0);
  return out;
}

it('lists every missing mechanism with its cases and their titles', async () => {
  const lines = (await printed()).split('\n');
  for (const [mechanism, names] of Object.entries(MISSING)) {
    const at = lines.indexOf(`missing: ${mechanism} (${names.length})`);
    expect(at, mechanism).toBeGreaterThan(0);
    const listed = lines.slice(at + 1, at + 1 + names.length);
    expect(listed.map(line => line.trim().split(':')[0])).toEqual(names);
    for (const line of listed) expect(line).toMatch(/^ {2}\w+: (?!no title|no such case)\S/);
  }
  const differing = Object.values(MISSING).flat().length;
  expect(lines[0]).toBe(`Recorded on a real kernel: ${readCases().length} cases, ${differing} differ here.`);
});

it('lists every rule of the table once, with its source, under its confidence', async () => {
  const lines = (await printed()).split('\n');
  for (const {id, what, source} of DIFFERENCES) {
    const at = lines.indexOf(`  ${id}: ${what}`);
    expect(at, id).toBeGreaterThan(0);
    expect(lines.lastIndexOf(`  ${id}: ${what}`)).toBe(at);
    expect(lines[at + 3]).toBe(`    source: ${source}`);
  }
  const counts = lines.flatMap(line => /^(?!missing: )\S.* \((\d+)\)$/.exec(line)?.[1] ?? []).map(Number);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(DIFFERENCES.length);
  expect(new Set(DIFFERENCES.map(one => one.id)).size).toBe(DIFFERENCES.length);
});

it('says the same each time', async () => {
  expect(await printed()).toBe(await printed());
});
