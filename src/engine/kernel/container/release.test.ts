import {describe, expect, it} from 'vitest';
import {type SmallKernelOptions, smallKernel} from '../../../testing/small-kernel';
import {cssGet, cssPut} from '.';
import type {Subsystem} from './subsystem';

function flagged(fstype: 'container' | 'cgroup' = 'container', options: SmallKernelOptions = {}) {
  const m = smallKernel(options);
  const first = m.k.state.misc.lastPid;
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', fstype, 0, 'cpuacct');
  m.write('/c/release_agent', '/bin/false');
  m.call('mkdir', '/c/g', 0o755);
  m.write('/c/g/notify_on_release', '1\n');
  /** Arguments of the agents that ran, in order. */
  const agents = () =>
    [...m.k.state.records]
      .filter(([pid, record]) => pid > first && record.program.argv[0] === '/bin/false')
      .map(([, record]) => record.program.argv.slice(1).join(' '));
  return {m, agents};
}

describe.each(['container', 'cgroup'] as const)('the release agent (%s)', fstype => {
  it('runs when the last task exits, once, with the path and a bare environment', () => {
    const {m, agents} = flagged(fstype);
    const [one, two] = [m.fork(), m.fork()];
    for (const task of [one, two]) m.write('/c/g/tasks', `${task}\n`);
    m.exit(one);
    expect(agents()).toEqual([]);
    m.exit(two);
    expect(agents()).toEqual(['/g']);
    const agent = [...m.k.state.records].find(([, record]) => record.program.argv[0] === '/bin/false');
    expect(agent?.[1].program.environ).toEqual({HOME: '/', PATH: '/sbin:/bin:/usr/sbin:/usr/bin'});
    expect(m.read(`/proc/${agent?.[0]}/${fstype}`)).toMatch(/cpuacct:\/\n$/);
  });

  it('runs when the last task moves away', () => {
    const {m, agents} = flagged(fstype);
    m.write('/c/g/tasks', '1\n');
    m.write('/c/tasks', '1\n');
    expect(agents()).toEqual(['/g']);
  });

  it('waits for the last child', () => {
    const {m, agents} = flagged(fstype);
    m.call('mkdir', '/c/g/x', 0o755);
    m.call('mkdir', '/c/g/y', 0o755);
    m.write('/c/g/tasks', '1\n');
    m.write('/c/tasks', '1\n');
    m.call('rmdir', '/c/g/x');
    expect(agents()).toEqual([]);
    m.call('rmdir', '/c/g/y');
    expect(agents()).toEqual(['/g']);
  });

  it('does not run for a flag set on an empty container, nor without a flag, nor without an agent', () => {
    const {m, agents} = flagged(fstype);
    m.call('mkdir', '/c/h', 0o755);
    m.write('/c/h/notify_on_release', '1\n');
    m.write('/c/h/notify_on_release', '0\n');
    m.write('/c/h/tasks', '1\n');
    m.write('/c/tasks', '1\n');
    m.write('/c/release_agent', '\n');
    m.write('/c/g/tasks', '1\n');
    m.write('/c/tasks', '1\n');
    expect(agents()).toEqual([]);
  });
});

describe('references', () => {
  it.each([
    {quirks: false, before: [], after: ['/g']},
    {quirks: true, before: ['/g'], after: ['/g']},
  ])('delay the agent, or do not (quirks $quirks)', ({quirks, before, after}) => {
    const {m, agents} = flagged('container', {quirks});
    const cpuacct = m.k.subsystemsByName.get('cpuacct') as Subsystem;
    const g = [...m.k.state.containers].find(([, row]) => row.name === 'g')?.[0] ?? 0;
    m.write('/c/g/tasks', '1\n');
    cssGet(m.k, g, cpuacct);
    m.write('/c/tasks', '1\n');
    expect(agents()).toEqual(before);
    cssPut(m.k, g, cpuacct);
    expect(agents()).toEqual(after);
  });
});

describe('release_agent', () => {
  it.each([
    ['container', true, '/x\n', '/x\n\n'],
    ['container', false, '/x\n', '/x\n'],
    ['container', false, ' /x \n', ' /x \n'],
    ['cgroup', false, '  /spaced out  \n', '/spaced out\n'],
    ['cgroup', false, '\n', '\n'],
  ] as const)('of %s with quirks %s keeps of %j what reads as %j', (fstype, quirks, text, shown) => {
    const {m} = flagged(fstype, {quirks});
    expect(m.write('/c/release_agent', text)).toBe('');
    expect(m.read('/c/release_agent')).toBe(shown);
  });

  it('is a file of the top container only', () => {
    const {m} = flagged();
    expect(m.read('/c/g/release_agent')).toBe('ENOENT');
  });
});

describe('notify_on_release', () => {
  it.each([
    ['container', '2\n', '', '1\n'],
    ['container', 'abc\n', '', '0\n'],
    ['container', '-1\n', '', '0\n'],
    ['cgroup', '2\n', '', '1\n'],
    ['cgroup', 'abc\n', 'EINVAL', '1\n'],
    ['cgroup', '-1\n', 'EINVAL', '1\n'],
  ] as const)('of %s takes %j: "%s", and reads %j', (fstype, text, errno, shown) => {
    const {m} = flagged(fstype);
    expect(m.write('/c/g/notify_on_release', text)).toBe(errno);
    expect(m.read('/c/g/notify_on_release')).toBe(shown);
  });

  it('is copied from the parent at mkdir, and only then', () => {
    const {m} = flagged();
    m.call('mkdir', '/c/g/x', 0o755);
    m.write('/c/g/notify_on_release', '0\n');
    expect(m.read('/c/g/x/notify_on_release')).toBe('1\n');
    expect(m.read('/c/notify_on_release')).toBe('0\n');
  });
});
