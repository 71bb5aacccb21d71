import {describe, expect, it} from 'vitest';
import type {Slices} from '../../protocol';
import {sayLines} from './announcer';
import {commonPrefix, emptyLine, pastedLines, withWord} from './line';
import {FIRST_MOUNT, suggestCommands} from './suggestions';

describe('the command line', () => {
  it('keeps one pasted line in the field and runs several', () => {
    expect(pastedLines('ls -l', emptyLine())).toBeNull();
    expect(pastedLines('mkdir a\nmkdir b\n', emptyLine())).toEqual({lines: ['mkdir a', 'mkdir b'], rest: ''});
    expect(pastedLines('b\r\nls\n', {text: 'echo a!', start: 6, end: 7})).toEqual({
      lines: ['echo ab', 'ls'],
      rest: '',
    });
  });

  it('leaves a last pasted line that has no end in the field', () => {
    expect(pastedLines('ls\nrm -r /tmp', emptyLine())).toEqual({lines: ['ls'], rest: 'rm -r /tmp'});
  });

  it('completes what all completions have in common', () => {
    expect(commonPrefix(['cpus', 'cpu_exclusive'])).toBe('cpu');
    expect(commonPrefix(['cpus'])).toBe('cpus');
    expect(commonPrefix([])).toBe('');
    expect(withWord('cat /dev/ct/we; ls', 12, 14, 'web/')).toEqual({text: 'cat /dev/ct/web/; ls', start: 16, end: 16});
  });
});

describe('announcements', () => {
  it('say the last lines and how many came before', () => {
    expect(sayLines(['a'])).toBe('a');
    expect(sayLines(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('2 lines before: c\nd\ne\nf');
    expect(sayLines(['x'.repeat(1000)]).length).toBeLessThanOrEqual(300);
  });
});

describe('suggestions', () => {
  const slices = (part: Partial<Slices>): Slices =>
    ({dialects: ['container', 'cgroup'], hierarchies: [], containers: [], ...part}) as Slices;
  const lines = (made: Slices) => suggestCommands(made, null).map(one => one.line);

  it('begin with a mount and go on with what is there', () => {
    expect(lines(slices({}))[0]).toBe(FIRST_MOUNT);
    expect(lines(slices({}))).toContain('mount -t container -o cpuset,cpuacct none /dev/ct');
    const hierarchy = {
      id: 1,
      dialect: 'container',
      subsystems: ['cpuset'],
      path: '/dev/ct',
      top: 1,
      deeper: 0,
    } as const;
    expect(lines(slices({hierarchies: [hierarchy]}))[0]).toBe('mkdir /dev/ct/web');
    const web = {id: 2, hierarchy: 1, parent: 1, name: 'web', path: '/web', count: 0} as Slices['containers'][number];
    const next = lines(slices({hierarchies: [hierarchy], containers: [web]}));
    expect(next.slice(0, 3)).toEqual([
      'echo 0-1 > /dev/ct/web/cpus',
      'echo 0 > /dev/ct/web/mems',
      'echo $$ > /dev/ct/web/tasks',
    ]);
  });

  it('speak the dialect of the hierarchy, and of a machine that has no other', () => {
    const found = lines(slices({dialects: ['cgroup']}));
    expect(found).toContain('mount -t cgroup -o cpuset,cpuacct none /dev/ct');
    const hierarchy = {id: 4, dialect: 'cgroup', subsystems: ['cpuset'], path: '/c', top: 1, deeper: 0} as const;
    const web = {id: 2, hierarchy: 4, parent: 1, name: 'web', path: '/web', count: 0} as Slices['containers'][number];
    const next = lines(slices({dialects: ['cgroup'], hierarchies: [hierarchy], containers: [web]}));
    expect(next).toContain('echo 0-1 > /c/web/cpuset.cpus');
    for (const line of [...found, ...next]) expect(line).not.toMatch(/-t container|containers|numtasks/);
  });

  it('quote names that need it', () => {
    const hierarchy = {
      id: 1,
      dialect: 'container',
      subsystems: ['numtasks'],
      path: '/dev/n t',
      top: 1,
      deeper: 0,
    } as const;
    expect(lines(slices({hierarchies: [hierarchy]}))[0]).toBe("mkdir '/dev/n t/alice'");
  });
});
