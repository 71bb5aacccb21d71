import {describe, expect, it} from 'vitest';
import {type SmallKernelOptions, smallKernel} from '../../../testing/small-kernel';
import {allowedOf} from '../../kernel';

function v6(options: SmallKernelOptions = {}) {
  const m = smallKernel(options);
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', 'container', 0, 'cpuset');
  m.call('mkdir', '/c/a', 0o755);
  m.call('mkdir', '/c/b', 0o755);
  m.call('mkdir', '/c/a/x', 0o755);
  return m;
}

function cgroup(options: SmallKernelOptions = {}) {
  const m = smallKernel({cpus: 8, ...options});
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', 'cgroup', 0, 'cpuset');
  m.call('mkdir', '/c/a', 0o755);
  return m;
}

describe('the root cpuset', () => {
  it('has all that the machine has, exclusively, and nobody changes it', () => {
    const m = v6();
    expect(['cpus', 'mems', 'cpu_exclusive', 'mem_exclusive'].map(name => m.read(`/c/${name}`))).toEqual([
      '0-3\n',
      '0-1\n',
      '1\n',
      '1\n',
    ]);
    expect(m.write('/c/cpus', '0-1\n')).toBe('EACCES');
    expect(m.write('/c/mems', 'rubbish\n')).toBe('EACCES');
  });
});

describe('a list of cpus', () => {
  it.each([
    ['0-1\n', '', '0-1\n'],
    ['3,0', '', '0,3\n'],
    ['1-9\n', '', '1-3\n'],
    ['2-1\n', 'EINVAL', '\n'],
    ['\n', 'EINVAL', '\n'],
    ['abc\n', 'EINVAL', '\n'],
    ['64\n', 'ERANGE', '\n'],
    ['9\n', 'ENOSPC', '\n'],
  ])('%j answers "%s" and reads %j (V6)', (text, errno, shown) => {
    const m = v6();
    expect(m.write('/c/a/cpus', text)).toBe(errno);
    expect(m.read('/c/a/cpus')).toBe(shown);
  });

  it.each([
    ['3,2,1,0', '', '0-3\n'],
    [' 1', '', '1\n'],
    ['1 2', '', '1-2\n'],
    ['1, 2', '', '1-2\n'],
    [',1', '', '1\n'],
    ['1,,', '', '1\n'],
    ['0-7:1/2', '', '0,2,4,6\n'],
    ['0-7:2/4', '', '0-1,4-5\n'],
    ['all', '', '0-7\n'],
    ['', '', '\n'],
    ['3-1', 'EINVAL', '\n'],
    ['none', 'EINVAL', '\n'],
    ['0x3', 'EINVAL', '\n'],
    ['1-', 'EINVAL', '\n'],
    ['8', 'ERANGE', '\n'],
  ])('%j answers "%s" and reads %j (cgroup)', (text, errno, shown) => {
    const m = cgroup();
    expect(m.write('/c/a/cpuset.cpus', `${text}\n`)).toBe(errno);
    expect(m.read('/c/a/cpuset.cpus')).toBe(shown);
  });
});

describe('a change', () => {
  it('is checked against children, parent and siblings, in this order', () => {
    const m = v6();
    expect(m.write('/c/a/x/cpus', '1\n')).toBe('EACCES');
    expect(m.because).toBe('it would have cpu 1, which would be missing in its parent /a');
    expect(m.write('/c/a/cpus', '0-2\n')).toBe('');
    expect(m.write('/c/a/x/cpus', '1-2\n')).toBe('');
    expect(m.write('/c/a/cpus', '0-1\n')).toBe('EBUSY');
    expect(m.because).toBe('its child /a/x has cpu 2, which would be missing in this cpuset');
    expect(m.write('/c/a/x/cpu_exclusive', '1\n')).toBe('EACCES');
    expect(m.because).toBe('it would have cpu_exclusive set, which must first be set in its parent /a');
    expect(m.write('/c/a/cpu_exclusive', '1\n')).toBe('');
    expect(m.write('/c/a/x/cpu_exclusive', '1\n')).toBe('');
    expect(m.write('/c/a/cpu_exclusive', '0\n')).toBe('EBUSY');
    expect(m.write('/c/cpu_exclusive', '0\n')).toBe('EBUSY');
    expect(m.write('/c/b/cpus', '2-3\n')).toBe('EINVAL');
    expect(m.because).toBe('/a has cpu_exclusive and holds cpu 2');
    expect(m.write('/c/b/cpus', '3\n')).toBe('');
    expect(m.write('/c/b/mems', '0-1\n')).toBe('');
    expect(m.write('/c/a/mems', '0\n')).toBe('');
    expect(m.write('/c/a/mem_exclusive', '1\n')).toBe('EINVAL');
    expect(m.because).toBe('/b also holds node 0');
  });

  it('of cpus leaves the tasks inside where they may run (V6), until they are attached again', () => {
    const m = v6();
    const task = m.fork();
    m.write('/c/a/cpus', '0-1\n');
    m.write('/c/a/mems', '0\n');
    expect(m.write('/c/a/tasks', `${task}\n`)).toBe('');
    expect(allowedOf(m.k, task)).toEqual([3, 0]);
    m.write('/c/a/cpus', '2\n');
    expect(allowedOf(m.k, task)).toEqual([3, 0]);
    m.write('/c/a/tasks', `${task}\n`);
    expect(allowedOf(m.k, task)).toEqual([4, 0]);
    expect(m.read(`/proc/${task}/cpuset`)).toBe('/a\n');
  });

  it('of cpus moves the tasks inside at once, and may not leave them none (cgroup)', () => {
    const m = cgroup();
    const task = m.fork();
    m.write('/c/a/cpuset.cpus', '0-1\n');
    m.write('/c/a/cpuset.mems', '0\n');
    m.write('/c/a/tasks', `${task}\n`);
    m.write('/c/a/cpuset.cpus', '4\n');
    expect(allowedOf(m.k, task)).toEqual([16, 0]);
    expect(m.write('/c/a/cpuset.cpus', '\n')).toBe('ENOSPC');
    expect(m.because).toBe('/a has tasks, so its cpus may not become empty');
    m.exit(task);
    expect(m.write('/c/a/cpuset.cpus', '\n')).toBe('');
  });
});

describe('a new cpuset', () => {
  it('is empty and takes no task before both cpus and mems are set', () => {
    const m = v6();
    expect(m.write('/c/a/tasks', '1\n')).toBe('ENOSPC');
    m.write('/c/a/cpus', '0\n');
    expect(m.write('/c/a/tasks', '1\n')).toBe('ENOSPC');
    m.write('/c/a/mems', '0\n');
    expect(m.write('/c/a/tasks', '1\n')).toBe('');
  });

  it('copies its parent with clone_children, unless a sibling is exclusive (cgroup)', () => {
    const m = cgroup();
    m.write('/c/cgroup.clone_children', '1\n');
    m.call('mkdir', '/c/b', 0o755);
    expect(m.read('/c/b/cpuset.cpus')).toBe('0-7\n');
    m.write('/c/b/cpuset.cpu_exclusive', '1\n');
    m.call('mkdir', '/c/d', 0o755);
    expect(m.read('/c/d/cpuset.cpus')).toBe('\n');
  });
});

describe('sched_setaffinity', () => {
  it('stays within the cpuset', () => {
    const m = v6();
    m.write('/c/a/cpus', '1-2\n');
    m.write('/c/a/mems', '0\n');
    m.write('/c/a/tasks', '1\n');
    expect(m.errno('sched_setaffinity', 0, [9, 0])).toBe('EINVAL');
    expect(m.errno('sched_setaffinity', 0, [15, 0])).toBe('');
    expect(allowedOf(m.k, 1)).toEqual([6, 0]);
  });
});
