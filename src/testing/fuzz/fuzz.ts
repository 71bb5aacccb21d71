// Fuzzing: several tasks issue random operations at once, and after every one of them all laws of the state are checked.
// Rounds of a few thousand operations on fresh machines of different make; all of it follows from the seed.

import {type RandomState, randomInt} from '../../base';
import {FREE, SIGNALS, type TraceName} from '../../engine/abi';
import {type Kernel, sendSignal, spawn} from '../../engine/kernel';
import {createMachine, type Machine} from '../../engine/machine';
import {provideFetched} from '../../engine/userland/fetched';
import {checkInvariants} from '../invariants';
import {MOUNTPOINTS, pick} from './choices';
import {FUZZ, fuzzProgram} from './program';

provideFetched();

export interface FuzzResult {
  readonly operations: number;
  /** What went wrong, as plain sentences; nothing more is tried after the first operation that breaks a law. */
  readonly violations: readonly string[];
  /** The panic's message; '' for none. */
  readonly panic: string;
  /** How often each tracepoint was met: that the operations did something. */
  readonly deeds: Readonly<Partial<Record<TraceName, number>>>;
}

const {KILL} = SIGNALS;
const ROUND = 2000;
/** Tasks that live as long as nobody kills them. */
const DRIVERS = 5;
/** No more tasks at once: a storm of forks is cut. */
const CROWD = 60;
/** Ticks without an operation after which everything that stands in the way is killed. */
const STALLED = 500;
const DRIVER_LIFE = 1_000_000;

function bootRound(random: RandomState, done: () => void): Machine {
  const cpus = 1 + randomInt(random, 4);
  return createMachine({
    cpus,
    nodes: cpus > 1 ? 1 + randomInt(random, 2) : 1,
    mem: 64,
    seed: randomInt(random, 2 ** 31),
    quirks: randomInt(random, 2) === 1,
    patchset: 'default',
    maxHierarchies: pick(random, [2, 4, 8]),
    debug: 1,
    script: null,
    boot: `mkdir -p ${MOUNTPOINTS.join(' ')}
mount -t container -o cpuset none /c0; mount -t container -o cpuacct,numtasks none /c1
`,
    programs: [fuzzProgram(done)],
    gracePeriod: pick(random, [0, 1, 10]),
  });
}

/** The pids that run the fuzzing program; drivers are those that nobody forked. */
function fuzzers(k: Kernel, driversOnly: boolean): number[] {
  const {tasks, records} = k.state;
  const found: number[] = [];
  for (let pid = 3; pid < tasks.capacity; pid++) {
    if (tasks.state[pid] === FREE) continue;
    const program = records.find(pid)?.program;
    if (program?.name === FUZZ && (!driversOnly || program.entry === null)) found.push(pid);
  }
  return found;
}

function spawnDriver(k: Kernel, seed: number): void {
  const argv = [FUZZ, `${seed}`, `${DRIVER_LIFE}`];
  spawn(k, {program: FUZZ, comm: FUZZ, argv, environ: {}, parent: 0, terminal: false});
}

/** Runs tick by tick, and sees to it that there is always somebody at work, and never a crowd. */
function drive(machine: Machine, random: RandomState, operations: () => number): void {
  const k = machine.kernel;
  while (machine.prompt === '' && machine.tick < 1000) machine.run({until: machine.tick + 1});
  let last = operations();
  let lastTick = machine.tick;
  while (machine.run({until: machine.tick + 1}) !== 'panic') {
    if (operations() !== last) {
      last = operations();
      lastTick = machine.tick;
    }
    const stalled = machine.tick - lastTick > STALLED;
    if (stalled || k.state.misc.tasks > CROWD) {
      for (const pid of fuzzers(k, false)) if (stalled || randomInt(random, 2) === 0) sendSignal(k, pid, KILL);
      lastTick = machine.tick;
    }
    for (let i = fuzzers(k, true).length; i < DRIVERS; i++) spawnDriver(k, randomInt(random, 2 ** 31));
  }
}

type Deeds = Partial<Record<TraceName, number>>;

/** One round of at most `limit` operations. */
function runRound(random: RandomState, limit: number, deeds: Deeds): Omit<FuzzResult, 'deeds'> {
  let operations = 0;
  let violations: readonly string[] = [];
  let over = false;
  const machine = bootRound(random, () => {
    operations++;
    violations = checkInvariants(machine.kernel);
    over = violations.length > 0 || operations >= limit;
    // The machine stops at once, as at any other fault.
    if (over) throw new Error('the round is over');
  });
  machine.onTrace(({name}) => {
    deeds[name] = (deeds[name] ?? 0) + 1;
  });
  drive(machine, random, () => operations);
  return {operations, violations, panic: over ? '' : machine.panic};
}

/** Makes `count` operations from a seed, or fewer when one of them breaks a law. */
export function fuzz(count: number, seed: number): FuzzResult {
  const random: RandomState = {seed: Math.imul(seed, 0x9e3779b1) | 0};
  const deeds: Deeds = {};
  let operations = 0;
  while (operations < count) {
    const result = runRound({seed: randomInt(random, 2 ** 31)}, Math.min(ROUND, count - operations), deeds);
    operations += result.operations;
    if (result.violations.length > 0 || result.panic !== '') return {...result, operations, deeds};
  }
  return {operations, violations: [], panic: '', deeds};
}
