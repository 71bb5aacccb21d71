// Module parameters, under /sys/module/numtasks/parameters. total_numtasks is what the shares of the root are parts of:
// as long as it is not set, no share means a number of tasks. The code of the time left it unset (quirk); else it is the
// number of pids.

import {type Failure, fail, HZ, PID_MAX} from '../../abi';
import {editContainerCss, type Kernel, leadingNumber, type ModuleParameter, subtreeOf} from '../../kernel';
import {numtasks} from './numtasks';
import {recompute} from './shares';
import {rootOf, stateOf} from './state';

const TOTAL = 'numtasks.total_numtasks';
const FORKRATE = 'numtasks.forkrate';
const INTERVAL = 'numtasks.forkrate_interval';
/** INT_MAX, which V6 calls unlimited. */
const UNLIMITED = 2 ** 31 - 1;

const numberOf = (k: Kernel, name: string): number | undefined => k.state.misc.parameters[name] as number | undefined;

/** Tasks that the root group may have; 0 while it is not known. */
export function totalNumtasks(k: Kernel): number {
  return numberOf(k, TOTAL) ?? (k.config.quirks ? 0 : PID_MAX);
}

/** Forks that a group may make in one period. */
export function forkrate(k: Kernel): number {
  const rate = numberOf(k, FORKRATE) ?? UNLIMITED;
  return rate === UNLIMITED ? Number.POSITIVE_INFINITY : rate;
}

/** Ticks. The parameter is in seconds. */
export const forkrateInterval = (k: Kernel): number => (numberOf(k, INTERVAL) ?? 1) * HZ;

function atLeastOne(k: Kernel, name: string, text: string): Failure | undefined {
  const wanted = /^\d+\n?$/.test(text) ? leadingNumber(text) : 0;
  if (wanted < 1 || wanted > UNLIMITED) return fail('EINVAL', `it takes a number from 1 on, not "${text.trim()}"`);
  k.state.misc.parameters[name] = wanted;
  return undefined;
}

function setTotal(k: Kernel, text: string): Failure | undefined {
  const {subtree} = stateOf(k, rootOf(k));
  if (/^\d+\n?$/.test(text) && leadingNumber(text) <= subtree && leadingNumber(text) >= 1) {
    return fail('EINVAL', `there are ${subtree} tasks already, and the total must be more`);
  }
  const refusal = atLeastOne(k, TOTAL, text);
  if (refusal === undefined) recompute(k);
  return refusal;
}

/** Every group begins a new period. */
function restartPeriods(k: Kernel): void {
  const begun = {periodStart: k.state.misc.tick, forksInPeriod: 0};
  for (const container of subtreeOf(k, rootOf(k))) Object.assign(editContainerCss(k, container, numtasks), begun);
}

function setRate(k: Kernel, name: string, text: string): Failure | undefined {
  const refusal = atLeastOne(k, name, text);
  if (refusal === undefined) restartPeriods(k);
  return refusal;
}

export const PARAMETERS: readonly ModuleParameter[] = [
  {name: 'total_numtasks', read: k => `${totalNumtasks(k) || UNLIMITED}\n`, write: setTotal},
  {
    name: 'forkrate',
    read: k => `${numberOf(k, FORKRATE) ?? UNLIMITED}\n`,
    write: (k, text) => setRate(k, FORKRATE, text),
  },
  {
    name: 'forkrate_interval',
    read: k => `${numberOf(k, INTERVAL) ?? 1}\n`,
    write: (k, text) => setRate(k, INTERVAL, text),
  },
];
