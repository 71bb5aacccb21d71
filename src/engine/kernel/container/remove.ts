// rmdir: only what is empty in every sense may go. (V6 3/6, container_rmdir)

import {type ContainerId, type Fallible, fail} from '../../abi';
import type {Kernel} from '../kernel';
import {trace} from '../trace';
import {orderedSubsystems, putSuperblock} from './hierarchy';
import {rulesOf, tasksOf} from './membership';
import {containerPath, counted} from './path';
import {heldReferences} from './references';
import {checkForRelease, type Release} from './release';

/**
 * Removes a container that has no tasks, no children and no references; the rules are checked in this order. Answers the
 * release agent to start for the parent. Caller holds manage_mutex. Errors: EBUSY.
 */
export function removeContainer(k: Kernel, container: ContainerId): Fallible<{readonly release: Release | null}> {
  const {parent, children, count, hierarchy} = k.state.containers.get(container);
  const path = containerPath(k, container);
  if (parent === 0) return fail('EBUSY', 'the top container goes with its hierarchy, at umount');
  if (count > 0) return fail('EBUSY', `${path} holds ${describeTasks(k, container, count)}`);
  if (children.length > 0) {
    const first = k.state.containers.get(children[0] as ContainerId).name;
    return fail('EBUSY', `${path} has ${counted(children.length, 'child container')}, among them ${first}`);
  }
  const held = heldReferences(k, container);
  if (held.count > 0) return fail('EBUSY', `${held.by} still holds ${counted(held.count, 'reference')} to ${path}`);
  if (rulesOf(k, container).zombiesStay) passZombiesUp(k, container);
  for (const name of orderedSubsystems(k, hierarchy)) k.subsystemsByName.get(name)?.destroy?.(k, container);
  k.state.containers.remove(container);
  const above = k.state.containers.edit(parent);
  above.children = above.children.filter(child => child !== container);
  const row = k.state.hierarchies.edit(hierarchy);
  row.containers--;
  trace(k, 'container_destroy', {container, hierarchy});
  const release = above.children.length === 0 ? checkForRelease(k, parent) : null;
  putSuperblock(k, row.superblock);
  return {release};
}

/** Dead tasks that still point here count in the containers above until they are reaped. */
function passZombiesUp(k: Kernel, container: ContainerId): void {
  const {tasks, containers} = k.state;
  const {hierarchy, parent} = containers.get(container);
  for (let task = 1; task < tasks.capacity; task++) {
    const slot = task * tasks.slots + hierarchy;
    if (tasks.container[slot] === container) tasks.container[slot] = parent;
  }
}

/** "task 12" or "3 tasks, among them 12". */
function describeTasks(k: Kernel, container: ContainerId, count: number): string {
  const first = tasksOf(k, container)[0];
  if (first === undefined) return `${counted(count, 'task')} on the way in or out`;
  return count === 1 ? `task ${first}` : `${count} tasks, among them ${first}`;
}
