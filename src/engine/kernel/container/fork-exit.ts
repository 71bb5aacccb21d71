// How tasks enter and leave containers without being moved: a fork copies the parent's pointers and counts, an exit
// leaves every hierarchy. These are the hot paths: they loop over active hierarchies and over subsystems that have the
// callback, and over nothing else. (V6 3/6, container_fork and container_exit)

import {again, done, procedure, SLEEP} from '../../../base';
import type {ContainerId, HierarchyId, Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {lock, taskLock, taskUnlock, unlock} from '../lock';
import {DIALECTS} from './dialect';
import {checkForRelease, type Release, runReleaseAgent} from './release';

interface Env {
  readonly k: Kernel;
  readonly me: Pid;
}

/**
 * The child joins its parent's containers. Never refuses. Caller holds the parent's task lock and, where a subsystem has a
 * fork callback, callback_mutex: all forks take it then.
 */
export function containerFork(k: Kernel, parent: Pid, child: Pid): void {
  const {tasks, misc, containers} = k.state;
  const {hierarchies} = misc;
  const from = parent * tasks.slots;
  const to = child * tasks.slots;
  for (let i = 0; i < hierarchies.length; i++) {
    const h = hierarchies[i] as HierarchyId;
    // A mount between the birth of the child's row and this moment has already put it into the new top container.
    if (tasks.container[to + h] !== 0) continue;
    const container = tasks.container[from + h] as ContainerId;
    tasks.container[to + h] = container;
    containers.edit(container).count++;
  }
  runForkCallbacks(k, child);
}

/**
 * A task that the kernel starts itself begins in the top container of every hierarchy: one step, so that a holder of
 * callback_mutex sees all of it or nothing.
 */
export function enterTopContainers(k: Kernel, task: Pid): void {
  const {tasks, misc, containers, hierarchies} = k.state;
  for (const h of misc.hierarchies) {
    const {top} = hierarchies.get(h);
    tasks.container[task * tasks.slots + h] = top;
    containers.edit(top).count++;
  }
  runForkCallbacks(k, task);
}

function runForkCallbacks(k: Kernel, child: Pid): void {
  const {fork} = k.callbacks;
  for (let i = 0; i < fork.length; i++) fork[i]?.fork?.(k, child);
}

interface ExitFrame {
  /** Flagged containers whose count waits for manage_mutex. */
  left: ContainerId[];
  release: Release | null;
}

/**
 * container_exit by the dying task itself: `call(CONTAINER_EXIT, {})`. The task points to the top containers from then on
 * (in the dialect where zombies stay, to its last ones) but is not counted there. One step, unless a container with notify_on_release is left: its count is given back under
 * manage_mutex, so that its agent runs exactly once.
 */
export const CONTAINER_EXIT = procedure<Env, ExitFrame>('container_exit')({
  leave_containers({k, me}, frame) {
    const {exit} = k.callbacks;
    if (exit.length > 0 && !lock(k, me, 'callback_mutex')) return SLEEP;
    if (!taskLock(k, me, me)) return SLEEP;
    for (let i = 0; i < exit.length; i++) exit[i]?.exit?.(k, me);
    const flagged = leaveContainers(k, me);
    taskUnlock(k, me);
    if (exit.length > 0) unlock(k, me, 'callback_mutex');
    if (flagged === null) return done(0);
    frame.left = flagged;
  },
  take_manage_mutex({k, me}) {
    if (!lock(k, me, 'manage_mutex')) return SLEEP;
  },
  put_container({k, me}, frame) {
    const container = frame.left.shift() as ContainerId;
    frame.release = null;
    if (k.state.containers.has(container)) {
      k.state.containers.edit(container).count--;
      frame.release = checkForRelease(k, container);
    }
    unlock(k, me, 'manage_mutex');
  },
  release_agent({k}, frame) {
    runReleaseAgent(k, frame.release);
    return frame.left.length > 0 ? again('take_manage_mutex') : done(0);
  },
});

/** the_top_container_hack, where the dialect has it. Answers the containers with notify_on_release that were left, null for none. */
function leaveContainers(k: Kernel, me: Pid): ContainerId[] | null {
  const {tasks, misc, containers, hierarchies} = k.state;
  let flagged: ContainerId[] | null = null;
  for (let i = 0; i < misc.hierarchies.length; i++) {
    const h = misc.hierarchies[i] as HierarchyId;
    const slot = me * tasks.slots + h;
    const old = tasks.container[slot] as ContainerId;
    // Mounted while the task was already dying: it was never counted there.
    if (old === 0) continue;
    const {top, dialect} = hierarchies.get(h);
    if (!DIALECTS[dialect].zombiesStay) tasks.container[slot] = top;
    if (containers.get(old).notifyOnRelease) (flagged ??= []).push(old);
    else containers.edit(old).count--;
  }
  return flagged;
}
