import {describe, expect, it} from 'vitest';
import {outlinesOf} from '../../../describe';
import type {Update} from '../../../protocol';
import {attachFake, exitFake, type FakeMachine, fakeMachine, fakeUpdate, forkFake} from '../../../testing/updates';
import {layoutColumns} from '../../draw';
import {stepIn} from './keys';
import {type Before, NOTHING, planOf} from './plan';

const beforeOf = ({slices}: Update): Before => ({
  slices,
  columns: layoutColumns(outlinesOf(slices), slices.tasks, {width: 832, compact: false}),
});
const named = (machine: FakeMachine, name: string): number => machine.containers.find(one => one.name === name)!.id;

describe('what of an update is shown in motion', () => {
  it('is nothing when nothing was drawn before, or nothing happened', () => {
    const machine = fakeMachine();
    const update = fakeUpdate(machine);
    expect(planOf(update, null)).toBe(NOTHING);
    expect(planOf(fakeUpdate(machine), beforeOf(update))).toBe(NOTHING);
  });

  it('is a move from where the task was drawn last, over several hierarchies in their order', () => {
    const machine = fakeMachine();
    const before = beforeOf(fakeUpdate(machine));
    attachFake(machine, 1, 0, named(machine, 'web'));
    attachFake(machine, 1, 1, named(machine, 'alice'));
    const {moves} = planOf(fakeUpdate(machine), before);
    expect(moves.map(({pid, index}) => [pid, index])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(moves[0]!.from).toBe(machine.hierarchies[0]!.top);
    expect(moves[0]!.spot).toEqual(before.columns.columns[0]!.spots.find(one => one.pid === 1));
  });

  it('is one move for a task that went and went on, and none for one that came back', () => {
    const machine = fakeMachine();
    const before = beforeOf(fakeUpdate(machine));
    attachFake(machine, 1, 0, named(machine, 'web'));
    attachFake(machine, 1, 0, named(machine, 'db'));
    attachFake(machine, 61, 0, named(machine, 'web'));
    attachFake(machine, 61, 0, machine.hierarchies[0]!.top);
    const {moves} = planOf(fakeUpdate(machine), before);
    expect(moves.map(one => one.pid)).toEqual([1]);
  });

  it('leaves out a task that was born and moved between two pictures, but tells its parent', () => {
    const machine = fakeMachine();
    const before = beforeOf(fakeUpdate(machine));
    const child = forkFake(machine, 1904);
    attachFake(machine, child, 0, named(machine, 'web'));
    exitFake(machine, 812);
    const plan = planOf(fakeUpdate(machine), before);
    expect(plan.moves).toEqual([]);
    expect(plan.forks.get(child)).toBe(1904);
    expect([...plan.exits]).toEqual([812]);
  });
});

describe('walking a tree by arrows', () => {
  const {slices} = fakeUpdate(fakeMachine());
  const {items} = outlinesOf(slices)[0]!;

  it('reaches every item by going down alone after entering each container', () => {
    const seen = new Set([0]);
    for (let at = 0; ; ) {
      const inside = stepIn(items, at, 'ArrowRight');
      const next = inside === at ? stepIn(items, at, 'ArrowDown') : inside;
      if (next === at) break;
      seen.add(next);
      at = next;
    }
    expect(seen.size).toBe(items.length);
  });

  it('leads left to the parent and right to the first child', () => {
    items.forEach((item, at) => {
      if (item.parent >= 0) expect(stepIn(items, at, 'ArrowLeft')).toBe(item.parent);
      const right = stepIn(items, at, 'ArrowRight');
      expect(right === at ? at : items[right]!.parent).toBe(at);
    });
  });

  it('leads up to the sibling before, and from the first of a family to its parent', () => {
    items.forEach((item, at) => {
      if (item.parent < 0) return;
      const up = items[stepIn(items, at, 'ArrowUp')]!;
      if (item.place === 1) expect(up).toBe(items[item.parent]);
      else expect(up.place).toBe(item.place - 1);
    });
  });

  it('stays where a key leads nowhere', () => {
    expect(stepIn(items, 0, 'ArrowUp')).toBe(0);
    expect(stepIn(items, items.length - 1, 'ArrowDown')).toBe(items.length - 1);
  });
});
