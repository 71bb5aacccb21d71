// Shares: a group's minimum and maximum are parts of its parent's divisor, so numbers of tasks follow down the tree from
// the root's total. (V6 5/6, set_shares and recalculate)

import {type ContainerId, type Failure, fail} from '../../abi';
import {containerPath, editContainerCss, type Kernel} from '../../kernel';
import {numtasks} from './numtasks';
import {totalNumtasks} from './parameters';
import {DONT_CARE, type Numtasks, parentOf, rootOf, stateOf, UNSUPPORTED} from './state';

/** What a write to `shares` asks for; what is absent stays as it is. */
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

function recomputeBelow(k: Kernel, container: ContainerId): void {
  const group = editContainerCss(k, container, numtasks);
  group.cntUnused = part(group.unusedMinShares, group.cntMin, group.divisor);
  const {cntMin, cntMax, divisor} = group;
  for (const child of k.state.containers.get(container).children) {
    const below = editContainerCss(k, child, numtasks);
    below.cntMin = part(below.minShares, cntMin, divisor);
    below.cntMax = part(below.maxShares, cntMax, divisor);
    recomputeBelow(k, child);
  }
}

const part = (shares: number, whole: number, divisor: number): number =>
  shares < 0 || whole < 0 ? DONT_CARE : Math.floor((shares * whole) / divisor);

/** Errors: EINVAL, as the first broken rule says. */
export function setShares(k: Kernel, container: ContainerId, request: SharesRequest): Failure | undefined {
  const parent = parentOf(k, container);
  const old = stateOf(k, container);
  const next = {...old, ...request};
  const refusal =
    checkValues(next, request) ?? checkDivisor(k, container, old, next) ?? checkParent(k, parent, old, next, request);
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

function checkValues(next: Numtasks, {minShares, maxShares}: SharesRequest): Failure | undefined {
  for (const shares of [minShares, maxShares]) {
    if (shares === undefined || shares >= 0 || shares === DONT_CARE || shares === UNSUPPORTED) continue;
    return fail('EINVAL', `${shares} is not a share: it is 0 or more, or -3 for none`);
  }
  if (next.divisor < 1) return fail('EINVAL', `the divisor must be 1 or more, not ${next.divisor}`);
  if (next.minShares >= 0 && next.maxShares >= 0 && next.minShares > next.maxShares) {
    return fail('EINVAL', `min_shares ${next.minShares} is above max_shares ${next.maxShares}`);
  }
  return undefined;
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

function checkParent(
  k: Kernel,
  parent: ContainerId,
  old: Numtasks,
  next: Numtasks,
  request: SharesRequest,
): Failure | undefined {
  if (parent === 0) {
    if (request.minShares === undefined && request.maxShares === undefined) return undefined;
    return fail('EINVAL', 'the root group has no parent whose share it could be given');
  }
  const {unusedMinShares, divisor} = stateOf(k, parent);
  const more = quantity(next.minShares) - quantity(old.minShares);
  const path = containerPath(k, parent);
  if (more > unusedMinShares) return fail('EINVAL', `${path} has only ${unusedMinShares} shares left to guarantee`);
  if (next.maxShares > divisor)
    return fail('EINVAL', `max_shares ${next.maxShares} is above the divisor ${divisor} of ${path}`);
  return undefined;
}
