// The machine's state as views see it: made anew from the state for each update, hot parts as typed arrays. Nothing here
// writes to the machine.

import {fromBytes, members} from '../base';
import {FREE} from '../engine/abi';
import {
  absolutePath,
  type Container,
  containerOf,
  containerPath,
  DIALECTS,
  type Hierarchy,
  type Kernel,
  orderedSubsystems,
} from '../engine/kernel';
import type {
  ContainerSlice,
  ControlFileSlice,
  CpusSlice,
  HierarchySlice,
  InspectedSlice,
  MountSlice,
  Slices,
  TasksSlice,
} from '../protocol';
import {controlFiles} from './control-files';
import type {Marks} from './marks';
import {Moves} from './moves';
import {stepSlice} from './steps';
import {taskFacts} from './task-facts';

const DIALECT_NAMES = ['container', 'cgroup'] as const;

/** What the inspector asked for. */
export interface Inspection {
  readonly what: 'container' | 'task' | 'nothing';
  readonly target: number;
}

function tasksSlice(k: Kernel): TasksSlice {
  const {tasks, cpus, records, misc} = k.state;
  const pids: number[] = [];
  for (let pid = 1; pid < tasks.capacity; pid++) if (tasks.state[pid] !== FREE && records.has(pid)) pids.push(pid);
  const count = pids.length;
  const hierarchies = misc.hierarchies.length;
  const comms: string[] = [];
  const commIndex = new Map<string, number>();
  const slice = {
    count,
    pid: Int32Array.from(pids),
    parent: new Int32Array(count),
    state: new Uint8Array(count),
    onCpu: new Uint8Array(count),
    cpu: new Int16Array(count),
    comm: new Uint16Array(count),
    comms,
    container: new Int32Array(count * hierarchies),
    hierarchies,
  };
  pids.forEach((pid, row) => {
    const cpu = tasks.cpu[pid] as number;
    const comm = records.find(pid)?.comm ?? '';
    let index = commIndex.get(comm);
    if (index === undefined) {
      index = comms.push(fromBytes(comm)) - 1;
      commIndex.set(comm, index);
    }
    slice.parent[row] = tasks.parent[pid] as number;
    slice.state[row] = tasks.state[pid] as number;
    slice.cpu[row] = cpu;
    slice.onCpu[row] = cpus.current[cpu] === pid ? 1 : 0;
    slice.comm[row] = index;
    misc.hierarchies.forEach((hierarchy, i) => {
      slice.container[row * hierarchies + i] = containerOf(k, pid, hierarchy);
    });
  });
  return slice;
}

/** Where a mount is now: it moves with the directories above it. */
const placeOf = (k: Kernel, mount: number): string =>
  fromBytes(absolutePath(k, {mount, ino: k.state.mounts.get(mount).root}));

/** Where the hierarchy's own root is mounted now (the first such mount). */
function mountPath(k: Kernel, hierarchy: Hierarchy): string | null {
  const {misc, mounts, superblocks} = k.state;
  if (hierarchy.superblock === 0) return null;
  const root = superblocks.find(hierarchy.superblock)?.root;
  for (const id of misc.mounts) {
    const mount = mounts.get(id);
    if (mount.superblock === hierarchy.superblock && mount.root === root) return placeOf(k, id);
  }
  return null;
}

function hierarchiesSlice(k: Kernel): HierarchySlice[] {
  return k.state.misc.hierarchies.map(id => {
    const hierarchy = k.state.hierarchies.get(id);
    return {
      id,
      dialect: hierarchy.dialect,
      subsystems: orderedSubsystems(k, id),
      path: mountPath(k, hierarchy),
      top: hierarchy.top,
      deeper: containersBelow(k, hierarchy.top).deeper,
    };
  });
}

/** A hierarchy may be of any depth, which no picture shows and no page could walk: views learn of so many levels. */
const LEVELS = 200;

/** Containers of one hierarchy, parents before children, children in order of creation, and how many lie deeper still. */
function containersBelow(k: Kernel, top: number): {ids: number[]; deeper: number} {
  const ids: number[] = [];
  let level = [top];
  for (let depth = 0; level.length > 0 && depth < LEVELS; depth++) {
    ids.push(...level);
    level = level.flatMap(id => k.state.containers.get(id).children);
  }
  let deeper = 0;
  for (; level.length > 0; level = level.flatMap(id => k.state.containers.get(id).children)) deeper += level.length;
  return {ids, deeper};
}

function containerSlice(k: Kernel, id: number, container: Readonly<Container>, marks: Marks): ContainerSlice {
  const {subsystems} = k.state.hierarchies.get(container.hierarchy);
  let summary = '';
  let over = false;
  let cpus: readonly number[] | null = null;
  for (const name of subsystems) {
    const subsystem = k.subsystemsByName.get(name);
    const told = subsystem?.summary?.(k, id);
    if (summary === '' && told !== undefined && told.text !== '') {
      summary = told.text;
      over = told.over;
    }
    const allowed = subsystem?.cpus?.(k, id);
    if (cpus === null && allowed !== undefined) cpus = members(allowed);
  }
  return {
    id,
    hierarchy: container.hierarchy,
    parent: container.parent,
    name: fromBytes(container.name),
    path: fromBytes(containerPath(k, id)),
    count: container.count,
    summary,
    over,
    cpus,
    mark: marks.of(id),
  };
}

function containersSlice(k: Kernel, marks: Marks): ContainerSlice[] {
  const {containers, hierarchies, misc} = k.state;
  const ids = misc.hierarchies.flatMap(id => containersBelow(k, hierarchies.get(id).top).ids);
  marks.update(ids.filter(id => containers.get(id).parent !== 0).sort((a, b) => a - b));
  return ids.map(id => containerSlice(k, id, containers.get(id), marks));
}

function cpusSlice(k: Kernel): CpusSlice {
  const {cpus, tasks} = k.state;
  const count = k.config.cpus;
  const waiting: number[] = [];
  const offset = new Int32Array(count + 1);
  for (let cpu = 0; cpu < count; cpu++) {
    for (let pid = cpus.head[cpu] as number; pid !== 0; pid = tasks.next[pid] as number) waiting.push(pid);
    offset[cpu + 1] = waiting.length;
  }
  const node = Uint8Array.from({length: count}, (_, cpu) => Math.floor((cpu * k.config.nodes) / count));
  return {current: cpus.current.slice(), node, queue: Int32Array.from(waiting), offset};
}

function mountsSlice(k: Kernel): MountSlice[] {
  return k.state.misc.mounts.map(id => {
    const {source, fstype, options} = k.state.mounts.get(id);
    return {
      target: placeOf(k, id),
      source: fromBytes(source),
      fstype: fromBytes(fstype),
      options: fromBytes(options),
    };
  });
}

/** Path in the file system; null when the hierarchy is not mounted (that of unbound subsystems never is). */
function filePathOf(k: Kernel, container: number): string | null {
  const hierarchy = k.state.hierarchies.find(k.state.containers.get(container).hierarchy);
  const mounted = hierarchy === undefined ? null : mountPath(k, hierarchy);
  if (mounted === null) return null;
  const inside = fromBytes(containerPath(k, container));
  return inside === '/' ? mounted : `${mounted === '/' ? '' : mounted}${inside}`;
}

function inspectedSlice(k: Kernel, {what, target}: Inspection): InspectedSlice | null {
  let files: readonly ControlFileSlice[];
  let path: string | null = null;
  if (what === 'container' && k.state.containers.has(target)) {
    files = controlFiles(k, target);
    path = filePathOf(k, target);
  } else if (what === 'task' && k.state.records.has(target)) files = taskFacts(k, target);
  else return null;
  return {kind: what, id: target, path, files};
}

/** `switches` are triples (cpu, tick, pid), taken over. */
export function makeSlices(
  k: Kernel,
  marks: Marks,
  switches: Int32Array<ArrayBuffer>,
  inspection: Inspection,
  moves = new Moves(),
): Slices {
  return {
    dialects: DIALECT_NAMES.filter(one => k.fileSystems.has(DIALECTS[one].fstype)),
    tasks: tasksSlice(k),
    hierarchies: hierarchiesSlice(k),
    containers: containersSlice(k, marks),
    cpus: cpusSlice(k),
    switches: {switches},
    mounts: mountsSlice(k),
    inspected: inspectedSlice(k, inspection),
    step: stepSlice(k, moves),
  };
}

/** Buffers that may be handed over instead of copied. */
export function buffersOf({tasks, cpus, switches}: Slices): ArrayBuffer[] {
  const columns = [
    tasks.pid,
    tasks.parent,
    tasks.state,
    tasks.onCpu,
    tasks.cpu,
    tasks.comm,
    tasks.container,
    cpus.current,
    cpus.node,
    cpus.queue,
    cpus.offset,
    switches.switches,
  ];
  return columns.map(column => column.buffer as ArrayBuffer);
}
