// Fuzzing: several tasks issue random operations at once, and after every one of them all laws of the state are checked.
// Rounds of a few thousand operations on fresh machines of different make; all of it follows from the seed. Seeds take
// turns: machines whose hierarchies are of type `container`, of type `cgroup`, and of both side by side.

import {type RandomState, randomInt, stepName} from '../../base';
import type {Machine} from '../../engine/machine';
import {CpuTime} from '../cpu-time';
import {checkInvariants} from '../invariants';
import {MIXES, type Mix} from './choices';
import {fuzzMachine, fuzzOptions, runTended, runToPrompt} from './machines';
import type {Watcher} from './program';
import {newTally, type Tally, tellOutcome, tellSights, traceTally} from './tally';

export interface FuzzResult {
  readonly operations: number;
  /** What went wrong, as plain sentences; nothing more is tried after the first operation that breaks a law. */
  readonly violations: readonly string[];
  /** The panic's message; '' for none. */
  readonly panic: string;
  readonly mix: Mix;
  readonly tally: Tally;
}

const ROUND = 2000;
/** Operations between two looks at what is under way. */
const LOOK = 8;

/** Ticks in which somebody must have done something. */
const STUCK = 5000;

/** Nobody gets anywhere: who holds what. */
function stuck({kernel, tick}: Machine): string {
  const held = Object.entries(kernel.state.misc.locks).filter(([, owner]) => owner !== 0);
  const holders = held.map(([lock, owner]) => {
    const record = kernel.state.records.find(owner);
    return `${lock} by ${owner} (${record?.comm}, in ${record?.stack.map(stepName).join(' > ')})`;
  });
  return `nothing was done for ${STUCK} ticks, at tick ${tick}; held: ${holders.join(', ') || 'nothing'}`;
}

export const mixOf = (seed: number): Mix => MIXES[seed % MIXES.length] as Mix;

/** One round of at most `limit` operations. */
function runRound(random: RandomState, limit: number, mix: Mix, tally: Tally, also?: Watcher['answered']) {
  let operations = 0;
  let violations: string[] = [];
  let over = false;
  const watcher: Watcher = {
    done(kind, result) {
      operations++;
      tellOutcome(tally, kind, result);
      violations = checkInvariants(machine.kernel);
      time.check(violation => violations.push(violation));
      if (violations.length > 0) violations.push(`after: ${kind}`);
      if (operations % LOOK === 0) tellSights(tally, machine.kernel);
      over = violations.length > 0 || operations >= limit;
      // The machine stops at once, as at any other fault.
      if (over) throw new Error('the round is over');
    },
    report: (kind, result) => tellOutcome(tally, kind, result),
    ...(also === undefined ? {} : {answered: also}),
  };
  const machine = fuzzMachine(fuzzOptions(random, mix), watcher);
  const time = new CpuTime(machine.kernel);
  const tell = traceTally(tally);
  machine.onTrace(record => {
    time.hear(record);
    tell(record);
  });
  runToPrompt(machine);
  for (let before = -1; !over && machine.panic === '' && before < operations; ) {
    before = operations;
    runTended(machine, machine.tick + STUCK, mix);
  }
  if (!over && machine.panic === '') violations.push(stuck(machine));
  return {operations, violations, panic: over ? '' : machine.panic};
}

/** Makes `count` operations from a seed, or fewer when one of them breaks a law. `also` hears every answer of a call. */
export function fuzz(count: number, seed: number, also?: Watcher['answered']): FuzzResult {
  const random: RandomState = {seed: Math.imul(seed, 0x9e3779b1) | 0};
  const mix = mixOf(seed);
  const tally = newTally();
  let operations = 0;
  while (operations < count) {
    const limit = Math.min(ROUND, count - operations);
    const result = runRound({seed: randomInt(random, 2 ** 31)}, limit, mix, tally, also);
    operations += result.operations;
    if (result.violations.length > 0 || result.panic !== '') return {...result, operations, mix, tally};
  }
  return {operations, violations: [], panic: '', mix, tally};
}

/** The line that makes it happen again. */
export const againLine = (operations: number, seed: number): string =>
  `npm run -s menagerie -- fuzz --ops ${operations} --seed ${seed}`;

export const againLines = (lines: number, seed: number): string =>
  `npm run -s menagerie -- fuzz --lines ${lines} --seed ${seed}`;
