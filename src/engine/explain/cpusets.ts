// The smallest changes to other cpusets that let a refused write or attach pass. Each set is tried as the kernel would
// (kernel/cpuset.c of 2.6.20, validate_change); where another rule would then be broken, nothing is offered.

import {and, andNot, firstBits, formatList, intersects, isEmpty, isSubset, type Mask, or, parseList} from '../../base';
import type {ContainerId} from '../abi';
import type {Kernel} from '../kernel';
import {type Case, type Fix, first} from './case';
import {controlFile, echoed, filePath, movedTo, textOf, writtenContainer} from './places';
import {rootTypes} from './privileges';

type What = 'cpu' | 'mem';

interface Cpuset {
  readonly cpus: Mask;
  readonly mems: Mask;
  readonly cpuExclusive: boolean;
  readonly memExclusive: boolean;
}

const stateOf = (k: Kernel, container: ContainerId): Cpuset =>
  k.state.containers.get(container).css.cpuset?.state as unknown as Cpuset;
const setOf = (k: Kernel, container: ContainerId, what: What): Mask => stateOf(k, container)[`${what}s`];
const isExclusive = (k: Kernel, container: ContainerId, what: What): boolean =>
  stateOf(k, container)[`${what}Exclusive`];
const parentOf = (k: Kernel, container: ContainerId): ContainerId => k.state.containers.get(container).parent;

const siblingsOf = (k: Kernel, container: ContainerId): ContainerId[] => {
  const parent = parentOf(k, container);
  return parent === 0 ? [] : k.state.containers.get(parent).children.filter(one => one !== container);
};

/** A container and all below it, children first. */
const subtree = (k: Kernel, container: ContainerId): ContainerId[] => [
  ...k.state.containers.get(container).children.flatMap(child => subtree(k, child)),
  container,
];

const setLine = (k: Kernel, container: ContainerId, what: What, mask: Mask): string =>
  echoed(formatList(mask), controlFile(k, container, `${what}s`));
const flagLine = (k: Kernel, container: ContainerId, what: What, value: 0 | 1): string =>
  echoed(value, controlFile(k, container, `${what}_exclusive`));

/** Siblings that would not bear this set beside them. */
function rivals(k: Kernel, container: ContainerId, what: What, mask: Mask, exclusive: boolean): ContainerId[] {
  return siblingsOf(k, container).filter(
    sibling => (exclusive || isExclusive(k, sibling, what)) && intersects(mask, setOf(k, sibling, what)),
  );
}

/** What was written: which file, and the set or the flag that it asked for. */
export interface Wanted {
  readonly container: ContainerId;
  readonly what: What;
  readonly mask: Mask;
  readonly exclusive: boolean;
}

export function wantedOf({k, refusal}: Case): Wanted | null {
  const [, file, flag] = /(cpu|mem)(s|_exclusive)$/.exec(filePath(k, refusal)) ?? [];
  const container = writtenContainer(k, refusal);
  if (file === undefined || container === 0 || !rootTypes(k)) return null;
  const what = file as What;
  if (flag === '_exclusive') return {container, what, mask: setOf(k, container, what), exclusive: true};
  const parsed = parseList(textOf(refusal, 1));
  if (typeof parsed === 'string') return null;
  const there = firstBits(what === 'cpu' ? k.config.cpus : k.config.nodes);
  return {container, what, mask: and(parsed, there), exclusive: isExclusive(k, container, what)};
}

/** The siblings in the way, for lighting them up. */
export function rivalsOf(c: Case): ContainerId[] {
  const wanted = wantedOf(c);
  return wanted === null ? [] : rivals(c.k, wanted.container, wanted.what, wanted.mask, wanted.exclusive);
}

/** Every cpuset of a subtree cut down to a mask; null when one would be left with nothing. */
function cutDown(k: Kernel, container: ContainerId, what: What, mask: Mask): string[] | null {
  const lines: string[] = [];
  for (const one of subtree(k, container)) {
    const set = setOf(k, one, what);
    if (isSubset(set, mask)) continue;
    const left = and(set, mask);
    if (isEmpty(left)) return null;
    lines.push(setLine(k, one, what, left));
  }
  return lines;
}

const unflagged = (k: Kernel, container: ContainerId, what: What): string[] =>
  subtree(k, container).flatMap(one => (isExclusive(k, one, what) ? [flagLine(k, one, what, 0)] : []));

function joinedLines(all: readonly (readonly string[] | null)[]): Fix {
  return all.some(lines => lines === null) ? null : first(all.flatMap(lines => lines ?? []));
}

/** Children that have more than their parent is to have give it up first. */
export function narrowedChildren(c: Case): Fix {
  const wanted = wantedOf(c);
  if (wanted === null) return null;
  const {k} = c;
  const {container, what, mask} = wanted;
  const children = k.state.containers.get(container).children;
  if (/_exclusive$/.test(filePath(k, c.refusal))) return joinedLines(children.map(child => unflagged(k, child, what)));
  return isEmpty(mask) ? null : joinedLines(children.map(child => cutDown(k, child, what, mask)));
}

/** Parents get first what their child is to have, from the top down. */
export function widenedParents(c: Case): Fix {
  const wanted = wantedOf(c);
  if (wanted === null) return null;
  const {k} = c;
  const {container, what, mask, exclusive} = wanted;
  const flag = /_exclusive$/.test(filePath(k, c.refusal));
  if (rivals(k, container, what, mask, flag || exclusive).length > 0) return null;
  const lines: string[] = [];
  for (let at = parentOf(k, container); parentOf(k, at) !== 0; at = parentOf(k, at)) {
    const set = setOf(k, at, what);
    if (flag ? isExclusive(k, at, what) : isSubset(mask, set)) break;
    const wider = flag ? set : or(set, mask);
    if (rivals(k, at, what, wider, flag || isExclusive(k, at, what)).length > 0) return null;
    lines.unshift(flag ? flagLine(k, at, what, 1) : setLine(k, at, what, wider));
  }
  return first(lines);
}

/** Siblings stop being exclusive, or give up what is to be had alone. */
export function yieldingSiblings(c: Case): Fix {
  const wanted = wantedOf(c);
  if (wanted === null) return null;
  const {k} = c;
  const {container, what, mask, exclusive} = wanted;
  return joinedLines(
    rivals(k, container, what, mask, exclusive).map(sibling =>
      exclusive ? cutDown(k, sibling, what, andNot(setOf(k, sibling, what), mask)) : unflagged(k, sibling, what),
    ),
  );
}

/** The set that an empty cpuset could be given, its parents first; EMPTY when none is free. */
function filled(k: Kernel, container: ContainerId, what: What, lines: string[]): Mask {
  const set = setOf(k, container, what);
  if (!isEmpty(set)) return set;
  let free = filled(k, parentOf(k, container), what, lines);
  for (const sibling of siblingsOf(k, container)) {
    if (isExclusive(k, container, what) || isExclusive(k, sibling, what)) free = andNot(free, setOf(k, sibling, what));
  }
  if (!isEmpty(free)) lines.push(setLine(k, container, what, free));
  return free;
}

/** An empty cpuset gets what its parent has. */
export function filledCpuset({k, refusal}: Case): Fix {
  const container = writtenContainer(k, refusal);
  if (container === 0 || controlFile(k, container, 'cpus') === '' || !rootTypes(k)) return null;
  const lines: string[] = [];
  const sets = (['cpu', 'mem'] as const).map(what => filled(k, container, what, lines));
  return sets.some(isEmpty) ? null : first(lines);
}

/** Tasks leave a cpuset that is to become empty. */
export function evacuated({k, refusal}: Case): Fix {
  const container = writtenContainer(k, refusal);
  if (container === 0 || !rootTypes(k)) return null;
  const parent = parentOf(k, container);
  return first(subtree(k, container).flatMap(one => movedTo(k, one, parent)));
}
