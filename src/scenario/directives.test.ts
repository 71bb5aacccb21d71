import {describe, expect, it} from 'vitest';
import {directivesOf, parseDirectives} from './directives';
import {DEFAULT_SPEC} from './spec';

const specOf = (script: string) => {
  const read = parseDirectives(script);
  if (!read.ok) throw new Error(read.message);
  return read.spec;
};
const faultOf = (script: string) => {
  const read = parseDirectives(script);
  return read.ok ? null : `${read.line}: ${read.message}`;
};

describe('directives', () => {
  it('a script without any runs on the default machine', () => {
    expect(specOf('echo hello\n')).toEqual(DEFAULT_SPEC);
    expect(specOf('')).toEqual(DEFAULT_SPEC);
  });

  it('each key sets its field', () => {
    const script = `#!/bin/sh
#: title a test of everything
#: cpus 8
#: nodes 4
#: mem 1024
#: swap 64
#: disk none
# a plain comment

#: limit 5
#: seed 4294967295
#: quirks on
#: patchset default
#: maxHierarchies 8
#: debug 2
#: granularity step
echo`;
    expect(specOf(script)).toEqual({
      title: 'a test of everything',
      cpus: 8,
      nodes: 4,
      mem: 1024,
      swap: 64,
      disk: 0,
      limit: 5,
      seed: 0xffffffff,
      quirks: true,
      patchset: 'default',
      maxHierarchies: 8,
      debug: 2,
      granularity: 'step',
    });
  });

  it('covers and from are accepted and change nothing', () => {
    expect(specOf('#: covers attach mount\n#: from ltp:cgroup\n#: covers twice\n')).toEqual(DEFAULT_SPEC);
  });

  it('they end with the first command', () => {
    expect(specOf('#: cpus 2\ncat <<EOF\n#: cpus 99\n#: nonsense\nEOF\n').cpus).toBe(2);
  });

  it('a machine with one cpu has one node unless the script says otherwise', () => {
    expect(specOf('#: cpus 1\n').nodes).toBe(1);
    expect(faultOf('#: cpus 1\n#: nodes 2\n')).toBe('2: nodes: expected at most as many nodes as cpus (1), got 2');
  });

  it.each([
    ['#: colour blue', "1: unknown directive 'colour'"],
    ['# x\n#: cpus 0', '2: cpus: expected a whole number from 1 to 64, got "0"'],
    ['#: cpus 65', '1: cpus: expected a whole number from 1 to 64, got "65"'],
    ['#: cpus', '1: cpus: expected a whole number from 1 to 64, got ""'],
    ['#: cpus 1e1', '1: cpus: expected a whole number from 1 to 64, got "1e1"'],
    ['#: mem -1', '1: mem: expected a whole number from 16 to 4096 (MiB), got "-1"'],
    ['#: nodes none', '1: nodes: expected a whole number from 1 to 8, got "none"'],
    ['#: quirks yes', '1: quirks: expected on or off, got "yes"'],
    ['#: patchset vanilla', '1: patchset: expected one of default, cgroup-v1, got "vanilla"'],
    ['#: granularity fine', '1: granularity: expected operation or step, got "fine"'],
    ['#: maxHierarchies 1', '1: maxHierarchies: expected a whole number from 2 to 255, got "1"'],
    ['#: cpus 2\n#: cpus 4', '2: cpus: given before, on line 1'],
    ['#:', '1: expected a directive after #:'],
    ['#: __proto__ 1', "1: unknown directive '__proto__'"],
  ])('%j is refused with its line', (script, message) => {
    expect(faultOf(script)).toBe(message);
  });

  it('are written as they are read', () => {
    const text = '#: title Two of them\n#: cpus 8\n#: quirks on\n#: granularity step\n';
    expect(directivesOf(specOf(text))).toBe(text);
    expect(directivesOf(specOf(''))).toBe('');
    expect(specOf(directivesOf(specOf('#: cpus 1\n')))).toEqual(specOf('#: cpus 1\n'));
  });
});
