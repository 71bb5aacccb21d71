// The smallest changes of limits and shares that let a refused fork or write pass. (V6 5/6, kernel/res_group)

import type {ContainerId} from '../abi';
import type {Kernel} from '../kernel';
import {type Case, type Fix, first, instead} from './case';
import {containerNamed, controlFile, echoed, filePath, quoted, textOf, writtenContainer} from './places';
import {rootTypes} from './privileges';

/** Tasks that a raised limit leaves room for: a pipeline forks more than once. */
const ROOM = 8;
const PARAMETERS = '/sys/module/numtasks/parameters';

interface Numtasks {
  readonly minShares: number;
  readonly maxShares: number;
  readonly divisor: number;
  readonly unusedMinShares: number;
  readonly cntMax: number;
}

const stateOf = (k: Kernel, container: ContainerId): Numtasks =>
  k.state.containers.get(container).css.numtasks?.state as unknown as Numtasks;

/** The code of the time refused the newline that echo ends with. */
function sharesLine(k: Kernel, container: ContainerId, text: string): string {
  return `echo ${k.config.quirks ? '-n ' : ''}${text} > ${quoted(controlFile(k, container, 'shares'))}`;
}

/** The container of a subsystem that a sentence names by its path. */
export const limiting = ({k, words}: Case, subsystem: string): ContainerId =>
  containerNamed(k, k.state.misc.bound[subsystem] ?? 0, words[0] as string);

export function raisedNumtasks(c: Case): Fix {
  const {k, words} = c;
  const container = limiting(c, 'numtasks');
  if (container === 0 || !rootTypes(k)) return null;
  const wanted = Number(words[1]) + ROOM;
  const {parent} = k.state.containers.get(container);
  if (parent === 0) return first([echoed(wanted, `${PARAMETERS}/total_numtasks`)]);
  const {cntMax, divisor} = stateOf(k, parent);
  const shares = cntMax > 0 ? Math.ceil((wanted * divisor) / cntMax) : divisor + 1;
  if (shares > divisor || controlFile(k, container, 'shares') === '') return null;
  return first([sharesLine(k, container, `max_shares=${shares}`)]);
}

export const raisedForkrate = ({k, words}: Case): Fix =>
  rootTypes(k) ? first([echoed(Number(words[1]) + ROOM, `${PARAMETERS}/forkrate`)]) : null;

export function raisedPids(c: Case): Fix {
  const container = limiting(c, 'pids');
  const file = container === 0 ? '' : controlFile(c.k, container, 'pids.max');
  return file === '' || !rootTypes(c.k)
    ? null
    : first([echoed(Number(/\d+/.exec(c.words[1] ?? '')?.[0]) + ROOM, file)]);
}

/** Without the newline. */
export function bareLine({k, refusal}: Case): Fix {
  const text = textOf(refusal, 1).replace(/\n$/, '');
  const known = /^((res|min_shares|max_shares|child_shares_divisor)=[\w-]+,?)+$/.test(text);
  return k.config.quirks && known ? instead(`echo -n ${text} > ${quoted(filePath(k, refusal))}`) : null;
}

const asked = (text: string, key: string): number =>
  Number(new RegExp(`${key}=(-?\\d+)`).exec(text)?.[1] ?? Number.NaN);

/** A larger divisor for the children of the parent. */
export function largerDivisor({k, refusal}: Case): Fix {
  const container = writtenContainer(k, refusal);
  const parent = k.state.containers.find(container)?.parent ?? 0;
  if (parent === 0 || controlFile(k, parent, 'shares') === '' || !rootTypes(k)) return null;
  const text = textOf(refusal, 1);
  const old = stateOf(k, container);
  const {divisor, unusedMinShares} = stateOf(k, parent);
  const [min, max] = [asked(text, 'min_shares'), asked(text, 'max_shares')];
  const more = Number.isNaN(min) ? 0 : Math.max(min, 0) - Math.max(old.minShares, 0);
  const limit = Number.isNaN(max) ? old.maxShares : max;
  if (min >= 0 && limit >= 0 && min > limit) return null;
  const wanted = Math.max(divisor + Math.max(0, more - unusedMinShares), limit);
  return wanted > divisor ? first([sharesLine(k, parent, `child_shares_divisor=${wanted}`)]) : null;
}

/** The other end of the range moves first. */
export function widerRange(c: Case): Fix {
  const {k, refusal, words} = c;
  const text = textOf(refusal, 1);
  const container = writtenContainer(k, refusal);
  const parent = k.state.containers.find(container)?.parent ?? 0;
  const [hasMin, hasMax] = [/min_shares=/.test(text), /max_shares=/.test(text)];
  if (hasMin === hasMax || parent === 0 || !rootTypes(k)) return null;
  if (hasMax) return first([sharesLine(k, container, `min_shares=${words[1]}`)]);
  const fits = Number(words[0]) <= stateOf(k, parent).divisor;
  return fits ? first([sharesLine(k, container, `max_shares=${words[0]}`)]) : null;
}
