// Counting: a task is charged to its container and to every one above it but the top one, which has no limit and no files.

import {type ContainerId, type Failure, fail, type Pid} from '../../abi';
import {containerCss, containerFor, containerPath, counted, editContainerCss, type Kernel} from '../../kernel';
import {pids} from './pids';

export type Pids = {
  /** Tasks, or UNLIMITED. */
  limit: number;
  current: number;
  /** The largest count there was. */
  peak: number;
  /** Forks of tasks in this very container that were refused, by whichever limit. */
  refused: number;
};

export const UNLIMITED = -1;

const parentOf = (k: Kernel, container: ContainerId): ContainerId => k.state.containers.get(container).parent;

export function charge(k: Kernel, container: ContainerId): void {
  let parent = parentOf(k, container);
  for (let at = container; parent !== 0; at = parent, parent = parentOf(k, at)) {
    const group = editContainerCss(k, at, pids);
    group.current++;
    group.peak = Math.max(group.peak, group.current);
  }
}

export function uncharge(k: Kernel, container: ContainerId): void {
  let parent = parentOf(k, container);
  for (let at = container; parent !== 0; at = parent, parent = parentOf(k, at)) editContainerCss(k, at, pids).current--;
}

/** Before a fork. The containers below the one that refuses had room, and their peaks show the attempt. */
export function mayFork(k: Kernel, task: Pid): Failure | undefined {
  const container = containerFor(k, task, pids);
  let parent = parentOf(k, container);
  for (let at = container; parent !== 0; at = parent, parent = parentOf(k, at)) {
    const {limit, current, peak} = containerCss(k, at, pids);
    if (limit !== UNLIMITED && current >= limit) return refuse(k, container, at);
    if (current >= peak) editContainerCss(k, at, pids).peak = current + 1;
  }
  return undefined;
}

function refuse(k: Kernel, container: ContainerId, limiting: ContainerId): Failure {
  editContainerCss(k, container, pids).refused++;
  const {limit, current} = containerCss(k, limiting, pids);
  return fail('EAGAIN', `${containerPath(k, limiting)} has ${counted(current, 'task')}, and its pids.max is ${limit}`);
}
