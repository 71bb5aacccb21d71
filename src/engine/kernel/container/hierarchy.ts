// Hierarchies: created by the first mount of a set of subsystems, deactivated when the last mount and the last child
// container are gone. The state of a subsystem for the top container is one object that moves: it stands in the dummy
// hierarchy while nobody binds the subsystem, so what it has counted survives mount and umount.
// (V6 3/6, container_get_sb and container_put_super)

import {
  type ContainerId,
  type Fallible,
  FREE,
  fail,
  type HierarchyId,
  type SuperblockId,
  type Tick,
  ZOMBIE,
} from '../../abi';
import {growTaskColumns} from '../columns';
import type {Kernel} from '../kernel';
import type {Container, Dialect} from '../state';
import {trace} from '../trace';
import {DIALECTS} from './dialect';
import type {HierarchyRequest} from './mount-options';

/** Files of a container have the numbers inoOf(container) + 1 and on; inoOf(container) is its directory. */
export const FILES_PER_CONTAINER = 256;
export const inoOf = (container: ContainerId): number => container * FILES_PER_CONTAINER;

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at]);

/** "hierarchy 2 (cpuacct, cpuset)", or its name where it has no subsystem. */
export function describeHierarchy(k: Kernel, id: HierarchyId): string {
  const {dialect, name, number} = k.state.hierarchies.get(id);
  const parts = orderedSubsystems(k, id);
  if (name !== '') parts.push(`name=${name}`);
  return `${dialect} hierarchy ${DIALECTS[dialect].staticHierarchies ? id : number} (${parts.join(', ')})`;
}

/** Names of the bound subsystems in the order in which the dialect prints them. */
export function orderedSubsystems(k: Kernel, id: HierarchyId): string[] {
  const {dialect, subsystems} = k.state.hierarchies.get(id);
  const found = k.subsystems.filter(({name}) => subsystems.includes(name));
  return found.sort(DIALECTS[dialect].compareNames).map(({name}) => name);
}

/** The active hierarchy that a mount asks for, 0 when a new one is needed. Errors: EBUSY, EINVAL. */
export function findHierarchy(k: Kernel, request: HierarchyRequest): Fallible<HierarchyId> {
  for (const id of k.state.misc.hierarchies) {
    const row = k.state.hierarchies.get(id);
    if (row.dialect !== request.dialect) continue;
    if (request.name !== '' && row.name !== request.name) continue;
    const explicit = request.none || request.subsystems.length > 0;
    if (!explicit && request.name !== '') return id;
    if (sameSet(row.subsystems, request.subsystems)) {
      if (row.subsystems.length > 0 || request.name !== '') return id;
    } else if (request.name !== '') {
      return fail('EBUSY', `${request.name} is the name of ${describeHierarchy(k, id)}, which binds another set`);
    }
  }
  if (request.subsystems.length === 0 && !request.none && DIALECTS[request.dialect].extraOptions) {
    return fail('EINVAL', `no hierarchy is named ${request.name}, and a new one needs subsystems or none`);
  }
  for (const name of request.subsystems) {
    const bound = k.state.misc.bound[name] ?? 0;
    if (bound !== 0) return fail('EBUSY', `subsystem ${name} is bound to ${describeHierarchy(k, bound)}`);
  }
  return 0;
}

/** The lowest free number. Errors: ENOSPC. */
function freeHierarchyId(k: Kernel, dialect: Dialect): Fallible<HierarchyId> {
  const limit = k.config.maxHierarchies;
  if (!DIALECTS[dialect].staticHierarchies) {
    let id = limit;
    while (k.state.hierarchies.has(id)) id++;
    return id;
  }
  for (let id = 1; id < limit; id++) if (!k.state.hierarchies.has(id)) return id;
  return fail('ENOSPC', `all ${limit - 1} hierarchies that this kernel has room for are active`);
}

/** Makes a hierarchy with its top container, which every task then is in. Caller holds manage_mutex. Errors: ENOSPC. */
export function createHierarchy(k: Kernel, request: HierarchyRequest): Fallible<HierarchyId> {
  const id = freeHierarchyId(k, request.dialect);
  if (typeof id !== 'number') return id;
  const {misc, hierarchies, tasks, containers} = k.state;
  if (id >= tasks.slots) growTaskColumns(tasks, tasks.capacity, Math.max(tasks.slots * 2, id + 1));
  const rules = DIALECTS[request.dialect];
  const top = containers.add(topContainer(k, id, rules.rootMode, request.cloneChildren));
  hierarchies.put(id, {
    dialect: request.dialect,
    subsystems: [],
    top,
    containers: 1,
    superblock: 0,
    releaseAgent: request.releaseAgent ?? '',
    name: request.name,
    number: rules.staticHierarchies ? 0 : ++misc.hierarchyNumber,
    noprefix: request.noprefix,
    dyingUntil: 0,
  });
  misc.hierarchies = [...misc.hierarchies, id].sort((a, b) => a - b);
  bindSubsystems(k, id, request.subsystems);
  enterTop(k, id, top);
  trace(k, 'hierarchy_create', {hierarchy: id});
  return id;
}

function topContainer(k: Kernel, hierarchy: HierarchyId, mode: number, cloneChildren: boolean): Container {
  return {
    hierarchy,
    parent: 0,
    name: '',
    children: [],
    count: 0,
    notifyOnRelease: false,
    cloneChildren,
    attributes: {mode, uid: 0, gid: 0},
    fileAttributes: {},
    missingFiles: [],
    css: {},
    createdAt: k.state.misc.tick,
  };
}

/** The top container of the dummy hierarchy, which is never mounted. */
export function createDummy(k: Kernel): void {
  k.state.misc.dummyTop = k.state.containers.add(topContainer(k, 0, 0o755, false));
}

/** Every task points to the top container from now on. Those that have left or are leaving their containers do not count. */
function enterTop(k: Kernel, id: HierarchyId, top: ContainerId): void {
  const {tasks} = k.state;
  let count = 0;
  for (let task = 1; task < tasks.capacity; task++) {
    const state = tasks.state[task];
    if (state === FREE || (tasks.exiting[task] === 1 && state !== ZOMBIE)) continue;
    tasks.container[task * tasks.slots + id] = top;
    if (tasks.exiting[task] === 0) count++;
  }
  k.state.containers.edit(top).count = count;
}

/** The root states of these subsystems move from the dummy to the hierarchy's top container. */
function bindSubsystems(k: Kernel, id: HierarchyId, names: readonly string[]): void {
  const {top, subsystems} = k.state.hierarchies.get(id);
  moveStates(k, k.state.misc.dummyTop, top, names);
  for (const name of names) k.state.misc.bound[name] = id;
  setSubsystems(k, id, [...subsystems, ...names]);
}

/** And back. Only while the hierarchy has no child containers. */
function unbindSubsystems(k: Kernel, id: HierarchyId, names: readonly string[]): void {
  const {top, subsystems} = k.state.hierarchies.get(id);
  moveStates(k, top, k.state.misc.dummyTop, names);
  for (const name of names) k.state.misc.bound[name] = 0;
  setSubsystems(
    k,
    id,
    subsystems.filter(name => !names.includes(name)),
  );
}

function moveStates(k: Kernel, from: ContainerId, to: ContainerId, names: readonly string[]): void {
  const source = k.state.containers.edit(from);
  const target = k.state.containers.edit(to);
  for (const name of names) {
    const css = source.css[name];
    if (css === undefined) continue;
    delete source.css[name];
    target.css[name] = css;
  }
}

/** Puts a new row, because lists of control files are remembered by row (see control-files). */
function setSubsystems(k: Kernel, id: HierarchyId, names: readonly string[]): void {
  const subsystems = k.subsystems.map(({name}) => name).filter(name => names.includes(name));
  k.state.hierarchies.put(id, {...k.state.hierarchies.get(id), subsystems});
}

/** Changes the set of a hierarchy without children. Errors: EBUSY. Caller holds manage_mutex. */
export function rebindHierarchy(k: Kernel, id: HierarchyId, wanted: readonly string[]): Fallible<0> {
  const {subsystems} = k.state.hierarchies.get(id);
  const added = wanted.filter(name => !subsystems.includes(name));
  for (const name of added) {
    const bound = k.state.misc.bound[name] ?? 0;
    if (bound !== 0) return fail('EBUSY', `subsystem ${name} is bound to ${describeHierarchy(k, bound)}`);
  }
  const removed = subsystems.filter(name => !wanted.includes(name));
  unbindSubsystems(k, id, removed);
  bindSubsystems(k, id, added);
  return 0;
}

/**
 * One user of the superblock less: a mount or a child container. The last one deactivates the hierarchy, at once or a
 * grace period later, as the dialect has it. An umount cannot
 * wait for manage_mutex, so this may happen while an attach elsewhere waits for its grace period with the mutex held:
 * operations look up containers anew after every wait.
 */
export function putSuperblock(k: Kernel, superblock: SuperblockId): void {
  const row = k.state.superblocks.edit(superblock);
  if (--row.active > 0) return;
  const id = row.data as HierarchyId;
  const {dialect} = k.state.hierarchies.get(id);
  const {misc} = k.state;
  const until = misc.tick + (DIALECTS[dialect].destroysLater ? k.config.gracePeriod : 0);
  if (until === misc.tick) {
    destroyHierarchy(k, id);
    return;
  }
  k.state.hierarchies.edit(id).dyingUntil = until;
  misc.nextDeath = misc.nextDeath === 0 ? until : Math.min(misc.nextDeath, until);
}

/** Ends the hierarchies whose grace period is over; called at the tick that misc.nextDeath names. */
export function destroyDying(k: Kernel): void {
  const {misc, hierarchies} = k.state;
  let next = 0;
  for (const id of misc.hierarchies.slice()) {
    const {dyingUntil} = hierarchies.get(id);
    if (dyingUntil === 0) continue;
    if (dyingUntil <= misc.tick) destroyHierarchy(k, id);
    else next = next === 0 ? dyingUntil : Math.min(next, dyingUntil);
  }
  misc.nextDeath = next;
}

/** When the dying hierarchy that stands in the way of this mount will be gone; 0 when none does. */
export function waitsForDying(k: Kernel, request: HierarchyRequest): Tick {
  for (const id of k.state.misc.hierarchies) {
    const {dyingUntil, dialect, name, subsystems} = k.state.hierarchies.get(id);
    if (dyingUntil === 0) continue;
    const sameName = dialect === request.dialect && name !== '' && name === request.name;
    if (sameName || subsystems.some(one => request.subsystems.includes(one))) return dyingUntil;
  }
  return 0;
}

function destroyHierarchy(k: Kernel, id: HierarchyId): void {
  const {superblock} = k.state.hierarchies.get(id);
  deactivateHierarchy(k, id);
  k.state.superblocks.remove(superblock);
}

function deactivateHierarchy(k: Kernel, id: HierarchyId): void {
  const {misc, hierarchies, containers, tasks} = k.state;
  const {top, subsystems} = hierarchies.get(id);
  unbindSubsystems(k, id, subsystems);
  for (let task = 1; task < tasks.capacity; task++) tasks.container[task * tasks.slots + id] = 0;
  containers.remove(top);
  misc.hierarchies = misc.hierarchies.filter(active => active !== id);
  hierarchies.remove(id);
  trace(k, 'hierarchy_destroy', {hierarchy: id});
}
