import {describe, expect, it} from 'vitest';
import {type SmallKernelOptions, smallKernel} from '../../../testing/small-kernel';
import {failed} from '../../abi';
import {containerFor, createContainer} from '../../kernel';
import {numtasks} from './numtasks';

const TOTAL = '/sys/module/numtasks/parameters/total_numtasks';

function mounted(options: SmallKernelOptions = {}) {
  const m = smallKernel(options);
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', 'container', 0, 'numtasks');
  m.call('mkdir', '/c/g', 0o755);
  /** Text without newline where the quirk refuses one. */
  const shares = (path: string, text: string) => m.write(`${path}/numtasks.shares`, text);
  const stats = (path: string) =>
    [...m.read(`${path}/numtasks.stats`).matchAll(/(\d+)\n/g)].map(([, count]) => Number(count));
  const errnoOfFork = (task: number) => {
    const child = m.callAs(task, 'fork', null);
    return failed(child) ? child.errno : '';
  };
  return {m, shares, stats, errnoOfFork};
}

it('shares have the names that are theirs, and no names of every object', () => {
  const {shares} = mounted();
  expect(['constructor=5', 'toString=5', '__proto__=5'].map(text => shares('/c/g', text))).toEqual(
    new Array(3).fill('EINVAL'),
  );
});

it('groups may be nested 12,000 deep', () => {
  const {m} = mounted();
  const tasksGroup = m.fork();
  m.write('/c/g/tasks', `${tasksGroup}`);
  let below = containerFor(m.k, tasksGroup, numtasks);
  for (let i = 0; i < 12_000; i++) below = createContainer(m.k, 1, below, 'x', 0o755) as number;
  expect(m.write(TOTAL, '100\n')).toBe('');
  expect(m.write('/sys/module/numtasks/parameters/forkrate', '100\n')).toBe('');
});

describe('a limit', () => {
  it.each([
    {quirks: false, errno: 'EAGAIN'},
    {quirks: true, errno: 'ENOSPC'},
  ])('refuses the sixth task of five with $errno (quirks $quirks), but no attach', ({quirks, errno}) => {
    const {m, shares, stats, errnoOfFork} = mounted({quirks});
    expect(m.write(TOTAL, '100\n')).toBe('');
    expect(shares('/c/g', 'max_shares=5')).toBe('');
    const task = m.fork();
    m.write('/c/g/tasks', `${task}`);
    for (let i = 0; i < 4; i++) expect(errnoOfFork(task)).toBe('');
    expect(errnoOfFork(task)).toBe(errno);
    expect(m.because).toBe('numtasks /g has 5 tasks, and its limit is 5');
    expect(stats('/c/g')).toEqual([5, 0, 1, 0]);
    expect(m.write('/c/g/tasks', `${m.fork()}`)).toBe('');
    expect(stats('/c/g')[0]).toBe(6);
  });

  it('means nothing before total_numtasks is set, with the quirk; else it is a part of all pids', () => {
    const on = mounted({quirks: true});
    on.shares('/c/g', 'max_shares=1');
    const task = on.m.fork();
    on.m.write('/c/g/tasks', `${task}`);
    expect([1, 2, 3].map(() => on.errnoOfFork(task))).toEqual(['', '', '']);
    const off = mounted();
    expect(off.m.read(TOTAL)).toBe('32768\n');
    off.shares('/c/g', 'max_shares=0\n');
    const other = off.m.fork();
    off.m.write('/c/g/tasks', `${other}`);
    expect(off.errnoOfFork(other)).toBe('EAGAIN');
  });

  it.each([
    {quirks: false, errno: 'EAGAIN'},
    {quirks: true, errno: ''},
  ])('of a parent holds for a child group without one: "$errno" (quirks $quirks)', ({quirks, errno}) => {
    const {m, shares, errnoOfFork} = mounted({quirks});
    m.write(TOTAL, '100\n');
    shares('/c/g', 'max_shares=5');
    m.call('mkdir', '/c/g/h', 0o755);
    const [outer, inner] = [m.fork(), m.fork()];
    m.write('/c/g/tasks', `${outer}`);
    m.write('/c/g/h/tasks', `${inner}`);
    for (let i = 0; i < 3; i++) expect(errnoOfFork(inner)).toBe('');
    expect(errnoOfFork(inner)).toBe(errno);
  });

  it('is checked before the child counts, so two forks at once go over it', () => {
    const {m, shares, stats} = mounted();
    m.write(TOTAL, '100\n');
    shares('/c/g', 'max_shares=3');
    const tasks = [m.fork(), m.fork()];
    for (const task of tasks) m.write('/c/g/tasks', `${task}`);
    const forks = tasks.map(task => m.begin(task, 'fork', null));
    for (const fork of forks) expect(fork.step()).toBe('stepped');
    for (const fork of forks) while (fork.step() === 'stepped');
    expect(forks.map(({result}) => typeof result)).toEqual(['number', 'number']);
    expect(stats('/c/g')).toEqual([4, 0, 0, 0]);
  });

  it('total_numtasks takes only a number above the tasks there are', () => {
    const {m} = mounted();
    m.fork();
    expect(m.write(TOTAL, '3\n')).toBe('EINVAL');
    expect(m.write(TOTAL, '0\n')).toBe('EINVAL');
    expect(m.write(TOTAL, 'x\n')).toBe('EINVAL');
    expect(m.write(TOTAL, '4\n')).toBe('');
  });
});

describe('shares', () => {
  it.each([
    ['min_shares=10,max_shares=20', ''],
    ['res=numtasks,max_shares=20', ''],
    ['res=cpu,max_shares=20', ''],
    [',,max_shares=0x14,', ''],
    ['max_shares=12three', 'EINVAL'],
    ['res=numtasks,res=numtasks', 'EINVAL'],
    ['nonsense=1', 'EINVAL'],
    ['max_shares=', 'EINVAL'],
    ['max_shares=101', 'EINVAL'],
    ['min_shares=101', 'EINVAL'],
    ['min_shares=20,max_shares=10', 'EINVAL'],
    ['max_shares=-1', ''],
    ['max_shares=-4', 'EINVAL'],
    ['max_shares=-3', ''],
    ['child_shares_divisor=0', ''],
    ['child_shares_divisor=-3', 'EINVAL'],
    ['child_shares_divisor=1000', ''],
  ])('"%s" answers "%s"', (text, errno) => {
    const {m, shares} = mounted();
    const before = m.read('/c/g/numtasks.shares');
    expect(shares('/c/g', text)).toBe(errno);
    if (errno !== '') expect(m.read('/c/g/numtasks.shares')).toBe(before);
  });

  it('take a newline, or do not with the quirk', () => {
    expect(mounted().shares('/c/g', 'max_shares=5\n')).toBe('');
    expect(mounted({quirks: true}).shares('/c/g', 'max_shares=5\n')).toBe('EINVAL');
  });

  it('hand out no more than the divisor, and get it back at rmdir', () => {
    const {m, shares} = mounted();
    m.call('mkdir', '/c/h', 0o755);
    expect(shares('/c/g', 'min_shares=70')).toBe('');
    expect(shares('/c/h', 'min_shares=40')).toBe('EINVAL');
    expect(m.because).toBe('/ has only 30 shares left to guarantee');
    expect(shares('/c', 'child_shares_divisor=60')).toBe('EINVAL');
    m.call('rmdir', '/c/g');
    expect(shares('/c/h', 'min_shares=40')).toBe('');
  });
});

describe('counting', () => {
  it('borrows beyond the guarantee from the parent, and gives back', () => {
    const {m, shares, stats} = mounted();
    m.write(TOTAL, '100\n');
    shares('/c/g', 'min_shares=2');
    const before = stats('/c')[0] as number;
    const tasks = [m.fork(), m.fork(), m.fork()];
    for (const task of tasks) m.write('/c/g/tasks', `${task}`);
    expect(stats('/c/g')[0]).toBe(3);
    expect(stats('/c')[0]).toBe(before + 1);
    for (const task of tasks) m.exit(task);
    expect(stats('/c/g')[0]).toBe(0);
    expect(stats('/c')[0]).toBe(before);
  });

  it('survives mount and umount', () => {
    const {m, stats} = mounted();
    const live = stats('/c')[0];
    m.call('rmdir', '/c/g');
    m.call('umount', '/c', 0);
    m.exit(m.fork());
    m.fork();
    m.call('mount', 'none', '/c', 'container', 0, 'numtasks');
    expect(stats('/c')[0]).toBe((live as number) + 1);
  });

  it('limits the rate of forks', () => {
    const {m, stats, errnoOfFork} = mounted();
    m.write('/sys/module/numtasks/parameters/forkrate', '2\n');
    expect([1, 2, 3].map(() => errnoOfFork(1))).toEqual(['', '', 'EAGAIN']);
    expect(stats('/c')[3]).toBe(1);
    m.k.state.misc.tick += 1000;
    expect(errnoOfFork(1)).toBe('EAGAIN');
    m.k.state.misc.tick += 1;
    expect(errnoOfFork(1)).toBe('');
  });
});
