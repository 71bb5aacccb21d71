// A thousand damaged links: none may throw, take long or fill the memory, and each gives a message or a sound recording.
import {expect, it} from 'vitest';
import {type RandomState, randomInt} from '../base';
import {deflateText} from './deflate';
import {type Decoded, SCRIPT_MAX} from './document';
import {decodeLink, encodeLink, type Link} from './link';
import {DEFAULT_SPEC} from './spec';

const LINKS = 1000;
const random: RandomState = {seed: 20061222};
const below = (bound: number) => randomInt(random, bound);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

const seedDocument = () => ({
  format: 1,
  engine: '0.1.0',
  machine: {cpus: 8, nodes: 2, seed: 7, title: 'x'},
  script: 'mkdir -p /dev/ct; mount -t container -o cpuset none /dev/ct\n',
  inputs: Array.from({length: 12}, (_, i) => [i * 30, `echo ${i} > /dev/ct/tasks\n`]),
  length: 4000,
  hash: '0123456789abcdef',
});

const HOSTILE: readonly unknown[] = [
  null, true, -1, 1e308, 0.5, '', '__proto__', '<img src=x onerror=alert(1)>', [], {}, [[[[]]]], {length: 1e9},
  '\u0000\ud800', 'x'.repeat(300_000), 4294967296, '12', [0, 'x'], [[1e9, 'ls\n']], {toString: 1}, {cpus: {valueOf: 3}},
]; // biome-ignore format: a table

/** Replaces one value, at any depth, by something hostile. */
function damage(value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && below(4) > 0) {
    const at = below(value.length);
    return value.map((item, i) => (i === at ? damage(item) : item));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && below(5) > 0) {
    const key = pick([...Object.keys(value), '__proto__', 'constructor', 'extra']);
    const entries = Object.entries(value).filter(([name]) => name !== key);
    return Object.fromEntries([...entries, [key, damage((value as Record<string, unknown>)[key])]]);
  }
  return pick(HOSTILE);
}

function bend(text: string): string {
  const chars = [...text];
  for (let i = 0; i <= below(6); i++) {
    const at = below(chars.length);
    const kind = below(4);
    if (kind === 0) chars[at] = pick([...'AZaz09-_&=%#"<']);
    else if (kind === 1) chars.splice(at, 1 + below(20));
    else if (kind === 2) chars.splice(at, 0, ...chars.slice(below(chars.length), below(chars.length)));
    else chars.length = Math.max(1, at);
  }
  return chars.join('');
}

function mutant(at: number): string {
  const document = seedDocument();
  switch (at % 5) {
    case 0:
      return `#s1:${deflateText(JSON.stringify(damage(document)))}`;
    case 1:
      return bend(`#s1:${deflateText(JSON.stringify(document))}&t=100&sel=/dev/ct`);
    case 2:
      return `#s1:${deflateText(bend(JSON.stringify(document)))}`;
    case 3:
      return `#s1:${deflateText(JSON.stringify(damage(damage(document))))}&${bend('t=100&sel=%2Fdev%2Fct&view=tasks')}`;
    default: {
      const deep = '['.repeat(below(200_000)) + '{"format":1,'.repeat(below(5000));
      return `#s1:${deflateText(below(10) === 0 ? deep.repeat(8) : deep)}`;
    }
  }
}

/** Cpu time and memory that reading one link costs: other programs on the computer do not count. */
function cost(read: () => void): {readonly milliseconds: number; readonly bytes: number} {
  const memory = () => {
    const {heapUsed, external} = process.memoryUsage();
    return heapUsed + external;
  };
  const before = memory();
  const start = process.cpuUsage();
  read();
  const {user, system} = process.cpuUsage(start);
  return {milliseconds: (user + system) / 1000, bytes: memory() - before};
}

it('a thousand mutated links give a message or a sound run each, at once', () => {
  let refused = 0;
  let accepted = 0;
  let slowest = 0;
  let largest = 0;
  for (let i = 0; i < LINKS; i++) {
    const fragment = mutant(i);
    let link = null as Decoded<Link> | null;
    const {milliseconds, bytes} = cost(() => {
      link = decodeLink(fragment);
    });
    slowest = Math.max(slowest, milliseconds);
    largest = Math.max(largest, bytes);
    if (link === null) continue;
    if (!link.ok) {
      expect(link.message.length).toBeGreaterThan(5);
      expect(link.message.length).toBeLessThan(400);
      refused++;
      continue;
    }
    accepted++;
    const {target} = link.value;
    if (target.kind !== 'run') continue;
    const {recording} = target.run;
    expect(Object.keys(recording.spec).sort()).toEqual(Object.keys(DEFAULT_SPEC).sort());
    expect(recording.script.length).toBeLessThanOrEqual(SCRIPT_MAX);
    expect(recording.inputs.every(input => input.at <= recording.length)).toBe(true);
    // What was accepted can be passed on, and means the same.
    const again = decodeLink(encodeLink(recording, target.run.hash));
    expect(again?.ok && again.value.target.kind === 'run' && again.value.target.run.recording).toEqual(recording);
  }
  expect(refused).toBeGreaterThan(LINKS / 2);
  expect(accepted).toBeGreaterThan(0);
  expect(slowest).toBeLessThan(1000);
  expect(largest).toBeLessThan(64 * 1024 * 1024);
});

it('a hostile document cannot reach the prototype of anything', () => {
  decodeLink(`#s1:${deflateText('{"format":1,"__proto__":{"polluted":1},"machine":{"__proto__":{"polluted":1}}}')}`);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
