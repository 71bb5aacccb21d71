import {describe, expect, it} from 'vitest';
import {smallKernel} from '../../../testing/small-kernel';
import {INTERRUPTIBLE, RUNNING, SIGNALS, STOPPED, UNINTERRUPTIBLE} from '../../abi';
import {containerFor, createContainer} from '../../kernel';
import {freezer} from './freezer';

function mounted() {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', 'cgroup', 0, 'freezer');
  m.call('mkdir', '/c/a', 0o755);
  m.call('mkdir', '/c/a/b', 0o755);
  const task = m.fork();
  m.write('/c/a/b/tasks', `${task}\n`);
  const state = () => m.k.state.tasks.state[task];
  const word = (path: string) => m.read(`/c/${path}/freezer.state`).trim();
  return {m, task, state, word};
}

describe('freezer', () => {
  it('freezes a task below, and thaws it when nobody above it is frozen any more', () => {
    const {m, state, word} = mounted();
    m.write('/c/a/freezer.state', 'FROZEN\n');
    expect([state(), word('a'), word('a/b')]).toEqual([UNINTERRUPTIBLE, 'FROZEN', 'FROZEN']);
    m.write('/c/a/b/freezer.state', 'FROZEN');
    m.write('/c/a/freezer.state', 'THAWED\n');
    expect([state(), word('a'), word('a/b')]).toEqual([UNINTERRUPTIBLE, 'THAWED', 'FROZEN']);
    m.write('/c/a/b/freezer.state', 'THAWED\n');
    expect([state(), word('a/b')]).toEqual([RUNNING, 'THAWED']);
  });

  it('takes containers nested 12,000 deep', () => {
    const {m, task, state, word} = mounted();
    let below = containerFor(m.k, task, freezer);
    for (let i = 0; i < 12_000; i++) below = createContainer(m.k, 1, below, 'x', 0o755) as number;
    const read = (name: string) =>
      freezer
        .files?.('cgroup')
        .find(file => file.name === name)
        ?.read?.(m.k, below, 1);
    expect(m.write('/c/a/freezer.state', 'FROZEN\n')).toBe('');
    expect([state(), word('a'), read('freezer.state')]).toEqual([UNINTERRUPTIBLE, 'FROZEN', 'FROZEN\n']);
    expect(read('freezer.parent_freezing')).toBe('1\n');
    m.write('/c/a/freezer.state', 'THAWED\n');
    expect([state(), read('freezer.parent_freezing')]).toEqual([RUNNING, '0\n']);
  });

  it('leaves a sleep for the time being, and a signal waits until the thaw', () => {
    const {m, task, state} = mounted();
    const sleep = m.begin(task, 'nanosleep', 1000);
    sleep.step();
    expect([sleep.step(), state()]).toEqual(['asleep', INTERRUPTIBLE]);
    m.write('/c/a/freezer.state', 'FROZEN\n');
    m.call('kill', task, SIGNALS.TERM);
    m.call('kill', task, SIGNALS.KILL);
    expect(state()).toBe(UNINTERRUPTIBLE);
    m.write('/c/a/freezer.state', 'THAWED\n');
    expect(state()).toBe(RUNNING);
  });

  it('keeps a stopped task stopped, unless it was told to continue', () => {
    const {m, task, state} = mounted();
    m.call('kill', task, SIGNALS.STOP);
    m.write('/c/a/freezer.state', 'FROZEN\n');
    m.write('/c/a/freezer.state', 'THAWED\n');
    expect(state()).toBe(STOPPED);
    m.write('/c/a/freezer.state', 'FROZEN\n');
    m.call('kill', task, SIGNALS.STOP);
    m.call('kill', task, SIGNALS.CONT);
    expect(state()).toBe(UNINTERRUPTIBLE);
    m.write('/c/a/freezer.state', 'THAWED\n');
    expect([state(), m.k.state.tasks.pending[task]]).toEqual([RUNNING, 0]);
  });

  it('lets a task that holds a lock go on until it comes to the edge', () => {
    const {m, task, state, word} = mounted();
    m.write('/c/tasks', `${task}\n`);
    m.write('/c/a/freezer.state', 'FROZEN\n');
    expect(m.write('/c/a/tasks', '0\n', task)).toBe('');
    expect([state(), word('a')]).toEqual([RUNNING, 'FREEZING']);
    m.write('/c/tasks', `${task}\n`);
    expect([m.k.state.tasks.frozen[task], m.k.state.tasks.pending[task]]).toEqual([0, 0]);
  });

  it('freezes what is moved in, thaws what is moved out, and takes no other word', () => {
    const {m, task, state} = mounted();
    m.write('/c/a/b/freezer.state', 'FROZEN\n');
    m.write('/c/tasks', `${task}\n`);
    expect(state()).toBe(RUNNING);
    m.write('/c/a/b/tasks', `${task}\n`);
    expect(state()).toBe(UNINTERRUPTIBLE);
    expect(['FREEZING', 'frozen', '1', ''].map(text => m.write('/c/a/b/freezer.state', `${text}\n`))).toEqual(
      new Array(4).fill('EINVAL'),
    );
  });
});
