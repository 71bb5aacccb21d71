// Shares: a group's minimum and maximum are parts of its parent's divisor, so numbers of tasks follow down the tree from
// the root's total. (V6 5/6, set_shares and recalculate)

import {type ContainerId, type Failure, fail} from '../../abi';
import {containerPath, editContainerCss, type Kernel, subtreeOf} from '../../kernel';
import {numtasks} from './numtasks';
import {totalNumtasks} from './parameters';
import {DONT_CARE, type Numtasks, parentOf, rootOf, stateOf, UNCHANGED, UNSUPPORTED} from './state';

/** What a write to `shares` asks for; what is absent or UNCHANGED stays as it is. */
export interface SharesRequest {
  readonly minShares?: number;
  readonly maxShares?: number;
  readonly divisor?: number;
}

const quantity = (shares: number): number => Math.max(shares, 0);

/** Numbers of the whole tree anew. Shares of somebody without a number mean nothing. */
export function recompute(k: Kernel): void {
  const total = totalNumtasks(k);
  const root = rootOf(k);
  const top = editContainerCss(k, root, numtasks);
  top.cntMin = total === 0 ? DONT_CARE : total;
  top.cntMax = top.cntMin;
  recomputeBelow(k, root);
}

function recomputeBelow(k: Kernel, top: ContainerId): void {
  for (const container of subtreeOf(k, top)) recomputeChildren(k, container);
}

function recomputeChildren(k: Kernel, container: ContainerId): void {
  const group = editContainerCss(k, container, numtasks);
  group.cntUnused = part(group.unusedMinShares, group.cntMin, group.divisor);
  const {cntMin, cntMax, divisor} = group;
  for (const child of k.state.containers.get(container).children) {
    const below = editContainerCss(k, child, numtasks);
    below.cntMin = part(below.minShares, cntMin, divisor);
    below.cntMax = part(below.maxShares, cntMax, divisor);
  }
}

function part(shares: number, whole: number, divisor: number): number {
  if (shares < 0 || whole < 0) return DONT_CARE;
  return divisor === 0 ? 0 : Math.floor((shares * whole) / divisor);
}

/** What was asked for and changes: a share that was once given up as unsupported never changes again. */
function changesOf(old: Numtasks, request: SharesRequest): SharesRequest {
  const asked = Object.entries(request) as [keyof SharesRequest, number][];
  return Object.fromEntries(asked.filter(([key, value]) => value !== UNCHANGED && old[key] !== UNSUPPORTED));
}

/** Errors: EINVAL, as the first broken rule says. */
export function setShares(k: Kernel, container: ContainerId, request: SharesRequest): Failure | undefined {
  const parent = parentOf(k, container);
  const old = stateOf(k, container);
  const next = {...old, ...changesOf(old, request)};
  const refusal =
    checkParent(k, parent, old, next) ?? checkValues(next) ?? checkDivisor(k, container, old, next) ?? checkOrder(next);
  if (refusal !== undefined) return refusal;
  const group = editContainerCss(k, container, numtasks);
  group.unusedMinShares += next.divisor - old.divisor;
  group.divisor = next.divisor;
  if (parent !== 0) {
    editContainerCss(k, parent, numtasks).unusedMinShares -= quantity(next.minShares) - quantity(old.minShares);
  }
  group.minShares = next.minShares;
  group.maxShares = next.maxShares;
  recompute(k);
  return undefined;
}

function checkValues({minShares, maxShares, divisor}: Numtasks): Failure | undefined {
  for (const shares of [minShares, maxShares]) {
    if (shares >= 0 || shares === DONT_CARE || shares === UNSUPPORTED) continue;
    return fail('EINVAL', `${shares} is not a share: it is 0 or more, or -3 for none`);
  }
  return divisor < 0 ? fail('EINVAL', `the divisor must be a number of shares, not ${divisor}`) : undefined;
}

function checkOrder({minShares, maxShares}: Numtasks): Failure | undefined {
  if (minShares < 0 || maxShares < 0 || minShares <= maxShares) return undefined;
  return fail('EINVAL', `min_shares ${minShares} is above max_shares ${maxShares}`);
}

function checkDivisor(k: Kernel, container: ContainerId, old: Numtasks, next: Numtasks): Failure | undefined {
  const handedOut = old.divisor - old.unusedMinShares;
  if (next.divisor < handedOut) return fail('EINVAL', `children already hold ${handedOut} shares of the divisor`);
  for (const child of k.state.containers.get(container).children) {
    const {maxShares} = stateOf(k, child);
    if (next.divisor < maxShares) {
      return fail('EINVAL', `${containerPath(k, child)} has max_shares ${maxShares}, more than the divisor would be`);
    }
  }
  return undefined;
}

/** The root group has no parent: its own shares are kept and mean nothing. */
function checkParent(k: Kernel, parent: ContainerId, old: Numtasks, next: Numtasks): Failure | undefined {
  if (parent === 0) return undefined;
  const {unusedMinShares, divisor} = stateOf(k, parent);
  const more = quantity(next.minShares) - quantity(old.minShares);
  const path = containerPath(k, parent);
  if (more > unusedMinShares) return fail('EINVAL', `${path} has only ${unusedMinShares} shares left to guarantee`);
  if (next.maxShares > divisor)
    return fail('EINVAL', `max_shares ${next.maxShares} is above the divisor ${divisor} of ${path}`);
  return undefined;
}
