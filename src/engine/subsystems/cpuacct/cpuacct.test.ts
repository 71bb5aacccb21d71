import {describe, expect, it} from 'vitest';
import {smallKernel} from '../../../testing/small-kernel';
import {cpuacct} from './cpuacct';

function mounted(fstype: 'container' | 'cgroup') {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', fstype, 0, 'cpuacct');
  m.call('mkdir', '/c/a', 0o755);
  m.call('mkdir', '/c/a/x', 0o755);
  const task = m.fork();
  const use = (ticks: number) => cpuacct.hooks?.chargeTime?.(m.k, task, ticks);
  return {m, task, use};
}

describe('cpuacct of V6', () => {
  it('counts milliseconds where they were used, without a newline, and not in ancestors', () => {
    const {m, task, use} = mounted('container');
    m.write('/c/a/x/tasks', `${task}\n`);
    use(30);
    m.write('/c/a/tasks', `${task}\n`);
    use(12);
    expect(['', '/a', '/a/x'].map(path => m.read(`/c${path}/cpuacct.usage`))).toEqual(['0', '12', '30']);
    expect(m.write('/c/a/cpuacct.usage', '0\n')).toBe('EINVAL');
  });
});

describe('cpuacct of the cgroup dialect', () => {
  it('counts nanoseconds in ancestors too, by cpu, and starts anew at 0', () => {
    const {m, task, use} = mounted('cgroup');
    m.write('/c/a/x/tasks', `${task}\n`);
    m.k.state.tasks.cpu[task] = 2;
    use(30);
    expect(['', '/a', '/a/x'].map(path => m.read(`/c${path}/cpuacct.usage`))).toEqual(new Array(3).fill('30000000\n'));
    expect(m.read('/c/a/cpuacct.usage_percpu')).toBe('0 0 30000000 0 \n');
    expect(m.read('/c/a/cpuacct.stat')).toBe('user 3\nsystem 0\n');
    expect(m.write('/c/a/cpuacct.usage', '5\n')).toBe('EINVAL');
    expect(m.write('/c/a/cpuacct.usage_percpu', '0\n')).toBe('EINVAL');
    expect(m.write('/c/a/cpuacct.usage', '0\n')).toBe('');
    expect(m.read('/c/a/cpuacct.usage')).toBe('0\n');
    expect(m.read('/c/a/x/cpuacct.usage')).toBe('30000000\n');
  });
});
