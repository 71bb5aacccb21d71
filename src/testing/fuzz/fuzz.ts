// Fuzzing: several tasks issue random operations at once, and after every one of them all laws of the state are checked.
// Rounds of a few thousand operations on fresh machines of different make; all of it follows from the seed. Seeds take
// turns: machines whose hierarchies are of type `container`, of type `cgroup`, and of both side by side.
//
// Where operations interleave, one is nearly always in the middle of others: then the few laws are checked that hold there,
// and all of them at every moment, ends of ticks included, at which all operations stand where a whole one may rest.

import {type RandomState, randomInt, stepName} from '../../base';
import type {Granularity} from '../../engine/kernel';
import type {Machine} from '../../engine/machine';
import {CpuTime} from '../cpu-time';
import {checkBetweenSteps, checkInvariants, isSettled} from '../invariants';
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

export interface FuzzChoices {
  /** Whether operations are whole, or interleave. */
  readonly granularity: Granularity;
  /** Hears every answer of a call. */
  readonly also?: Watcher['answered'];
}

const ROUND = 2000;
/** Operations between two looks at what is under way, and ticks between two looks at where interleaving ones stand. */
const LOOK = 8;
/** Moments at which all laws were checked although operations interleave. */
export const SETTLED = 'all at rest';

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
function runRound(random: RandomState, limit: number, mix: Mix, tally: Tally, {also, granularity}: FuzzChoices) {
  let operations = 0;
  let violations: string[] = [];
  let over = false;
  const watcher: Watcher = {
    done(kind, result) {
      operations++;
      tellOutcome(tally, kind, result);
      violations = check();
      if (violations.length > 0) violations.push(`after: ${kind}`);
      if (operations % LOOK === 0) tellSights(tally, machine.kernel);
      over = violations.length > 0 || operations >= limit;
      // The machine stops at once, as at any other fault.
      if (over) throw new Error('the round is over');
    },
    report: (kind, result) => tellOutcome(tally, kind, result),
    ...(also === undefined ? {} : {answered: also}),
  };
  const machine = fuzzMachine({...fuzzOptions(random, mix), granularity}, watcher);
  const stepped = granularity === 'step';
  const check = (): string[] => {
    if (stepped && !isSettled(machine.kernel)) return checkBetweenSteps(machine.kernel);
    if (stepped) tally.sights[SETTLED] = (tally.sights[SETTLED] ?? 0) + 1;
    const broken = checkInvariants(machine.kernel);
    time.check(violation => broken.push(violation));
    return broken;
  };
  const time = new CpuTime(machine.kernel);
  const tell = traceTally(tally);
  machine.onTrace(record => {
    time.hear(record);
    tell(record);
  });
  runToPrompt(machine);
  /** At the end of a tick. */
  const look = (): boolean => {
    if (over || !stepped || machine.tick % LOOK !== 0) return true;
    violations = check();
    if (violations.length === 0) return true;
    violations.push(`at the end of tick ${machine.tick}`);
    over = true;
    return false;
  };
  for (let before = -1; !over && machine.panic === '' && before < operations; ) {
    before = operations;
    runTended(machine, machine.tick + STUCK, mix, look);
  }
  if (!over && machine.panic === '') violations.push(stuck(machine));
  return {operations, violations, panic: over ? '' : machine.panic};
}

/** Makes `count` operations from a seed, or fewer when one of them breaks a law. */
export function fuzz(count: number, seed: number, choices: Partial<FuzzChoices> = {}): FuzzResult {
  const random: RandomState = {seed: Math.imul(seed, 0x9e3779b1) | 0};
  const mix = mixOf(seed);
  const tally = newTally();
  let operations = 0;
  while (operations < count) {
    const limit = Math.min(ROUND, count - operations);
    const result = runRound({seed: randomInt(random, 2 ** 31)}, limit, mix, tally, {
      granularity: 'operation',
      ...choices,
    });
    operations += result.operations;
    if (result.violations.length > 0 || result.panic !== '') return {...result, operations, mix, tally};
  }
  return {operations, violations: [], panic: '', mix, tally};
}

/** The line that makes it happen again. */
export const againLine = (operations: number, seed: number, granularity: Granularity = 'operation'): string =>
  `npm run -s menagerie -- fuzz --ops ${operations} --seed ${seed}${granularity === 'step' ? ' --granularity step' : ''}`;

export const againLines = (lines: number, seed: number): string =>
  `npm run -s menagerie -- fuzz --lines ${lines} --seed ${seed}`;
