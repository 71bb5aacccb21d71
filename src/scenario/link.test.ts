import {zlibSync} from 'fflate';
import {describe, expect, it} from 'vitest';
import {deflateText, INFLATED_MAX} from './deflate';
import {decodeLink, encodeLink, encodeSceneLink} from './link';
import {DEFAULT_SPEC, type Recording} from './spec';

const RECORDING: Recording = {
  spec: {...DEFAULT_SPEC, cpus: 8, title: 'Köln', quirks: true},
  script: 'mkdir -p /dev/ct\n',
  inputs: [
    {at: 0, text: 'ls\n'},
    {at: 120, text: 'echo "ü" > /tmp/x; cat /tmp/x\n'},
    {at: 120, text: '\x03'},
  ],
  length: 5000,
};
const HASH = '0123456789abcdef';

const linkOf = (data: unknown) => `#s1:${deflateText(JSON.stringify(data))}`;
const messageOf = (fragment: string) => {
  const link = decodeLink(fragment);
  return link === null || link.ok ? null : link.message;
};

describe('links', () => {
  it('bring back the run, its hash and its engine', () => {
    const link = decodeLink(encodeLink(RECORDING, HASH));
    expect(link).toEqual({
      ok: true,
      value: {
        target: {kind: 'run', run: {recording: RECORDING, engine: expect.any(String), hash: HASH}},
        view: {t: null, sel: '', view: ''},
      },
    });
  });

  it('carry the patch set, and refuse one that is not known by its name, with those that are', () => {
    const spec = {...RECORDING.spec, patchset: 'cgroup-v1'};
    const link = decodeLink(encodeLink({...RECORDING, spec}, HASH));
    expect(link).toMatchObject({ok: true, value: {target: {run: {recording: {spec}}}}});
    const stranger = encodeLink({...RECORDING, spec: {...spec, patchset: 'cgroup-v3'}}, HASH);
    expect(messageOf(stranger)).toContain('expected one of default, cgroup-v1, got "cgroup-v3"');
  });

  it('say where to look, in text that people can edit', () => {
    const fragment = encodeLink(RECORDING, HASH, {t: 812, sel: '/dev/ct/a b&c', view: 'hierarchies'});
    expect(fragment).toMatch(/&t=812&sel=\/dev\/ct\/a%20b%26c&view=hierarchies$/);
    const link = decodeLink(fragment);
    expect(link?.ok && link.value.view).toEqual({t: 812, sel: '/dev/ct/a b&c', view: 'hierarchies'});
  });

  it('name built-in scenes', () => {
    const link = decodeLink(encodeSceneLink('first', {t: 5, sel: '', view: ''}));
    expect(link).toEqual({ok: true, value: {target: {kind: 'scene', name: 'first'}, view: {t: 5, sel: '', view: ''}}});
    expect(messageOf('#x:<script>')).toBe('the link names no scene: "x:<script>"');
  });

  it('are short: what is default is left out', () => {
    const bare = {spec: DEFAULT_SPEC, script: '', inputs: [], length: 0};
    expect(encodeLink(bare, '').length).toBeLessThan(80);
    const sixty = Array.from({length: 60}, (_, i) => ({at: i * 40, text: `echo ${i} > /dev/ct/web${i % 7}/tasks\n`}));
    expect(encodeLink({...bare, inputs: sixty, length: 3000}, HASH).length).toBeLessThan(2000);
  });

  it('that are absent are no error', () => {
    expect(decodeLink('')).toBeNull();
    expect(decodeLink('#')).toBeNull();
  });

  it('that unpack to more than the cap are refused before they fill the memory', () => {
    const bomb = linkOf({format: 1, script: 'x'.repeat(50 * INFLATED_MAX)});
    expect(bomb.length).toBeLessThan(100_000);
    expect(messageOf(bomb)).toBe('the link cannot be read: it unpacks to more than 1024 KiB');
    expect(messageOf(`#s1:${'A'.repeat(2_000_000)}`)).toBe(
      'the link cannot be read: it is longer than any link this page makes',
    );
  });

  it('that were cut or bent say so', () => {
    const whole = encodeLink(RECORDING, HASH);
    expect(messageOf(whole.slice(0, -9))).toMatch(/^the link cannot be read: it (is damaged|holds characters)/);
    expect(messageOf('#s1:')).toMatch(/^the link cannot be read/);
    expect(messageOf(`#s1:${Buffer.from(zlibSync(Buffer.from('{}'))).toString('base64url')}`)).toMatch(/^the link/);
    expect(messageOf(`#s1:${deflateText('{"format":')}`)).toBe('the link cannot be read: what it holds is not JSON');
    expect(messageOf('#z9:abc')).toBe('this page does not know links that begin with "z9:abc"');
    expect(messageOf(`${whole}&t=soon`)).toBe('t: expected a tick, got "soon"');
    expect(messageOf(`${whole}&sel=%zz`)).toBe('sel: expected a pid or a path');
  });

  it.each([
    [[], 'expected an object, got a list'],
    [{}, 'format: is missing'],
    [{format: 2}, 'format: this page reads up to 1, the link has 2; reload to get a newer page'],
    [{format: 0}, 'format: expected 1, got 0'],
    [{format: 1, machine: {cpus: 900}}, 'machine.cpus: expected a whole number from 1 to 64, got 900'],
    [{format: 1, machine: {cpus: 1.5}}, 'machine.cpus: expected a whole number from 1 to 64, got 1.5'],
    [{format: 1, machine: {cpus: 1}}, 'machine.nodes: expected at most as many nodes as cpus (1), got 2'],
    [{format: 1, machine: {colour: 1}}, 'machine.colour: no such field'],
    [{format: 1, machine: 7}, 'machine: expected an object, got 7'],
    [{format: 1, script: 5}, 'script: expected text, got 5'],
    [{format: 1, script: 'x'.repeat(300_000)}, /^script: expected at most 262144 characters, got "x{40}\.\.\."$/],
    [{format: 1, inputs: [[0, 'a'], [1]], length: 9}, /^inputs\[1\]/],
    [{format: 1, inputs: [[-1, 'a']]}, 'inputs[0][0]: expected a whole number of ticks from 0 to 36000000, got -1'],
    [
      {format: 1, inputs: [[9, 'a']], length: 8},
      'inputs[0][0]: expected a tick up to the length of the run (8), got 9',
    ],
    [
      {format: 1, inputs: [[5, 'a'], [4, 'b']], length: 8}, // biome-ignore format: one document a line
      'inputs[1][0]: expected a tick not before that of the input before it (5), got 4',
    ],
    [{format: 1, length: 1e12}, 'length: expected a whole number of ticks from 0 to 36000000, got 1000000000000'],
    [{format: 1, hash: 'xyz'}, 'hash: expected 16 hex digits, got "xyz"'],
  ])('document %# is refused by the path of what is wrong', (data, message) => {
    const prefix = 'the link holds something else than a run: ';
    const found = messageOf(linkOf(data));
    expect(found?.startsWith(prefix)).toBe(true);
    if (typeof message === 'string') expect(found).toBe(prefix + message);
    else expect(found?.slice(prefix.length)).toMatch(message);
  });
});
