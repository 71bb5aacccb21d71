import {describe, expect, it} from 'vitest';
import type {Slices, Update} from '../../protocol';
import {fakeMachine, fakeUpdate, runFake} from '../../testing/updates';
import {checkLaws, LAWS} from './laws';
import {SUMS} from './sums';

const healthy = (): Update => {
  const machine = fakeMachine({tasks: 40});
  runFake(machine, 60);
  return fakeUpdate(machine);
};
type Plant = (slices: Slices) => Slices | undefined;
const planted = (plant: Plant, idle = false) => {
  const update = healthy();
  return checkLaws({...update, idle, slices: plant(update.slices) ?? update.slices});
};
/** A row that is on a cpu. */
const running = ({tasks}: Slices): number => tasks.onCpu.indexOf(1);

describe('the laws', () => {
  it('hold in a machine that is well', () => {
    expect(checkLaws(healthy())).toEqual([]);
    expect(checkLaws({...healthy(), idle: true})).toEqual([]);
  });

  it('do not count who is dying: a zombie, or a task within its exit', () => {
    const one = {cpu: 0, steps: [], at: 0, asks: '', moves: 0, to: 0};
    const leaving = (s: Slices): Slices => {
      const row = running(s);
      const homes = Array.from(
        {length: s.tasks.hierarchies},
        (_, i) => s.tasks.container[row * s.tasks.hierarchies + i],
      );
      const containers = s.containers.map(box => (homes.includes(box.id) ? {...box, count: box.count - 1} : box));
      const operations = [{...one, task: s.tasks.pid[row]!, op: 'container_exit'}];
      return {...s, containers, step: {...s.step, operations}};
    };
    expect(planted(leaving)).toEqual([]);
    expect(planted(s => ({...leaving(s), step: s.step})).map(broken => broken.law)).toContain('counts');
  });

  const plants: readonly (readonly [law: string, what: RegExp, plant: Plant])[] = [
    ['membership', /container 999 .* does not exist/, s => void (s.tasks.container[5] = 999)],
    ['membership', /belongs to hierarchy 2/, s => void (s.tasks.container[0] = s.hierarchies[1]!.top)],
    [
      'counts',
      /\/web, counts \d+ tasks and has \d+/,
      s => ({...s, containers: s.containers.map(one => (one.path === '/web' ? {...one, count: one.count - 1} : one))}),
    ],
    [
      'trees',
      /\/web\/cgi, has no parent/,
      s => ({...s, containers: s.containers.map(one => (one.path === '/web/cgi' ? {...one, parent: 77} : one))}),
    ],
    [
      'trees',
      /0 top containers/,
      s => ({...s, containers: s.containers.filter(one => one.id !== s.hierarchies[1]!.top)}),
    ],
    [
      'bindings',
      /cpuset is bound to hierarchies 1 and 2/,
      s => ({...s, hierarchies: s.hierarchies.map(one => ({...one, subsystems: ['cpuset']}))}),
    ],
    ['places', /can run and is in 0 places/, s => void (s.cpus.current[s.tasks.cpu[running(s)]!] = 0)],
    ['places', /cannot run and has a place/, s => void (s.tasks.state[running(s)] = 2)],
    ['places', /thinks it is at/, s => void (s.tasks.cpu[running(s)]! ^= 1)],
    ['places', /a task 9999, which does not exist/, s => void (s.cpus.queue[0] = 9999)],
    ['families', /stands after/, s => void (s.tasks.pid[3] = s.tasks.pid[2]!)],
    ['families', /a parent 9999/, s => void (s.tasks.parent[3] = 9999)],
  ];
  it.each(plants)('%s: names itself, the tick and what breaks it: %s', (law, what, plant) => {
    const broken = planted(plant).filter(one => one.law === law);
    expect(broken.map(one => one.what).join('; ')).toMatch(what);
    expect(broken[0]!.tick).toBe(60);
  });

  it('let a container count a task that is leaving it, but only while something is under way', () => {
    const leaving: Plant = s => ({...s, containers: s.containers.map(one => ({...one, count: one.count + 1}))});
    expect(planted(leaving)).toEqual([]);
    expect(planted(leaving, true).map(one => one.law)).toEqual(['counts', 'counts', 'counts']);
  });

  it('are all broken by some plant above, or among the sums', () => {
    const planted = [...plants.map(([law]) => law), ...SUMS.map(one => one.id)];
    expect([...new Set(planted)].sort()).toEqual(LAWS.map(one => one.id).sort());
  });
});
