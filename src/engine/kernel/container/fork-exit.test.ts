import {describe, expect, it} from 'vitest';
import {type SmallKernelOptions, smallKernel} from '../../../testing/small-kernel';
import {containerOf, countMembers} from './membership';

function mounted(options: SmallKernelOptions = {}) {
  const m = smallKernel(options);
  m.call('mkdir', '/c', 0o755);
  expect(m.errno('mount', 'none', '/c', 'container', 0, 'cpuacct')).toBe('');
  m.call('mkdir', '/c/a', 0o755);
  return m;
}

const counts = (m: ReturnType<typeof mounted>) =>
  new Map([...m.k.state.containers].filter(([, row]) => row.hierarchy > 0).map(([id, row]) => [id, row.count]));

describe('fork', () => {
  it('puts a child into the containers of its parent', () => {
    const m = mounted();
    const shell = m.fork();
    expect(m.write('/c/a/tasks', `${shell}\n`)).toBe('');
    const child = m.fork(shell);
    expect(m.read('/c/a/tasks')).toBe(`${shell}\n${child}\n`);
    expect(m.read(`/proc/${child}/container`)).toBe('cpuacct:/a\n');
    expect(countMembers(m.k)).toEqual(counts(m));
  });

  it('has a window in which the child counts, is listed nowhere, and cannot be moved', () => {
    const m = mounted();
    const shell = m.fork();
    m.write('/c/a/tasks', `${shell}\n`);
    const fork = m.begin(shell, 'fork', null);
    while (fork.at !== 'write_lock_irq') fork.step();
    const child = m.k.state.misc.lastPid;
    expect(m.read('/c/a/tasks')).toBe(`${shell}\n`);
    expect(m.write('/c/tasks', `${child}\n`)).toBe('ESRCH');
    expect(m.write('/c/tasks', `${shell}\n`)).toBe('');
    expect(m.errno('rmdir', '/c/a')).toBe('EBUSY');
    expect(m.because).toBe('/a holds 1 task on the way in or out');
    while (fork.step() === 'stepped');
    expect(m.read('/c/a/tasks')).toBe(`${child}\n`);
    expect(countMembers(m.k)).toEqual(counts(m));
  });

  it('of a child that exists already when a hierarchy is mounted counts it once', () => {
    const m = mounted();
    const fork = m.begin(1, 'fork', null);
    expect(fork.step()).toBe('stepped');
    expect(fork.at).toBe('task_lock');
    m.call('mkdir', '/d', 0o755);
    expect(m.errno('mount', 'none', '/d', 'container', 0, 'cpuset')).toBe('');
    while (fork.step() === 'stepped');
    expect(countMembers(m.k)).toEqual(counts(m));
  });
});

describe('exit', () => {
  it('leaves every hierarchy in one step when nothing is flagged', () => {
    const m = mounted();
    const task = m.fork();
    m.write('/c/a/tasks', `${task}\n`);
    const exit = m.begin(task, 'exit', 0);
    while (exit.at !== 'leave_containers') exit.step();
    exit.step();
    expect(exit.at).toBe('exit_notify');
    while (exit.step() === 'stepped');
    expect(m.read('/c/a/tasks')).toBe('');
    expect(countMembers(m.k)).toEqual(counts(m));
  });

  it('from a container with notify_on_release waits for manage_mutex, with the count still held', () => {
    const m = mounted();
    const task = m.fork();
    m.write('/c/a/tasks', `${task}\n`);
    m.write('/c/a/notify_on_release', '1\n');
    m.k.state.misc.locks.manage_mutex = 2;
    const exit = m.begin(task, 'exit', 0);
    while (exit.step() === 'stepped');
    expect(exit.at).toBe('take_manage_mutex');
    expect(m.k.state.containers.get(containerOf(m.k, task, 1)).parent).toBe(0);
    m.k.state.misc.locks.manage_mutex = 0;
    expect(m.errno('rmdir', '/c/a')).toBe('EBUSY');
    while (exit.step() === 'stepped');
    expect(m.errno('rmdir', '/c/a')).toBe('');
    expect(countMembers(m.k)).toEqual(counts(m));
  });

  it('that a mount overtakes is never counted in the new hierarchy', () => {
    const m = mounted();
    const task = m.fork();
    const exit = m.begin(task, 'exit', 0);
    while (exit.at !== 'leave_containers') exit.step();
    m.call('mkdir', '/d', 0o755);
    m.call('mount', 'none', '/d', 'container', 0, 'cpuset');
    while (exit.step() === 'stepped');
    expect(countMembers(m.k)).toEqual(counts(m));
  });

  it.each([
    {quirks: true, listed: true},
    {quirks: false, listed: false},
  ])('leaves a zombie that the top list shows: $listed (quirks $quirks)', ({quirks, listed}) => {
    const m = mounted({quirks});
    const task = m.fork();
    m.write('/c/a/tasks', `${task}${quirks ? '' : '\n'}`);
    m.exit(task);
    expect(m.read(`/proc/${task}/container`)).toBe('cpuacct:/\n');
    expect(m.read('/c/tasks').split('\n').includes(`${task}`)).toBe(listed);
    expect(m.read('/c/a/tasks')).toBe('');
  });
});
