// The check before a fork. Only forks are checked: a move by attach may push a group over its limit, and does.
// (V6 5/6, numtasks_allow_fork)

import {type ContainerId, type Failure, fail, type Pid} from '../../abi';
import {containerFor, containerPath, editContainerCss, type Kernel} from '../../kernel';
import {numtasks} from './numtasks';
import {forkrate, forkrateInterval} from './parameters';
import {DONT_CARE, parentOf, stateOf} from './state';

/** With the quirk ENOSPC, as the code of the time answered, though fork(2) knows EAGAIN for this. */
const errnoOf = (k: Kernel) => (k.config.quirks ? 'ENOSPC' : 'EAGAIN');

export function mayFork(k: Kernel, task: Pid): Failure | undefined {
  const group = containerFor(k, task, numtasks);
  const tooFast = checkRate(k, group);
  if (tooFast !== undefined) return tooFast;
  const {cntMax, curAlloc} = stateOf(k, group);
  if (cntMax !== DONT_CARE && curAlloc >= cntMax) return refuse(k, group, group, curAlloc);
  if (k.config.quirks) return undefined;
  const above = limitedAncestor(k, group);
  if (above === 0 || stateOf(k, above).subtree < stateOf(k, above).cntMax) return undefined;
  return refuse(k, group, above, stateOf(k, above).subtree);
}

/** The nearest group above that has a limit, 0 for none. */
function limitedAncestor(k: Kernel, group: ContainerId): ContainerId {
  let above = parentOf(k, group);
  while (above !== 0 && stateOf(k, above).cntMax === DONT_CARE) above = parentOf(k, above);
  return above;
}

function refuse(k: Kernel, group: ContainerId, limiting: ContainerId, tasks: number): Failure {
  editContainerCss(k, group, numtasks).failures++;
  const {cntMax} = stateOf(k, limiting);
  return fail(errnoOf(k), `numtasks ${containerPath(k, limiting)} has ${tasks} tasks, and its limit is ${cntMax}`);
}

function checkRate(k: Kernel, group: ContainerId): Failure | undefined {
  const limit = forkrate(k);
  if (limit === Number.POSITIVE_INFINITY) return undefined;
  const row = editContainerCss(k, group, numtasks);
  const {tick} = k.state.misc;
  if (tick - row.periodStart > forkrateInterval(k)) {
    row.periodStart = tick;
    row.forksInPeriod = 0;
  }
  if (row.forksInPeriod < limit) {
    row.forksInPeriod++;
    return undefined;
  }
  row.forkrateFailures++;
  return fail(errnoOf(k), `numtasks ${containerPath(k, group)} may fork ${limit} times in its period, and it has`);
}
