// mkdir: a new container below another, with a state for each bound subsystem. (V6 3/6, container_create)

import {type ContainerId, type Failure, type Fallible, fail, failed, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import type {Container} from '../state';
import {trace} from '../trace';
import {controlFilesOf} from './control-files';
import {orderedSubsystems} from './hierarchy';
import {rulesOf} from './membership';
import {childNamed, containerPath} from './path';

/**
 * Makes a container. `mode`: permission bits, the umask already taken off. Caller holds manage_mutex.
 * Errors: ENOENT, EEXIST, EINVAL, and whatever a subsystem's create answers.
 */
export function createContainer(
  k: Kernel,
  me: Pid,
  parent: ContainerId,
  name: string,
  mode: number,
): Fallible<ContainerId> {
  if (!k.state.containers.has(parent)) return fail('ENOENT', 'the container above was removed');
  if (childNamed(k, parent, name) !== 0) {
    return fail('EEXIST', `${containerPath(k, parent)} already has a container named ${name}`);
  }
  if (controlFilesOf(k, parent).some(file => file.name === name)) {
    return fail('EEXIST', `${name} is the name of a control file of ${containerPath(k, parent)}`);
  }
  if (name.includes('\n') && !rulesOf(k, parent).newlineInNames) {
    return fail('EINVAL', 'a newline in the name would make /proc unreadable');
  }
  const container = k.state.containers.add(childOf(k, me, parent, name, mode));
  const {hierarchy} = k.state.containers.get(container);
  const names = orderedSubsystems(k, hierarchy);
  const refusal = createStates(k, container, names);
  if (failed(refusal)) {
    k.state.containers.remove(container);
    return refusal;
  }
  const unfilled = populate(k, container, names);
  if (unfilled !== undefined) return unfilled;
  k.state.containers.edit(parent).children.push(container);
  const row = k.state.hierarchies.edit(hierarchy);
  row.containers++;
  k.state.superblocks.edit(row.superblock).active++;
  trace(k, 'container_create', {container, hierarchy, parent, name});
  return container;
}

function childOf(k: Kernel, me: Pid, parent: ContainerId, name: string, mode: number): Container {
  const above = k.state.containers.get(parent);
  const {euid, gid} = k.state.records.get(me);
  return {
    hierarchy: above.hierarchy,
    parent,
    name,
    children: [],
    count: 0,
    notifyOnRelease: above.notifyOnRelease,
    cloneChildren: above.cloneChildren,
    attributes: {mode, uid: euid, gid},
    fileAttributes: {},
    missingFiles: [],
    css: {},
    createdAt: k.state.misc.tick,
  };
}

/** create() of each subsystem in order; the first refusal destroys what was made before it. */
export function createStates(k: Kernel, container: ContainerId, names: readonly string[]): Fallible<0> {
  const made: string[] = [];
  for (const name of names) {
    const state = k.subsystemsByName.get(name)?.create(k, container) ?? null;
    if (failed(state)) {
      for (const one of made.reverse()) k.subsystemsByName.get(one)?.destroy?.(k, container);
      return state;
    }
    k.state.containers.edit(container).css[name] = {refcnt: 0, state};
    made.push(name);
  }
  return 0;
}

/**
 * populate() of each subsystem in order. The code of the time passed over a refusal: the directory stays half filled
 * (quirk); else the container goes again and the refusal is answered.
 */
function populate(k: Kernel, container: ContainerId, names: readonly string[]): Failure | undefined {
  for (const [at, name] of names.entries()) {
    const refusal = k.subsystemsByName.get(name)?.populate?.(k, container);
    if (refusal === undefined) continue;
    if (rulesOf(k, container).keepsHalfFilled(k.config.quirks)) {
      k.state.containers.edit(container).missingFiles = names.slice(at);
      return undefined;
    }
    for (const one of [...names].reverse()) k.subsystemsByName.get(one)?.destroy?.(k, container);
    k.state.containers.remove(container);
    return refusal;
  }
  return undefined;
}
