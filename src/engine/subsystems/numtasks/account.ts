// Counting: a task is charged to its container; beyond the container's own guarantee the charge is borrowed from the
// parent, and so on upwards. Counting never refuses. (V6 5/6, inc_usage_count and dec_usage_count)

import type {ContainerId} from '../../abi';
import {editContainerCss, type Kernel} from '../../kernel';
import {numtasks} from './numtasks';
import {DONT_CARE, parentOf} from './state';

/** One task more. */
export function charge(k: Kernel, container: ContainerId): void {
  for (let at = container; at !== 0; at = parentOf(k, at)) editContainerCss(k, at, numtasks).subtree++;
  for (let at = container; at !== 0; at = parentOf(k, at)) {
    const group = editContainerCss(k, at, numtasks);
    group.curAlloc++;
    const own = group.cntUnused !== DONT_CARE && group.curAlloc <= group.cntUnused;
    if (own || parentOf(k, at) === 0) {
      group.successes++;
      return;
    }
    group.borrowed++;
  }
}

/** One task less; borrowed charges go back first. */
export function uncharge(k: Kernel, container: ContainerId): void {
  for (let at = container; at !== 0; at = parentOf(k, at)) editContainerCss(k, at, numtasks).subtree--;
  giveBack(k, container);
}

function giveBack(k: Kernel, container: ContainerId): void {
  for (let at = container; at !== 0; at = parentOf(k, at)) {
    const group = editContainerCss(k, at, numtasks);
    group.curAlloc--;
    if (group.borrowed === 0) return;
    group.borrowed--;
  }
}

/**
 * A group goes: what it still borrows and what it was guaranteed returns to the parent. The code of the time forgot the
 * guarantee, which nobody could have again (quirk).
 */
export function leaveParent(k: Kernel, container: ContainerId): void {
  const {borrowed, minShares} = editContainerCss(k, container, numtasks);
  const parent = parentOf(k, container);
  for (let i = 0; i < borrowed; i++) giveBack(k, parent);
  if (!k.config.quirks) editContainerCss(k, parent, numtasks).unusedMinShares += Math.max(minShares, 0);
}
