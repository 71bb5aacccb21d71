// The program that fuzzing tasks run: one random action after the other. Its chance is in its checkpoint, so it can be
// restored like any program.

import type {Plain, RandomState} from '../../base';
import type {GeneratorProgram, ProgramContext, UserCode} from '../../engine/abi';
import {act} from './actions';

export const FUZZ = 'fuzz';

interface Life {
  readonly seed: number;
  /** Actions until it exits. */
  readonly left: number;
}

const isLife = (value: Plain): value is Life & {readonly [key: string]: Plain} =>
  typeof value === 'object' && value !== null && 'seed' in value && 'left' in value;

/** `done` is called after each action, while the task is between two system calls. */
export function fuzzProgram(done: () => void): GeneratorProgram {
  return {
    name: FUZZ,
    *main(context: ProgramContext): UserCode<number> {
      const given = isLife(context.restored) ? context.restored : context.entry;
      const [seed, left] = isLife(given) ? [given.seed, given.left] : context.argv.slice(1).map(Number);
      const random: RandomState = {seed: seed ?? 1};
      for (let at = left ?? 1; at > 0; at--) {
        context.checkpoint({seed: random.seed, left: at});
        yield* act(random, at === 1 && (left ?? 1) < 100);
        done();
      }
      return random.seed & 3;
    },
  };
}
