// The laws that always hold, checked from outside while the machine runs: everything is counted anew from what the page was
// told, and held against what the kernel counts itself. In the middle of an attach or an exit the container that a task is
// leaving still counts it, so a count may exceed the members then; when nothing is under way it may not.

import type {ContainerSlice, FileReading, Slices} from '../../protocol';
import {SUMS} from './sums';

export {FILES, isCounting} from './sums';

export interface Law {
  readonly id: string;
  readonly words: string;
  /** One plain sentence for each thing that breaks it. */
  readonly check: (facts: Facts) => string[];
}

/** A law that did not hold, and when. */
export interface Broken {
  readonly law: string;
  readonly tick: number;
  readonly what: string;
}

export interface Facts {
  readonly slices: Slices;
  /** Nothing is under way: no task can run and no timer is due. */
  readonly idle: boolean;
  readonly containers: ReadonlyMap<number, ContainerSlice>;
  /** Texts of files by "CONTAINER FILE"; empty where they were not asked for. */
  readonly readings: ReadonlyMap<string, string>;
}

/** A moment of the machine as the page was told of it: an update, or an answer with files. */
interface Moment {
  readonly tick: number;
  readonly slices: Slices;
  readonly idle?: boolean;
  readonly readings?: readonly FileReading[];
}

const RUNNING = 1;
const ZOMBIE = 5;

function membership({slices, containers}: Facts): string[] {
  const {tasks, hierarchies} = slices;
  const broken: string[] = [];
  for (let row = 0; row < tasks.count; row++)
    for (let i = 0; i < tasks.hierarchies; i++) {
      const id = tasks.container[row * tasks.hierarchies + i]!;
      const home = containers.get(id)?.hierarchy;
      const wanted = hierarchies[i]?.id;
      if (home === wanted && home !== undefined) continue;
      const where = home === undefined ? 'which does not exist' : `which belongs to hierarchy ${home}`;
      broken.push(`task ${tasks.pid[row]} is in container ${id} of hierarchy ${wanted}, ${where}`);
    }
  return broken;
}

function counts({slices, idle, containers}: Facts): string[] {
  const {tasks, step} = slices;
  const members = new Map<number, number>();
  // Who is dying has left: it still points to containers, which no longer count it.
  const dying = new Set(step.operations.filter(one => /_exit$/.test(one.op)).map(one => one.task));
  for (let row = 0; row < tasks.count; row++) {
    if (tasks.state[row] === ZOMBIE || dying.has(tasks.pid[row]!)) continue;
    for (let i = row * tasks.hierarchies; i < (row + 1) * tasks.hierarchies; i++)
      members.set(tasks.container[i]!, (members.get(tasks.container[i]!) ?? 0) + 1);
  }
  const broken: string[] = [];
  for (const {id, path, count} of containers.values()) {
    const there = members.get(id) ?? 0;
    if (count < there || (idle && count !== there))
      broken.push(`container ${id}, ${path}, counts ${count} tasks and has ${there}`);
  }
  return broken;
}

function trees({slices, containers}: Facts): string[] {
  const broken: string[] = [];
  for (const {id, hierarchy, parent, path, name} of containers.values()) {
    if (parent === 0) continue;
    const above = containers.get(parent);
    if (!above || above.hierarchy !== hierarchy)
      broken.push(`container ${id}, ${path}, has no parent in its hierarchy`);
    else if (path !== `${above.path === '/' ? '' : above.path}/${name}`)
      broken.push(`container ${id}, ${path}, is not where its parent ${above.path} is`);
  }
  for (const {id, top} of slices.hierarchies) {
    const tops = slices.containers.filter(one => one.hierarchy === id && one.parent === 0);
    if (tops.length !== 1 || tops[0]!.id !== top) broken.push(`hierarchy ${id} has ${tops.length} top containers`);
  }
  return broken;
}

function bindings({slices}: Facts): string[] {
  const bound = new Map<string, number>();
  const broken: string[] = [];
  for (const {id, subsystems} of slices.hierarchies)
    for (const name of subsystems) {
      if (bound.has(name)) broken.push(`${name} is bound to hierarchies ${bound.get(name)} and ${id}`);
      bound.set(name, id);
    }
  return broken;
}

/** The pids in the order of the cpus: who is on one, then who waits for it. */
function eachPlace({slices}: Facts, see: (pid: number, cpu: number, onCpu: boolean) => void): void {
  const {current, queue, offset} = slices.cpus;
  for (let cpu = 0; cpu < current.length; cpu++) {
    if (current[cpu] !== 0) see(current[cpu]!, cpu, true);
    for (let i = offset[cpu]!; i < offset[cpu + 1]!; i++) see(queue[i]!, cpu, false);
  }
}

function places(facts: Facts): string[] {
  const {tasks} = facts.slices;
  const broken: string[] = [];
  const found = new Map<number, {times: number; cpu: number}>();
  eachPlace(facts, (pid, cpu) => found.set(pid, {times: (found.get(pid)?.times ?? 0) + 1, cpu}));
  for (let row = 0; row < tasks.count; row++) {
    const pid = tasks.pid[row]!;
    const place = found.get(pid);
    found.delete(pid);
    const times = place?.times ?? 0;
    if (tasks.state[row] === RUNNING && times !== 1) broken.push(`task ${pid} can run and is in ${times} places`);
    if (tasks.state[row] !== RUNNING && times > 0) broken.push(`task ${pid} cannot run and has a place at a cpu`);
    if (place && place.cpu !== tasks.cpu[row])
      broken.push(`task ${pid} is at cpu ${place.cpu} and thinks it is at ${tasks.cpu[row]}`);
  }
  for (const [pid, {cpu}] of found) broken.push(`cpu ${cpu} knows a task ${pid}, which does not exist`);
  return broken;
}

function families({slices}: Facts): string[] {
  const {pid, parent, count} = slices.tasks;
  const living = new Set(pid);
  const broken: string[] = [];
  for (let row = 0; row < count; row++) {
    if (row > 0 && pid[row]! <= pid[row - 1]!) broken.push(`pid ${pid[row]} stands after ${pid[row - 1]}`);
    if (parent[row] !== 0 && !living.has(parent[row]!))
      broken.push(`task ${pid[row]} has a parent ${parent[row]}, which does not exist`);
  }
  return broken;
}

export const LAWS: readonly Law[] = [
  {id: 'membership', words: 'Every task is in exactly one container of each hierarchy.', check: membership},
  {id: 'counts', words: 'Every container counts the tasks that are in it.', check: counts},
  {id: 'trees', words: 'Every container has its parent in its own hierarchy, and one is at the top.', check: trees},
  {id: 'bindings', words: 'No subsystem is bound to two hierarchies.', check: bindings},
  {id: 'places', words: 'A task that can run is on one cpu or in one queue; no other is.', check: places},
  {id: 'families', words: 'Every task has a pid of its own, and a parent that exists.', check: families},
  ...SUMS,
];

/** What does not hold at a moment; nothing when all is well. A law says at most three things at once. */
export function checkLaws({slices, tick, idle = false, readings = []}: Moment): Broken[] {
  const facts = {
    slices,
    idle,
    containers: new Map(slices.containers.map(one => [one.id, one])),
    readings: new Map(readings.map(({container, file, text}) => [`${container} ${file}`, text])),
  };
  return LAWS.flatMap(({id, check}) =>
    check(facts)
      .slice(0, 3)
      .map(what => ({law: id, tick, what})),
  );
}
