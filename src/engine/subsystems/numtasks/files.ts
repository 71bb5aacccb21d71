// The two control files of a resource group controller: shares and statistics. (V6 5/6, kernel/res_group/rgcs.c)

import {type ContainerId, type Fallible, fail, failed} from '../../abi';
import {type ControlFile, type Kernel, wholeNumber} from '../../kernel';
import {type SharesRequest, setShares} from './shares';
import {stateOf} from './state';

/** The code of the time took the newline for a part of the last word, and refused it (quirk). */
const lineOf = (k: Kernel, text: string): string => (k.config.quirks ? text : text.replace(/\n$/, ''));

const KEYS: Readonly<Record<string, keyof SharesRequest>> = {
  min_shares: 'minShares',
  max_shares: 'maxShares',
  child_shares_divisor: 'divisor',
};

/** A number as match_token takes it: the whole word, decimal, 0x hex or 0 octal. */
function numberIn(value: string): number | undefined {
  const number = /^-?\w+$/.test(value) ? wholeNumber(value) : undefined;
  return number !== undefined && Math.abs(number) < 2 ** 31 ? number : undefined;
}

/** "res=numtasks,max_shares=5" and the like. The name is not compared with anything; empty words are passed over. */
function parseShares(line: string): Fallible<SharesRequest> {
  const request: {-readonly [K in keyof SharesRequest]: number} = {};
  let named = false;
  for (const word of line.split(',')) {
    if (word === '') continue;
    const [, key = '', value = ''] = /^(\w+)=([\s\S]+)$/.exec(word) ?? [];
    const number = numberIn(value);
    if (key === 'res') {
      if (named) return fail('EINVAL', 'res= is given twice');
      named = true;
    } else if (Object.hasOwn(KEYS, key) && number !== undefined) {
      request[KEYS[key] as keyof SharesRequest] = number;
    } else {
      const shown = word.endsWith('\n') ? `${word.trim()} followed by a newline` : word;
      return fail(
        'EINVAL',
        `"${shown}" is none of res=, min_shares=, max_shares=, child_shares_divisor= with a number`,
      );
    }
  }
  return request;
}

function sharesText(k: Kernel, container: ContainerId): string {
  const {minShares, maxShares, divisor} = stateOf(k, container);
  return `res=numtasks,min_shares=${minShares},max_shares=${maxShares},child_shares_divisor=${divisor}\n`;
}

function statsText(k: Kernel, container: ContainerId): string {
  const {curAlloc, successes, failures, forkrateFailures} = stateOf(k, container);
  const line = (what: string, count: number) => `numtasks: ${what} ${count}\n`;
  return (
    line('Current usage', curAlloc) +
    line('Number of successes', successes) +
    line('Number of failures', failures) +
    line('Number of forkrate failures', forkrateFailures)
  );
}

export const FILES: readonly ControlFile[] = [
  {
    name: 'numtasks.shares',
    about: 'Guarantee and limit of this group as shares of its parent, and the divisor for its children; -3 is none.',
    takes: 'max_shares=N | min_shares=N | child_shares_divisor=N | res=numtasks',
    read: sharesText,
    write(k, container, text) {
      const request = parseShares(lineOf(k, text));
      return failed(request) ? request : setShares(k, container, request);
    },
  },
  {
    name: 'numtasks.stats',
    about: 'Tasks charged to this group, and how many forks it made and was refused.',
    takes: 'res=numtasks',
    read: statsText,
    // Accepts to be told which controller to reset, and has nothing to reset.
    write(k, _container, text) {
      const named = lineOf(k, text)
        .split(',')
        .some(word => /^res=[\s\S]/.test(word));
      return named ? undefined : fail('EINVAL', 'it takes res=numtasks');
    },
  },
];
