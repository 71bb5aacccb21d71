// The proof that a keyframe is the whole machine: a script is stopped at seeded moments, at ends of ticks and between the
// steps of operations; a fresh machine takes the keyframe, runs to the end, and must come to the same hash and transcript.

import {type RandomState, randomInt} from '../base';
import {createMachine, type Machine} from '../engine/machine';
import {collect, finishScript, type HeadlessRun, prepareScript} from '../session';
import {type UnderWay, underWay} from './under-way';

export interface RestoreCount {
  readonly moments: number;
  /** Of them, within an operation that was drained. */
  readonly inside: number;
  /** Moments in the middle of each of these. */
  readonly underWay: Readonly<Partial<Record<UnderWay, number>>>;
  readonly mismatches: readonly string[];
}

interface Stop {
  readonly tick: number;
  /** Steps into the tick after it; 0 for its end. */
  readonly steps: number;
}

function started(name: string, text: string): HeadlessRun {
  const prepared = prepareScript(name, text);
  if (!prepared.ok) throw new Error(`${name}:${prepared.fault.line}: ${prepared.fault.message}`);
  return prepared.run;
}

/** Moments in order of time; half of them at ends of ticks. */
function chooseStops(random: RandomState, count: number, ticks: number): Stop[] {
  const stops = Array.from({length: count}, (_, at) => ({
    tick: randomInt(random, Math.max(1, ticks)),
    steps: at % 2 === 0 ? 0 : 1 + randomInt(random, 24),
  }));
  return stops.sort((a, b) => a.tick - b.tick || a.steps - b.steps);
}

/** Runs on to the moment, from wherever the machine stands before it. */
function runTo(machine: Machine, stop: Stop): void {
  if (machine.tick < stop.tick) machine.run({until: stop.tick});
  if (stop.steps > 0) machine.run({maxSteps: stop.steps});
}

/** Stops at `moments` seeded moments; each is restored into a fresh machine that then runs to the end. */
export function checkRestores(
  name: string,
  text: string,
  {moments, seed}: {readonly moments: number; readonly seed: number},
): RestoreCount {
  const whole = started(name, text);
  const ending = finishScript(whole);
  if (ending.kind !== 'ended') throw new Error(`${name}: ${JSON.stringify(ending)}`);
  const hash = whole.machine.hash();
  const transcript = whole.output();
  const stops = chooseStops({seed}, moments, whole.machine.tick);
  const mismatches: string[] = [];
  const met: Partial<Record<UnderWay, number>> = {};
  let inside = 0;
  // One machine goes from moment to moment: that it comes to the same end shows that stopping changes nothing.
  const walker = started(name, text);
  for (const stop of stops) {
    runTo(walker.machine, stop);
    const {misc} = walker.machine.kernel.state;
    if (misc.inside) inside++;
    for (const what of underWay(walker.machine.kernel)) met[what] = (met[what] ?? 0) + 1;
    const place = `tick ${walker.machine.tick} cpu ${misc.cpu}${misc.inside ? ', inside an operation' : ''}`;
    const fresh = createMachine(walker.machine.options);
    const rest = collect(fresh);
    fresh.restore(walker.machine.keyframe());
    const printed = walker.output();
    const end = finishScript({spec: walker.spec, machine: fresh, output: rest});
    if (end.kind !== 'ended' || end.status !== ending.status)
      mismatches.push(`${name}, ${place}: ${JSON.stringify(end)}`);
    else if (fresh.hash() !== hash) mismatches.push(`${name}, ${place}: another hash`);
    else if (printed + rest() !== transcript) mismatches.push(`${name}, ${place}: another transcript`);
  }
  finishScript(walker);
  if (walker.machine.hash() !== hash) mismatches.push(`${name}: stopping changed the run`);
  if (walker.output() !== transcript) mismatches.push(`${name}: stopping changed the transcript`);
  return {moments: stops.length, inside, underWay: met, mismatches};
}
