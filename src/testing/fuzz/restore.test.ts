// Machines under random operations are stopped at 100 seeded moments each, in both dialects, quirks on and off: what is
// restored from there comes to the same state as the run that nobody stopped.

import {expect, it} from 'vitest';
import {randomInt} from '../../base';
import type {Machine, MachineOptions} from '../../engine/machine';
import {underWay} from '../under-way';
import type {Mix} from './choices';
import {fuzzMachine, fuzzOptions, runTended, runToPrompt, tend} from './machines';
import type {Watcher} from './program';

const MOMENTS = 100;
/** Ticks of a run, and from a moment to where the restored machine is compared. */
const RUN = 250;
const ON = 8;

const NOBODY: Watcher = {done: () => {}, report: () => {}};
type Options = Omit<MachineOptions, 'programs'>;

function started(options: Options): Machine {
  const machine = fuzzMachine(options, NOBODY);
  runToPrompt(machine);
  return machine;
}

/** The hashes at some ticks of a run that nobody stops. */
function straight(options: Options, mix: Mix, wanted: readonly number[]): Map<number, string> {
  const machine = started(options);
  const hashes = new Map<number, string>();
  for (const tick of [...new Set(wanted)].sort((a, b) => a - b)) {
    runTended(machine, tick, mix);
    hashes.set(tick, machine.hash());
  }
  return hashes;
}

const isWithin = ({kernel}: Machine): boolean => kernel.state.misc.cpu < kernel.config.cpus;

/** Up to the end of the tick, and what is done from outside then. */
function endTick(machine: Machine, mix: Mix): void {
  machine.run({until: machine.tick});
  tend(machine, mix);
}

const met: Record<string, number> = {};

it.each([
  ['container', true],
  ['cgroup', false],
  ['both', true],
] as const)('%s, quirks %s', (mix, quirks) => {
  const options = {...fuzzOptions({seed: 5}, mix), quirks};
  const random = {seed: 20061222};
  const walker = started(options);
  const first = walker.tick;
  const stops = Array.from({length: MOMENTS}, () => first + randomInt(random, RUN)).sort((a, b) => a - b);
  const hashes = straight(
    options,
    mix,
    stops.flatMap(stop => [stop + ON, stop + ON + 1]),
  );
  const other = fuzzMachine(options, NOBODY);
  for (const stop of stops) {
    runTended(walker, stop, mix);
    // Half of them between the steps of the next tick.
    if (walker.tick === stop && randomInt(random, 2) === 0) {
      walker.run({until: stop + 1, maxSteps: 1 + randomInt(random, 24)});
      if (!isWithin(walker)) tend(walker, mix);
    }
    for (const what of underWay(walker.kernel)) met[what] = (met[what] ?? 0) + 1;
    const until = walker.tick + ON;
    other.restore(walker.keyframe());
    for (const machine of [walker, other]) if (isWithin(machine)) endTick(machine, mix);
    runTended(other, until, mix);
    expect(other.hash(), `restored at tick ${until - ON}`).toBe(hashes.get(until));
  }
});

it('machines are stopped in the middle of everything', () => {
  console.log(`restores under random operations: ${JSON.stringify(met)}`);
  for (const what of ['wait', 'pipe read', 'pipe write', 'release agent', 'attach', 'exit'])
    expect(met[what] ?? 0, what).toBeGreaterThan(0);
});
