// Restores at every step: a machine goes through a run step by step, and another takes over from each of the steps and must
// come to the same hash and print the same. Long runs are cut into parts by what they print, so that the other goes on to
// the end of the part only.

import {isDeepStrictEqual} from 'node:util';
import {createMachine, type Keyframe, type Machine} from '../engine/machine';
import {collect} from '../session';
import {smallMachine} from './small-machine';

export interface StepCount {
  /** Steps of the run, and those of them from which the other machine went on. */
  readonly steps: number;
  readonly moments: number;
  readonly mismatches: readonly string[];
}

interface Moment {
  readonly keyframe: Keyframe;
  /** Characters printed before it. */
  readonly printed: number;
}

const {options} = smallMachine('').machine;
const machineOf = (text: string) => createMachine({...options, cpus: 1, script: {name: 'x.sh', text}});
/** One for all runs: what another run left in it must not matter. */
const other = machineOf('');
let otherPrinted = '';
other.kernel.listeners.tty = text => {
  otherPrinted += text;
};

/** Whether that machine's state is the other's. Most of it is shared, so it is compared before anything is hashed. */
function isSame(walker: Machine, last: Keyframe): boolean {
  const {misc, tasks, cpus, ...tables} = other.kernel.state;
  const same =
    isDeepStrictEqual([misc, tasks, cpus], [last.misc, last.tasks, last.cpus]) &&
    (Object.keys(last.tables) as (keyof Keyframe['tables'])[]).every(name =>
      isDeepStrictEqual(tables[name].share(), last.tables[name]),
    );
  return same || other.hash() === walker.hash();
}

/** The most moments that are wanted, spread over all there are. */
function spread(count: number, most: number): number[] {
  const wanted = Math.min(count, most);
  return Array.from({length: wanted}, (_, i) => Math.floor((i * count) / wanted));
}

/** `most`: moments of a part; `marks`: texts that the run prints in this order, each the first of a new part. */
export function checkSteps(script: string, most: number, marks: readonly string[] = []): StepCount {
  const walker = machineOf(script);
  const printed = collect(walker);
  const mismatches: string[] = [];
  let [steps, moments, mark, from] = [0, 0, 0, 0];
  let part: Moment[] = [];
  for (let stopped = 'steps'; stopped === 'steps'; ) {
    part.push({keyframe: walker.keyframe(), printed: printed().length});
    stopped = walker.run({maxSteps: 1});
    steps++;
    const found = mark < marks.length ? printed().indexOf(marks[mark] as string, from) : -1;
    if (stopped === 'steps' && found < 0) continue;
    const last = walker.keyframe();
    for (const at of spread(part.length, most)) {
      const {keyframe, printed: before} = part[at] as Moment;
      const place = `${marks[mark - 1] ?? script}: step ${at} of ${part.length}`;
      otherPrinted = '';
      other.restore(keyframe);
      const end = other.run({maxSteps: part.length - at});
      moments++;
      if (end !== stopped) mismatches.push(`${place}: ${end}`);
      else if (!isSame(walker, last)) mismatches.push(`${place}: another hash`);
      else if (otherPrinted !== printed().slice(before)) mismatches.push(`${place}: prints otherwise`);
    }
    part = [];
    mark++;
    from = found + 1;
  }
  const whole = machineOf(script);
  whole.run({});
  if (whole.hash() !== walker.hash()) mismatches.push(`${script}: stopping changed the run`);
  if (mark !== marks.length + 1) mismatches.push(`only ${mark} parts`);
  return {steps, moments, mismatches};
}
