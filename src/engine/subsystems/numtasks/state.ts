// What numtasks keeps for a container: the shares that people write, the numbers of tasks that follow from them, and the
// counts. (V6 5/6, kernel/res_group/numtasks.c)

import type {ContainerId} from '../../abi';
import {containerCss, type Kernel} from '../../kernel';
import {numtasks} from './numtasks';

/** A share that nobody set: no guarantee, no limit. */
export const DONT_CARE = -3;
export const UNSUPPORTED = -2;
/** Only written, never kept: the share stays as it is. */
export const UNCHANGED = -1;
export const DEFAULT_DIVISOR = 100;

export type Numtasks = {
  minShares: number;
  maxShares: number;
  /** What the shares of the children are parts of. */
  divisor: number;
  /** Of the divisor, what is not handed out to children as their minimum. */
  unusedMinShares: number;

  /** In tasks, DONT_CARE where nothing follows: guarantee, limit, and the part of the guarantee kept for own tasks. */
  cntMin: number;
  cntMax: number;
  cntUnused: number;

  /** Tasks charged here: own ones, and those that children borrow. */
  curAlloc: number;
  /** Of them, charged to the parent as well. */
  borrowed: number;
  /** Tasks in this container and below it. */
  subtree: number;

  successes: number;
  failures: number;
  forkrateFailures: number;
  /** The period of the fork rate: when it began, and the forks tried in it. */
  periodStart: number;
  forksInPeriod: number;
};

/** `periodStart`: now. */
export function freshNumtasks(periodStart: number): Numtasks {
  return {
    minShares: DONT_CARE,
    maxShares: DONT_CARE,
    divisor: DEFAULT_DIVISOR,
    unusedMinShares: DEFAULT_DIVISOR,
    cntMin: DONT_CARE,
    cntMax: DONT_CARE,
    cntUnused: DONT_CARE,
    curAlloc: 0,
    borrowed: 0,
    subtree: 0,
    successes: 0,
    failures: 0,
    forkrateFailures: 0,
    periodStart,
    forksInPeriod: 0,
  };
}

export const stateOf = (k: Kernel, container: ContainerId): Readonly<Numtasks> => containerCss(k, container, numtasks);
export const parentOf = (k: Kernel, container: ContainerId): ContainerId => k.state.containers.get(container).parent;

/** The container at the top of all groups: of the hierarchy that binds numtasks, or of the dummy. */
export function rootOf(k: Kernel): ContainerId {
  const bound = k.state.misc.bound[numtasks.name] ?? 0;
  return bound === 0 ? k.state.misc.dummyTop : k.state.hierarchies.get(bound).top;
}
