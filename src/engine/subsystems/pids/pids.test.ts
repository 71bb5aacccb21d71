import {describe, expect, it} from 'vitest';
import {smallKernel} from '../../../testing/small-kernel';
import {failed} from '../../abi';

function mounted() {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', 'cgroup', 0, 'pids');
  m.call('mkdir', '/c/a', 0o755);
  m.call('mkdir', '/c/a/b', 0o755);
  const task = m.fork();
  const counts = () => ['a', 'a/b'].map(path => m.read(`/c/${path}/pids.current`).trim()).join(' ');
  return {m, task, counts};
}

describe('pids', () => {
  it('refuses a fork by the limit of any container above, and counts that where the task is', () => {
    const {m, task, counts} = mounted();
    m.write('/c/a/b/tasks', `${task}\n`);
    m.write('/c/a/pids.max', '2\n');
    m.fork(task);
    const refused = m.callAs(task, 'fork', null);
    expect(failed(refused) && refused.errno).toBe('EAGAIN');
    expect(m.because).toBe('/a has 2 tasks, and its pids.max is 2');
    expect(counts()).toBe('2 2');
    expect([m.read('/c/a/pids.events'), m.read('/c/a/b/pids.events')]).toEqual(['max 0\n', 'max 1\n']);
  });

  it('never refuses a move, and gives the charge to the new container', () => {
    const {m, task, counts} = mounted();
    m.write('/c/a/pids.max', '0\n');
    expect(m.write('/c/a/tasks', `${task}\n`)).toBe('');
    expect(counts()).toBe('1 0');
    expect(m.write('/c/tasks', `${task}\n`)).toBe('');
    expect(counts()).toBe('0 0');
    expect(m.read('/c/a/pids.peak')).toBe('1\n');
  });

  it('counts a zombie until it is reaped, above a removed container too', () => {
    const {m, task, counts} = mounted();
    m.write('/c/a/b/tasks', `${task}\n`);
    m.exit(task);
    expect(counts()).toBe('1 1');
    expect(m.read('/c/a/b/tasks')).toBe('');
    expect(m.errno('rmdir', '/c/a/b')).toBe('');
    expect(m.read('/c/a/pids.current')).toBe('1\n');
    m.call('wait', task, 0);
    expect(m.read('/c/a/pids.current')).toBe('0\n');
  });

  it('has no files in the top container', () => {
    const {m} = mounted();
    expect(m.read('/c/pids.max')).toBe('ENOENT');
  });
});
