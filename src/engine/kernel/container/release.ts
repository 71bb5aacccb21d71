// notify_on_release: when the last task leaves or the last child goes, the hierarchy's release agent is started with the
// container's path. The decision falls under manage_mutex and is kept as plain data; the agent is started after the mutex
// is released and nobody waits for it. (V6 3/6, check_for_release and container_release_agent)

import {type ContainerId, failed} from '../../abi';
import type {Kernel} from '../kernel';
import {spawnUserHelper} from '../task/spawn';
import {rulesOf} from './membership';
import {printedPath} from './path';
import {heldReferences} from './references';

/** An agent to start: its file, and the path of the container that became free. */
export interface Release {
  readonly agent: string;
  readonly path: string;
}

/** Whether the container has just become releasable: what to start, or null. Caller holds manage_mutex. */
export function checkForRelease(k: Kernel, container: ContainerId): Release | null {
  const row = k.state.containers.find(container);
  if (row === undefined || row.parent === 0) return null;
  if (!row.notifyOnRelease || row.count > 0 || row.children.length > 0) return null;
  const waits = rulesOf(k, container).releaseWaitsForReferences(k.config.quirks);
  if (waits && heldReferences(k, container).count > 0) return null;
  const agent = k.state.hierarchies.get(row.hierarchy).releaseAgent;
  const path = printedPath(k, container);
  return agent === '' || failed(path) ? null : {agent, path};
}

/** Starts the agent. Caller holds no lock. */
export function runReleaseAgent(k: Kernel, release: Release | null): void {
  if (release === null) return;
  spawnUserHelper(k, release.agent, [release.agent, release.path], {
    HOME: '/',
    PATH: '/sbin:/bin:/usr/sbin:/usr/bin',
  });
}
