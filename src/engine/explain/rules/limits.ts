// Rules of numtasks and pids: how many tasks there may be. (V6 5/6, kernel/res_group)

import * as blockers from '../blockers';
import type {Case, Rule} from '../case';
import {bareLine, largerDivisor, limiting, raisedForkrate, raisedNumtasks, raisedPids, widerRange} from '../limits';
import {writtenContainer} from '../places';

const NUMTASKS = 'V6 5/6, numtasks_allow_fork';
const SHARES = 'V6 5/6, set_shares';

const limit = (subsystem: string) => (c: Case) => blockers.container(c.k, limiting(c, subsystem));
const parent = ({k, refusal}: Case) =>
  blockers.container(k, k.state.containers.find(writtenContainer(k, refusal))?.parent ?? 0);

export const LIMIT_RULES: readonly Rule[] = [
  {
    source: NUMTASKS,
    rule: 'A group forks only while it and the limited group above it are below their limits.',
    texts: ['numtasks * has * tasks, and its limit is *'],
    blockers: limit('numtasks'),
    fix: raisedNumtasks,
  },
  {
    source: NUMTASKS,
    rule: 'A group makes at most forkrate forks in each forkrate_interval.',
    texts: ['numtasks * may fork * times in its period, and it has'],
    blockers: limit('numtasks'),
    fix: raisedForkrate,
  },
  {
    source: 'kernel/cgroup/pids.c, pids_can_fork',
    rule: 'A fork must stay within the pids.max of its container and of all above it.',
    texts: ['* has * task*, and its pids.max is *'],
    blockers: limit('pids'),
    fix: raisedPids,
  },
  {
    source: 'kernel/cgroup/pids.c, pids_max_write',
    rule: 'pids.max is a number that pids could reach, or max.',
    texts: ['pids.max is between 0 and *, or max, not *'],
  },
  {
    source: 'V6 5/6, kernel/res_group/rgcs.c',
    rule: 'Shares are written as words with = and a number, between commas; each word is taken whole.',
    texts: [
      '"*" is none of res=, min_shares=, max_shares=, child_shares_divisor= with a number',
      'res= is given twice',
      'it takes res=numtasks',
    ],
    fix: bareLine,
  },
  {
    source: SHARES,
    rule: 'What a group gives its children as guarantees and limits lies within its divisor.',
    texts: ['* has only * shares left to guarantee', 'max_shares * is above the divisor * of *'],
    blockers: parent,
    fix: largerDivisor,
  },
  {
    source: SHARES,
    rule: 'A divisor is not below what children already hold of it.',
    texts: [
      'children already hold * shares of the divisor',
      '* has max_shares *, more than the divisor would be',
      'the divisor must be a number of shares, not *',
    ],
    blockers: ({k, refusal}) =>
      k.state.containers.find(writtenContainer(k, refusal))?.children.flatMap(id => blockers.container(k, id)) ?? [],
  },
  {
    source: SHARES,
    rule: 'A guarantee is at most the limit, and neither is negative but for -3, which is none.',
    texts: ['min_shares * is above max_shares *', '* is not a share: it is 0 or more, or -3 for none'],
    fix: c => (c.refusal.because.startsWith('min_shares') ? widerRange(c) : null),
  },
  {
    source: 'V6 5/6, kernel/res_group/numtasks.c',
    rule: 'Totals and rates are numbers from 1 on, and the total is more than the tasks there are.',
    texts: ['it takes a number from 1 on, not "*"', 'there are * tasks already, and the total must be more'],
  },
];
