// Reference counts of subsystem states (css_get, css_put of V6): a subsystem that keeps a pointer to a container's state
// from elsewhere holds a reference, and the container cannot be removed before it is given back.

import {type ContainerId, type Fallible, fail} from '../../abi';
import type {Kernel} from '../kernel';
import {rulesOf} from './membership';
import {checkForRelease, runReleaseAgent} from './release';

/** Takes a reference. Errors: EINVAL when the container is gone or has no such state. */
export function cssGet(k: Kernel, container: ContainerId, subsystem: {readonly name: string}): Fallible<0> {
  const css = k.state.containers.find(container)?.css[subsystem.name];
  if (css === undefined) return fail('EINVAL', `the ${subsystem.name} state of that container no longer exists`);
  const row = k.state.containers.edit(container).css[subsystem.name];
  if (row !== undefined) row.refcnt++;
  return 0;
}

/** Gives a reference back. The last one may let the release agent run, where the agent waits for references. */
export function cssPut(k: Kernel, container: ContainerId, subsystem: {readonly name: string}): void {
  const css = k.state.containers.edit(container).css[subsystem.name];
  if (css === undefined || --css.refcnt > 0) return;
  if (!rulesOf(k, container).releaseWaitsForReferences(k.config.quirks)) return;
  runReleaseAgent(k, checkForRelease(k, container));
}

/** References held on all states of a container, and the first subsystem that has any. */
export function heldReferences(k: Kernel, container: ContainerId): {readonly count: number; readonly by: string} {
  let count = 0;
  let by = '';
  const {css} = k.state.containers.get(container);
  for (const name of Object.keys(css)) {
    const {refcnt} = css[name] as {refcnt: number};
    if (refcnt > 0 && by === '') by = name;
    count += refcnt;
  }
  return {count, by};
}
