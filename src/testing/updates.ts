// Makes updates of a machine that is not there, for tests of what draws them: tasks that run, wait and sleep in seeded turns,
// containers in up to three hierarchies, and now and then an attach, a fork or an exit. No law of a kernel is kept here beyond
// what a view may rely on: rows in order of pid, one container per hierarchy, queues that agree with states.

import {type RandomState, random, randomInt} from '../base';
import type {TraceRecord} from '../engine/abi';
import type {ContainerSlice, HierarchySlice, Slices, Update} from '../protocol';

export interface FakeOptions {
  readonly tasks?: number;
  readonly cpus?: number;
  readonly nodes?: number;
  /** 0 to 3. */
  readonly hierarchies?: number;
  readonly seed?: number;
}

interface FakeTask {
  pid: number;
  parent: number;
  comm: string;
  /** 0 sleeping, 1 waiting, 2 running. */
  now: number;
  cpu: number;
  left: number;
  readonly containers: number[];
}

export interface FakeMachine {
  readonly tasks: FakeTask[];
  readonly containers: ContainerSlice[];
  readonly hierarchies: HierarchySlice[];
  tick: number;
  update: number;
  readonly queues: number[][];
  readonly current: number[];
  readonly nodes: number;
  readonly random: RandomState;
  readonly switches: number[];
  readonly traces: TraceRecord[];
  nextPid: number;
}

const fakes: readonly (readonly [string, readonly string[], string])[] = [
  ['/dev/ct', ['cpuset', 'cpuacct'], 'cpus 0-3'],
  ['/dev/nt', ['numtasks'], '0 / 16'],
  ['/dev/bc', ['debug1'], ''],
];
const trees: readonly (readonly (readonly [name: string, parent: number])[])[] = [
  [
    ['web', -1],
    ['cgi', 0],
    ['db', -1],
    ['batch', -1],
  ],
  [
    ['alice', -1],
    ['bob', -1],
    ['ci', 1],
  ],
  [
    ['north', -1],
    ['south', -1],
  ],
];
const fences = ['cpus 0-3', 'cpus 2-3', 'cpus 4-5', 'cpus 6-7'];
const fenceCpus = [
  [0, 1, 2, 3],
  [2, 3],
  [4, 5],
  [6, 7],
];
const comms = ['httpd', 'perl', 'postgres', 'make', 'cc1', 'tar'];

function growContainers(m: FakeMachine, count: number): void {
  let id = 1;
  let mark = 0;
  for (let h = 0; h < count; h++) {
    const [path, subsystems] = fakes[h]!;
    const top = id++;
    m.hierarchies.push({id: h + 1, dialect: 'container', subsystems, path, top, deeper: 0});
    const first = {id: top, hierarchy: h + 1, parent: 0, name: '/', path: '/', count: 0, over: false, mark: -1};
    m.containers.push({...first, summary: h === 0 ? '8 cpus' : '', cpus: null});
    const ids: number[] = [];
    trees[h]!.forEach(([name, parent], i) => {
      const above =
        parent < 0 ? m.containers.find(one => one.id === top)! : m.containers.find(o => o.id === ids[parent]!)!;
      ids.push(id);
      m.containers.push({
        id: id++,
        hierarchy: h + 1,
        parent: above.id,
        name,
        path: above.path === '/' ? `/${name}` : `${above.path}/${name}`,
        count: 0,
        summary: h === 0 ? fences[i]! : h === 1 ? '0 / 16' : '',
        over: false,
        cpus: h === 0 ? fenceCpus[i]! : null,
        mark: mark++,
      });
    });
  }
}

export function fakeMachine({
  tasks = 24,
  cpus = 8,
  nodes = 2,
  hierarchies = 2,
  seed = 1,
}: FakeOptions = {}): FakeMachine {
  const m: FakeMachine = {
    tasks: [],
    containers: [],
    hierarchies: [],
    tick: 0,
    update: 0,
    queues: Array.from({length: cpus}, () => []),
    current: Array.from({length: cpus}, () => 0),
    nodes,
    random: {seed},
    switches: [],
    traces: [],
    nextPid: 2201,
  };
  growContainers(m, hierarchies);
  const roots = [1, 61, 812, 1904].slice(0, tasks);
  for (let i = 0; i < tasks; i++) {
    const root = i < roots.length;
    const containers = m.hierarchies.map(h => {
      const own = m.containers.filter(one => one.hierarchy === h.id && (root ? one.id === h.top : one.id !== h.top));
      return own[randomInt(m.random, own.length)]!.id;
    });
    const comm = root ? ['init', 'kswapd0', 'sshd', 'bash'][i]! : comms[i % comms.length]!;
    const task = {
      pid: roots[i] ?? m.nextPid++,
      parent: 1,
      comm,
      now: 0,
      cpu: randomInt(m.random, cpus),
      left: 0,
      containers,
    };
    if (!root && random(m.random) < 0.6) wake(m, task);
    m.tasks.push(task);
  }
  return m;
}

function wake(m: FakeMachine, task: FakeTask): void {
  task.now = 1;
  m.queues[task.cpu]!.push(task.pid);
}

function leave(m: FakeMachine, task: FakeTask): void {
  m.queues[task.cpu] = m.queues[task.cpu]!.filter(pid => pid !== task.pid);
  if (m.current[task.cpu] === task.pid) m.current[task.cpu] = 0;
}

/** Lets the machine run for some ticks. */
export function runFake(m: FakeMachine, ticks: number): void {
  for (let i = 0; i < ticks; i++) {
    m.tick++;
    for (const task of m.tasks) if (task.now === 0 && random(m.random) < 0.02) wake(m, task);
    m.current.forEach((pid, cpu) => {
      const task = m.tasks.find(one => one.pid === pid);
      if (task && --task.left > 0) return;
      if (task && random(m.random) < 0.5) task.now = 0;
      else if (task) wake(m, task);
      const next = m.tasks.find(one => one.pid === m.queues[cpu]![0]);
      m.queues[cpu]!.shift();
      if (next) {
        next.now = 2;
        next.left = 1 + randomInt(m.random, 20);
      }
      m.current[cpu] = next?.pid ?? 0;
      if (m.current[cpu] === pid) return;
      m.switches.push(cpu, m.tick, m.current[cpu]!);
      m.traces.push({tick: m.tick, name: 'sched_switch', data: {cpu, prev: pid, next: m.current[cpu]!}});
    });
  }
}

/** Moves a task to another container of the hierarchy at this index. */
export function attachFake(m: FakeMachine, pid: number, index: number, to: number): void {
  const task = m.tasks.find(one => one.pid === pid)!;
  const data = {task: pid, hierarchy: m.hierarchies[index]!.id, from: task.containers[index]!, to, began: m.tick};
  task.containers[index] = to;
  m.traces.push({tick: m.tick, name: 'attach_task', data});
}

/** Returns the pid of the child. */
export function forkFake(m: FakeMachine, pid: number): number {
  const parent = m.tasks.find(one => one.pid === pid)!;
  const child = {...parent, pid: m.nextPid++, parent: pid, now: 0, containers: [...parent.containers]};
  m.tasks.push(child);
  m.tasks.sort((a, b) => a.pid - b.pid);
  m.traces.push({tick: m.tick, name: 'task_fork', data: {parent: pid, child: child.pid}});
  return child.pid;
}

export function exitFake(m: FakeMachine, pid: number): void {
  const at = m.tasks.findIndex(one => one.pid === pid);
  leave(m, m.tasks[at]!);
  m.tasks.splice(at, 1);
  m.traces.push({tick: m.tick, name: 'task_exit', data: {task: pid, status: 0}});
}

export function fakeSlices(m: FakeMachine): Slices {
  const names = [...new Set(m.tasks.map(one => one.comm))];
  const width = m.hierarchies.length;
  const count = m.tasks.length;
  const perNode = Math.ceil(m.current.length / m.nodes);
  const offset = new Int32Array(m.queues.length + 1);
  m.queues.forEach((queue, cpu) => {
    offset[cpu + 1] = offset[cpu]! + queue.length;
  });
  const counted = m.containers.map(one => {
    const at = m.hierarchies.findIndex(h => h.id === one.hierarchy);
    const own = m.tasks.filter(task => task.containers[at] === one.id).length;
    const summary = one.summary.includes(' / ') ? `${own} / 16` : one.summary;
    return {...one, count: own, summary, over: summary.includes(' / ') && own > 16};
  });
  return {
    dialects: ['container', 'cgroup'],
    tasks: {
      count,
      pid: Int32Array.from(m.tasks, one => one.pid),
      parent: Int32Array.from(m.tasks, one => one.parent),
      state: Uint8Array.from(m.tasks, one => (one.now === 0 ? 2 : 1)),
      onCpu: Uint8Array.from(m.tasks, one => (one.now === 2 ? 1 : 0)),
      cpu: Int16Array.from(m.tasks, one => one.cpu),
      comm: Uint16Array.from(m.tasks, one => names.indexOf(one.comm)),
      comms: names,
      container: Int32Array.from(m.tasks.flatMap(one => one.containers)),
      hierarchies: width,
    },
    hierarchies: [...m.hierarchies],
    containers: counted,
    cpus: {
      current: Int32Array.from(m.current),
      node: Uint8Array.from(m.current, (_, cpu) => Math.floor(cpu / perNode)),
      queue: Int32Array.from(m.queues.flat()),
      offset,
    },
    switches: {switches: Int32Array.from(m.switches)},
    mounts: m.hierarchies.map(h => ({
      target: h.path ?? '',
      source: 'none',
      fstype: h.dialect,
      options: h.subsystems.join(),
    })),
    inspected: null,
    step: {operations: [], locks: [], move: null},
  };
}

/** The update that the worker would send now; the switches and traces start anew after it. */
export function fakeUpdate(m: FakeMachine): Update {
  const update: Update = {
    kind: 'update',
    update: ++m.update,
    tick: m.tick,
    known: m.tick,
    running: true,
    prompt: '',
    idle: false,
    slices: fakeSlices(m),
    traces: m.traces.slice(0, 200),
    dropped: Math.max(0, m.traces.length - 200),
    tty: [],
  };
  m.switches.length = 0;
  m.traces.length = 0;
  return update;
}
