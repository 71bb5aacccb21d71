import {describe, expect, it} from 'vitest';
import {smallKernel} from '../../../testing/small-kernel';
import {countMembers} from './membership';

function mounted() {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  expect(m.errno('mount', 'none', '/c', 'container', 0, 'cpuacct')).toBe('');
  m.call('mkdir', '/c/a', 0o755);
  return m;
}

describe('fork and exit', () => {
  it('puts a child into the container of its parent', () => {
    const m = mounted();
    const shell = m.fork();
    expect(m.write('/c/a/tasks', `${shell}\n`)).toBe('');
    const child = m.fork(shell);
    expect(m.read('/c/a/tasks')).toBe(`${shell}\n${child}\n`);
    expect(m.read(`/proc/${child}/container`)).toBe('cpuacct:/a\n');
    m.exit(child);
    expect(m.read('/c/a/tasks')).toBe(`${shell}\n`);
    expect(countMembers(m.k)).toEqual(new Map([...m.k.state.containers].filter(([, c]) => c.hierarchy).map(([id, c]) => [id, c.count])));
  });
});
