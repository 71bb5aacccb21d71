// Laws under a random load: whatever is done, each task is in one container of each hierarchy, counts are memberships, no
// id dangles, and locks are free at rest.
import {describe, expect, it} from 'vitest';
import {randomInt} from '../../../base';
import {type SmallKernel, smallKernel} from '../../../testing/small-kernel';
import {FREE, failed} from '../../abi';
import {countMembers, isListed} from './membership';

const SETS = ['cpuacct', 'numtasks', 'cpuacct,numtasks', 'debug1', 'debug1,debug2', 'all'] as const;
const PLACES = ['/m0', '/m1', '/m2', '/m3'] as const;

/** The laws that do not hold, in words. */
function brokenLaws({k}: SmallKernel): string[] {
  const {containers, hierarchies, misc, superblocks, tasks} = k.state;
  const broken: string[] = [];
  const law = (holds: boolean, words: () => string) => holds || broken.push(words());
  law(misc.locks.manage_mutex === 0 && misc.locks.callback_mutex === 0, () => 'a lock is held');
  for (const [id, count] of countMembers(k)) {
    law(containers.get(id).count === count, () => `container ${id} counts ${containers.get(id).count}, not ${count}`);
  }
  for (const [id, row] of containers) {
    law(row.parent === 0 || containers.get(row.parent).children.includes(id), () => `container ${id} is an orphan`);
    law(
      row.children.every(child => containers.find(child)?.parent === id),
      () => `container ${id} lost a child`,
    );
  }
  law(misc.hierarchies.join() === hierarchies.ids().join(), () => 'the list of hierarchies is wrong');
  for (const [id, row] of hierarchies) {
    const inside = [...containers].filter(([, one]) => one.hierarchy === id);
    law(inside.length === row.containers, () => `hierarchy ${id} has ${inside.length} containers`);
    law(superblocks.has(row.superblock), () => `hierarchy ${id} has no superblock`);
    const bound = [...row.subsystems].sort().join();
    law(
      inside.every(([, one]) => Object.keys(one.css).sort().join() === bound),
      () => `states of hierarchy ${id}`,
    );
    law(
      row.subsystems.every(name => misc.bound[name] === id),
      () => `hierarchy ${id} is not the one that binds`,
    );
  }
  for (let task = 1; task < tasks.capacity; task++) {
    for (let h = 1; h < tasks.slots; h++) {
      const slot = tasks.container[task * tasks.slots + h] as number;
      const right =
        tasks.state[task] === FREE || !hierarchies.has(h)
          ? slot === 0
          : slot === 0 || containers.find(slot)?.hierarchy === h;
      law(right, () => `slot ${h} of task ${task} holds ${slot}`);
    }
  }
  return broken;
}

/** Numtasks counts what there is: the root's tree holds every live task. */
function checkNumtasks({k}: SmallKernel): void {
  const bound = k.state.misc.bound.numtasks ?? 0;
  const root = bound === 0 ? k.state.misc.dummyTop : k.state.hierarchies.get(bound).top;
  const state = k.state.containers.get(root).css.numtasks?.state as {subtree: number};
  const live = k.state.records.ids().filter(task => isListed(k, task) && k.state.tasks.exiting[task] === 0);
  expect(state.subtree).toBe(live.length);
}

describe('a random load', () => {
  it.each([1, 2, 3, 4, 5, 6])('breaks no law (seed %i)', seed => {
    const m = smallKernel({debug: 2, quirks: seed % 2 === 0});
    const random = {seed};
    const pick = <T>(from: readonly T[]): T => from[randomInt(random, from.length)] as T;
    const tasks: number[] = [];
    for (const place of PLACES) m.call('mkdir', place, 0o755);
    const path = () => `${pick(PLACES)}${pick(['', '/a', '/b', '/a/c'])}`;
    const acts = [
      () => m.call('mount', 'none', pick(PLACES), pick(['container', 'cgroup']), 0, pick(SETS)),
      () => m.call('umount', pick(PLACES), 0),
      () => m.call('mkdir', path(), 0o755),
      () => m.call('rmdir', path()),
      () => m.call('rename', path(), path()),
      () => {
        const child = m.callAs(pick([1, ...tasks]), 'fork', null);
        if (!failed(child)) tasks.push(child as number);
      },
      () => m.write(`${path()}/tasks`, `${pick([0, 1, 2, 99, ...tasks])}`),
      () => m.write(`${path()}/notify_on_release`, pick(['0', '1'])),
      () => m.write(`${path()}/numtasks.shares`, pick(['min_shares=40', 'max_shares=0', 'max_shares=-3'])),
      () => {
        const task = tasks.splice(randomInt(random, tasks.length + 1), 1)[0];
        if (task !== undefined) m.exit(task);
      },
      () => m.call('wait', -1, 1),
    ];
    for (let i = 0; i < 600; i++) {
      pick(acts)();
      expect(brokenLaws(m)).toEqual([]);
      checkNumtasks(m);
    }
    expect(m.k.state.misc.tasks).toBeGreaterThan(2);
  });
});
