// The kernel at work in words.
import {expect, it} from 'vitest';
import type {MoveSlice, OperationSlice, Slices, StepSlice} from '../protocol';
import {attachFake, fakeMachine, fakeSlices} from '../testing/updates';
import {currentMove, describeStep, movePlaces, tornChildren} from '.';

const machine = fakeMachine({tasks: 6});
const [mover, child] = [machine.tasks[2]!.pid, machine.tasks[3]!.pid];
const [A, B] = machine.hierarchies.map(one => one.id) as [number, number];
const named = (hierarchy: number, name: string) =>
  machine.containers.find(one => one.hierarchy === hierarchy && one.name === name)!;
/** Both hierarchies get a container /old and one /new. */
const both = [A, B].flatMap(hierarchy =>
  ['old', 'new'].map((name, i) => ({
    ...named(A, 'web'),
    id: 500 + hierarchy * 10 + i,
    hierarchy,
    name,
    path: `/${name}`,
  })),
);

function slicesWith(
  step: Partial<StepSlice>,
  where: readonly (readonly [pid: number, index: number, container: number])[],
): Slices {
  for (const [pid, index, container] of where) attachFake(machine, pid, index, container);
  const slices = fakeSlices(machine);
  return {
    ...slices,
    containers: [...slices.containers, ...both],
    step: {operations: [], locks: [], move: null, ...step},
  };
}

const idOf = (hierarchy: number, name: string) =>
  both.find(one => one.hierarchy === hierarchy && one.name === name)!.id;
const attach: OperationSlice = {
  task: machine.tasks[0]!.pid,
  cpu: 1,
  op: 'attach_task',
  steps: ['find_task', 'subsystem_can_attach', 'switch_pointer'],
  at: 1,
  asks: 'cpuset',
  moves: mover,
  to: idOf(B, 'new'),
};
const move: MoveSlice = {
  task: mover,
  from: '/old',
  to: '/new',
  switches: [{hierarchy: A, began: 6, tick: 10}],
  forks: [{child, tick: 12}],
};

it('tells how far a move is, who is torn by it, and what the kernel does next', () => {
  const locks = [{name: 'manage_mutex', holder: attach.task, waiters: [child]}];
  const slices = slicesWith({operations: [attach], locks, move}, [
    [mover, 0, idOf(A, 'new')],
    [mover, 1, idOf(B, 'old')],
    [child, 0, idOf(A, 'new')],
    [child, 1, idOf(B, 'old')],
  ]);
  const [writer, moved, born] = [machine.tasks[0]!, machine.tasks[2]!, machine.tasks[3]!].map(
    one => `${one.pid} ${one.comm}`,
  );
  expect(describeStep(slices).split('\n')).toEqual([
    `${moved} moves from old to new: moved in A, moving in B`,
    `${mover} forked ${child} at 12 ms`,
    `torn: ${child} is in new in A, but still in old in B`,
    `${writer} on cpu 1 in attach_task: next cpuset_can_attach, step 2 of 3`,
    `manage_mutex: held by ${writer}; ${born} waits`,
  ]);
});

it('forgets who was torn once it has been moved too, or is gone', () => {
  const whole = slicesWith({move}, [[child, 1, idOf(B, 'new')]]);
  expect(tornChildren(whole, move)).toEqual([]);
  expect(tornChildren(whole, {...move, forks: [{child: 9999, tick: 12}]})).toEqual([]);
});

it('begins a move with the first attach, before its pointer is switched', () => {
  const slices = slicesWith({operations: [{...attach, to: idOf(A, 'new')}]}, [[mover, 0, idOf(A, 'old')]]);
  const found = currentMove(slices)!;
  expect(found).toMatchObject({task: mover, from: '/old', to: '/new', switches: []});
  expect(movePlaces(slices, found).map(one => one.state)).toEqual(['moving', 'waiting']);
});

it('says so when nothing was moved', () => {
  expect(describeStep(slicesWith({}, []))).toBe('Nothing has been moved yet.');
});
