// The proof that a keyframe is the whole machine: a script is stopped at seeded moments, at ends of ticks and between the
// steps of operations; another machine takes the keyframe, goes on, and must come to the same hash and transcript.

import {type RandomState, randomInt} from '../base';
import {createMachine, type Keyframe, type Machine} from '../engine/machine';
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

/** A moment of the walker's run: what it is then, and what it has printed. */
interface Moment {
  readonly keyframe: Keyframe;
  readonly hash: string;
  readonly printed: number;
  readonly place: string;
}

/**
 * From a moment another machine goes on through so many of the next ones: equal then, they are equal for ever.
 * `RESTORES=whole npx vitest run src/testing` lets each go on to the end of the run, which takes three times as long.
 */
const STRIDE = process.env.RESTORES === 'whole' ? Number.MAX_SAFE_INTEGER : 10;

/**
 * Stops at `moments` seeded moments. From each, another machine that is restored to it must come to the hash and the words
 * of the run ten moments later, and from the last ones to its end.
 */
export function checkRestores(
  name: string,
  text: string,
  {moments, seed}: {readonly moments: number; readonly seed: number},
): RestoreCount {
  const whole = started(name, text);
  const ending = finishScript(whole);
  if (ending.kind !== 'ended') throw new Error(`${name}: ${JSON.stringify(ending)}`);
  const stops = chooseStops({seed}, moments, whole.machine.tick);
  const mismatches: string[] = [];
  const met: Partial<Record<UnderWay, number>> = {};
  let inside = 0;
  // One machine goes from moment to moment: that it comes to the same end shows that stopping changes nothing.
  const walker = started(name, text);
  const seen: Moment[] = stops.map(stop => {
    runTo(walker.machine, stop);
    const {misc} = walker.machine.kernel.state;
    if (misc.inside) inside++;
    for (const what of underWay(walker.machine.kernel)) met[what] = (met[what] ?? 0) + 1;
    const place = `tick ${walker.machine.tick} cpu ${misc.cpu}${misc.inside ? ', inside an operation' : ''}`;
    const {machine} = walker;
    return {keyframe: machine.keyframe(), hash: machine.hash(), printed: walker.output().length, place};
  });
  finishScript(walker);
  const [hash, transcript] = [walker.machine.hash(), walker.output()];
  if (hash !== whole.machine.hash()) mismatches.push(`${name}: stopping changed the run`);
  if (transcript !== whole.output()) mismatches.push(`${name}: stopping changed the transcript`);

  // What the runs before left in it must not matter.
  const other = createMachine(walker.machine.options);
  const said = collect(other);
  seen.forEach((moment, at) => {
    const before = said().length;
    other.restore(moment.keyframe);
    for (const stop of stops.slice(at + 1, at + 1 + STRIDE)) runTo(other, stop);
    const later = seen[at + STRIDE];
    const where = `${name}, ${moment.place}`;
    if (later === undefined) {
      const end = finishScript({spec: walker.spec, machine: other, output: said});
      if (end.kind !== 'ended' || end.status !== ending.status) mismatches.push(`${where}: ${JSON.stringify(end)}`);
    }
    if (other.hash() !== (later?.hash ?? hash)) mismatches.push(`${where}: another hash`);
    if (said().slice(before) !== transcript.slice(moment.printed, later?.printed))
      mismatches.push(`${where}: another transcript`);
  });
  return {moments: stops.length, inside, underWay: met, mismatches};
}
