// mount, remount and umount of a container file system, as far as hierarchies go: a superblock is a hierarchy. Its
// reference count is V6's s_active: one per mount and one per child container. A new hierarchy changes the pointers of all
// tasks, under callback_mutex, and waits for those who still read the old ones. (V6 3/6, container_get_sb)

import {again, done, procedure, SLEEP} from '../../../base';
import {
  type Fallible,
  fail,
  failed,
  type HierarchyId,
  type Pid,
  type SuperblockId,
  type Tick,
  UNINTERRUPTIBLE,
} from '../../abi';
import type {Kernel} from '../kernel';
import {lock, unlock} from '../lock';
import {channel, sleepOn} from '../wait';
import {DIALECTS} from './dialect';
import {createHierarchy, findHierarchy, inoOf, orderedSubsystems, rebindHierarchy, waitsForDying} from './hierarchy';
import {type HierarchyRequest, parseMountOptions} from './mount-options';
import {containerPath, counted} from './path';

interface Env {
  readonly k: Kernel;
  readonly me: Pid;
}

interface GetSbFrame {
  readonly request: HierarchyRequest;
  readonly source: string;
  readonly agent: string;
  /** End of the grace period. */
  until: Tick;
  answer: Fallible<SuperblockId>;
}

/** Locals of a call. `agent`: what the mount sets as release agent in any case, '' for nothing. */
export function getSbOf(request: HierarchyRequest, source: string, agent: string): GetSbFrame {
  return {request, source, agent, until: 0, answer: 0};
}

/** Finds or makes the superblock and counts one mount more: answers its id. Errors: EBUSY, ENOSPC, EINVAL. */
export const CONTAINER_GET_SB = procedure<Env, GetSbFrame>('container_get_sb')({
  take_manage_mutex({k, me}, {request}) {
    const until = waitsForDying(k, request);
    if (until !== 0) return sleepOn(k, me, channel.timer(me), until, UNINTERRUPTIBLE);
    if (!lock(k, me, 'manage_mutex')) return SLEEP;
  },
  find_hierarchy({k, me}, frame) {
    if (waitsForDying(k, frame.request) !== 0) {
      unlock(k, me, 'manage_mutex');
      return again('take_manage_mutex');
    }
    const found = findHierarchy(k, frame.request);
    if (found === 0) return;
    frame.answer = failed(found) ? found : shareSuperblock(k, found);
    return again('unlock');
  },
  take_callback_mutex({k, me}) {
    if (!lock(k, me, 'callback_mutex')) return SLEEP;
  },
  enter_top_container({k, me}, frame) {
    // read_lock(&tasklist_lock), given back within the step.
    if (!lock(k, me, 'tasklist_lock')) return SLEEP;
    unlock(k, me, 'tasklist_lock');
    const {request, source} = frame;
    frame.answer = newSuperblock(k, request, source);
    unlock(k, me, 'callback_mutex');
    const waits = DIALECTS[request.dialect].mountWaits && !failed(frame.answer);
    frame.until = k.state.misc.tick + (waits ? k.config.gracePeriod : 0);
  },
  synchronize_rcu({k, me}, {until}) {
    if (k.state.misc.tick < until) return sleepOn(k, me, channel.timer(me), until, UNINTERRUPTIBLE);
  },
  unlock({k, me}, {answer, agent}) {
    if (agent !== '' && !failed(answer)) {
      const id = k.state.superblocks.get(answer).data as HierarchyId;
      k.state.hierarchies.edit(id).releaseAgent = agent;
    }
    unlock(k, me, 'manage_mutex');
    return done(answer);
  },
});

function shareSuperblock(k: Kernel, id: HierarchyId): SuperblockId {
  const {superblock} = k.state.hierarchies.get(id);
  k.state.superblocks.edit(superblock).active++;
  return superblock;
}

function newSuperblock(k: Kernel, request: HierarchyRequest, source: string): Fallible<SuperblockId> {
  const id = createHierarchy(k, request);
  if (failed(id)) return id;
  const {top} = k.state.hierarchies.get(id);
  const superblock = k.state.superblocks.add({
    fstype: DIALECTS[request.dialect].fstype,
    root: inoOf(top),
    active: 1,
    source,
    data: id,
  });
  k.state.hierarchies.edit(id).superblock = superblock;
  return superblock;
}

/**
 * mount -o remount. V6 had no handler: with its quirks anything succeeds and nothing changes, else a change of the set is
 * refused. The cgroup dialect can change the set while there are no children. Errors: EINVAL, ENOENT, EBUSY.
 */
export function remountHierarchy(k: Kernel, superblock: SuperblockId, options: string): Fallible<0> {
  const id = k.state.superblocks.get(superblock).data as HierarchyId;
  const {dialect} = k.state.hierarchies.get(id);
  const {remountRebinds} = DIALECTS[dialect];
  // Nothing is said of subsystems: only flags of the mount change.
  if (options === '' || (!remountRebinds && k.config.quirks)) return 0;
  const request = parseMountOptions(k, dialect, options);
  if (failed(request)) return request;
  return remountRebinds ? changeHierarchy(k, id, request) : refuseChange(k, id, request);
}

function refuseChange(k: Kernel, id: HierarchyId, request: HierarchyRequest): Fallible<0> {
  const {subsystems} = k.state.hierarchies.get(id);
  if (request.subsystems.join() === subsystems.join()) return 0;
  return fail('EBUSY', `the hierarchy binds ${orderedSubsystems(k, id).join(', ')}, and a remount cannot change that`);
}

function changeHierarchy(k: Kernel, id: HierarchyId, request: HierarchyRequest): Fallible<0> {
  const {name, noprefix, top} = k.state.hierarchies.get(id);
  if (request.name !== '' && request.name !== name) {
    return fail(
      'EINVAL',
      `the hierarchy ${name === '' ? 'has no name' : `is named ${name}`}, and a remount cannot rename it`,
    );
  }
  if (request.noprefix !== noprefix) return fail('EINVAL', 'a remount cannot change noprefix');
  const {children} = k.state.containers.get(top);
  if (children.length > 0) {
    const first = containerPath(k, children[0] as number);
    return fail('EBUSY', `the hierarchy has ${counted(children.length, 'child container')}, among them ${first}`);
  }
  const rebound = rebindHierarchy(k, id, request.subsystems);
  if (failed(rebound)) return rebound;
  if (request.releaseAgent !== null) k.state.hierarchies.edit(id).releaseAgent = request.releaseAgent;
  return 0;
}

/** The options of the superblock as /proc/mounts shows them. */
export function shownOptions(k: Kernel, superblock: SuperblockId): string {
  const id = k.state.superblocks.get(superblock).data as HierarchyId;
  const {dialect, noprefix, releaseAgent, name, top} = k.state.hierarchies.get(id);
  const shown = orderedSubsystems(k, id);
  if (!DIALECTS[dialect].extraOptions) return shown.join(',');
  if (noprefix) shown.push('noprefix');
  if (releaseAgent !== '') shown.push(`release_agent=${releaseAgent}`);
  if (k.state.containers.get(top).cloneChildren) shown.push('clone_children');
  if (name !== '') shown.push(`name=${name}`);
  return shown.join(',');
}
