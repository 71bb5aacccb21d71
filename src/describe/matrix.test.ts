import {describe, expect, it} from 'vitest';
import {attachFake, type FakeMachine, fakeMachine, fakeSlices, forkFake} from '../testing/updates';
import {describeMatrix, matrixOf, sortMatrix} from '.';

const named = (machine: FakeMachine, name: string): number => machine.containers.find(one => one.name === name)!.id;
const inBoth = (machine: FakeMachine, pid: number, a: string, b: string): void => {
  attachFake(machine, pid, 0, named(machine, a));
  attachFake(machine, pid, 1, named(machine, b));
};
/** Four tasks, all in the top containers. */
const small = (): FakeMachine => fakeMachine({tasks: 4});

describe('the matrix', () => {
  it('has one group for each distinct set of containers, and every task in one', () => {
    const slices = fakeSlices(fakeMachine({tasks: 200, hierarchies: 3}));
    const groups = matrixOf(slices);
    const rows = groups.flatMap(one => one.rows);
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from(slices.tasks.pid, (_, row) => row));
    expect(new Set(groups.map(one => one.id)).size).toBe(groups.length);
    for (const group of groups)
      for (const row of group.rows)
        expect([...slices.tasks.container.subarray(row * 3, row * 3 + 3)]).toEqual(group.containers);
  });

  it('regroups when a task moves', () => {
    const machine = small();
    expect(describeMatrix(fakeSlices(machine))).toBe('4 tasks in 1 group\n4 tasks, in A root, in B root');
    attachFake(machine, 812, 0, named(machine, 'cgi'));
    expect(describeMatrix(fakeSlices(machine))).toBe(
      '4 tasks in 2 groups\n3 tasks, in A root, in B root\n1 task, in A web slash cgi, in B root',
    );
  });

  it('is sorted by size or by the path in a hierarchy, both ways', () => {
    const machine = small();
    inBoth(machine, 812, 'web', 'bob');
    inBoth(machine, 61, 'db', 'alice');
    const slices = fakeSlices(machine);
    const paths = (index: number, backwards: boolean) =>
      sortMatrix(slices, matrixOf(slices), index, backwards).map(
        ({containers}) => slices.containers.find(one => one.id === containers[index])?.path,
      );
    expect(paths(0, false)).toEqual(['/', '/db', '/web']);
    expect(paths(1, true)).toEqual(['/bob', '/alice', '/']);
    expect(sortMatrix(slices, matrixOf(slices), 'tasks', true).at(-1)?.rows).toHaveLength(2);
  });

  it('says that there is nothing to group without a hierarchy', () => {
    expect(describeMatrix(fakeSlices(fakeMachine({hierarchies: 0})))).toBe('No hierarchy is mounted.');
  });
});

describe('a torn group', () => {
  const torn = (machine: FakeMachine) => matrixOf(fakeSlices(machine)).flatMap(one => one.torn);

  it('is a child forked between two moves of its parent', () => {
    const machine = small();
    attachFake(machine, 812, 0, named(machine, 'web'));
    const child = forkFake(machine, 812);
    attachFake(machine, 812, 1, named(machine, 'alice'));
    expect(torn(machine)).toEqual([{pid: child, parent: 812, together: [0], apart: [1]}]);
    expect(describeMatrix(fakeSlices(machine))).toContain(
      `1 task, in A web, in B root, torn: ${child} is with its parent 812 in A, but not in B`,
    );
    attachFake(machine, child, 1, named(machine, 'alice'));
    expect(torn(machine)).toEqual([]);
  });

  it('is not one whose parent stayed at the top, nor one that differs everywhere', () => {
    const machine = small();
    const moved = forkFake(machine, 812);
    attachFake(machine, moved, 0, named(machine, 'web'));
    inBoth(machine, 61, 'db', 'alice');
    const away = forkFake(machine, 61);
    inBoth(machine, away, 'web', 'bob');
    expect(torn(machine)).toEqual([]);
  });

  it('is not one whose siblings are with it: they were put there', () => {
    const machine = small();
    inBoth(machine, 812, 'web', 'alice');
    for (const child of [forkFake(machine, 812), forkFake(machine, 812)])
      attachFake(machine, child, 0, named(machine, 'cgi'));
    expect(torn(machine)).toEqual([]);
  });
});
