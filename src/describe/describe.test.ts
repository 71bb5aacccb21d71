import {describe, expect, it} from 'vitest';
import {attachFake, fakeMachine, fakeSlices, runFake} from '../testing/updates';
import {
  containerName,
  describeFirst,
  describeHierarchies,
  describeMachine,
  describeMounts,
  headline,
  outlineOf,
  taskName,
} from '.';
import {numberWord, ranges} from './numbers';

describe('numbers in words', () => {
  it.each([
    [0, 'no'],
    [1, 'one'],
    [8, 'eight'],
    [12, 'twelve'],
    [20, 'twenty'],
    [24, 'twenty-four'],
    [99, 'ninety-nine'],
    [100, '100'],
  ])('%i is %s', (n, words) => expect(numberWord(n)).toBe(words));

  it('writes lists as the kernel does', () => {
    expect(ranges([0, 1, 2, 3, 6])).toBe('0-3,6');
    expect(ranges([])).toBe('');
  });
});

describe('the outline', () => {
  const machine = fakeMachine();
  const slices = fakeSlices(machine);

  it('lists a container before its tasks and these before its children', () => {
    const {items} = outlineOf(slices, 0);
    items.forEach((item, at) => {
      if (item.parent < 0) return;
      const parent = items[item.parent]!;
      expect(item.parent).toBeLessThan(at);
      expect(item.level).toBe(parent.level + 1);
      if (item.kind === 'task') expect(items[at - 1]!.kind === 'container' && item.place > 1).toBe(false);
    });
  });

  it('holds every task once in every hierarchy', () => {
    for (const index of [0, 1]) {
      const rows = outlineOf(slices, index).items.flatMap(item => (item.kind === 'task' ? [item.row] : []));
      expect([...rows].sort((a, b) => a - b)).toEqual(Array.from(slices.tasks.pid, (_, row) => row));
    }
  });

  it('numbers the members of a family from one without gaps', () => {
    const {items} = outlineOf(slices, 1);
    items.forEach((_, at) => {
      const family = items.filter(item => item.parent === at);
      expect(family.map(item => item.place)).toEqual(family.map((_, i) => i + 1));
      for (const item of family) expect(item.siblings).toBe(family.length);
    });
  });
});

describe('views in words', () => {
  it('names a task with its state and its place in every hierarchy', () => {
    const machine = fakeMachine({seed: 3});
    const pid = machine.tasks[7]!.pid;
    const cgi = machine.containers.find(one => one.name === 'cgi')!.id;
    const alice = machine.containers.find(one => one.name === 'alice')!.id;
    attachFake(machine, pid, 0, cgi);
    attachFake(machine, pid, 1, alice);
    machine.tasks[7]!.now = 2;
    machine.tasks[7]!.cpu = 2;
    expect(taskName(fakeSlices(machine), 7)).toBe(
      `${pid}, ${machine.tasks[7]!.comm}, running on cpu 2, in A web slash cgi, in B alice`,
    );
  });

  it('tells a limit in words, and that it is passed', () => {
    const machine = fakeMachine({tasks: 40});
    const alice = machine.containers.find(one => one.name === 'alice')!.id;
    for (const task of machine.tasks) attachFake(machine, task.pid, 1, alice);
    const slices = fakeSlices(machine);
    const item = outlineOf(slices, 1).items.find(one => one.kind === 'container' && one.container.id === alice)!;
    expect(item.kind === 'container' && containerName(slices, item)).toBe('alice, 40 of 16, over its limit, 40 tasks');
  });

  it('says of a limit that is reached that it is reached, not passed', () => {
    const slices = fakeSlices(fakeMachine({tasks: 1}));
    const item = outlineOf(slices, 0).items.find(one => one.kind === 'container')!;
    if (item.kind !== 'container') throw new Error('no container');
    const full = (summary: string) =>
      containerName(slices, {...item, container: {...item.container, summary, over: true}});
    expect(full('tasks 5 of 5')).toContain(', at its limit,');
    expect(full('5 / 5')).toContain(', at its limit,');
    expect(full('tasks 15 of 5')).toContain(', over its limit,');
  });

  it('counts in the headline what there is', () => {
    expect(headline(fakeSlices(fakeMachine({hierarchies: 0})))).toBe('Twenty-four tasks, eight cpus, no fences.');
    expect(headline(fakeSlices(fakeMachine({hierarchies: 0, tasks: 1, cpus: 1})))).toBe(
      'One task, one cpu, no fences.',
    );
  });

  it('describes a machine of any size in every view', () => {
    for (const tasks of [0, 3, 24, 300]) {
      const machine = fakeMachine({tasks});
      runFake(machine, 50);
      const slices = fakeSlices(machine);
      for (const describeIt of [describeFirst, describeMounts]) expect(describeIt(slices)).not.toBe('');
      expect(describeHierarchies(slices).split('\n')).toHaveLength(2 * tasks + 9 + 2);
      expect(describeMachine(slices)).toContain('/web/cgi may use cpus 2-3');
    }
  });

  it('counts tasks by state in place of naming them when there are thousands', () => {
    const text = describeHierarchies(fakeSlices(fakeMachine({tasks: 2000, hierarchies: 1})));
    expect(text.split('\n')).toHaveLength(1 + 5);
    expect(text).toMatch(/web, cpus 0-3, \d+ tasks, \d+ more below, \d+ running, \d+ waiting, \d+ asleep/);
  });
});
