// The program that fuzzing tasks run: one random action after the other. Its chance is in its checkpoint, so it can be
// restored like any program.

import {type Plain, type RandomState, randomInt} from '../../base';
import {failed, type GeneratorProgram, type ProgramContext, syscall, type UserCode} from '../../engine/abi';
import {type Actor, type Beginning, thawAll} from './actor';
import type {Mix} from './choices';
import {chooseKind} from './kinds';

export const FUZZ = 'fuzz';

interface Life {
  readonly seed: number;
  /** Actions until it exits. */
  readonly left: number;
  readonly begin?: Beginning;
}

/** Who is told what was done; nothing of it is state. */
export interface Watcher {
  /** One action came to its end: the task is between two system calls. */
  done(kind: string, result: unknown): void;
  /** What else became of something. */
  report(kind: string, result: unknown): void;
  /** Every answer of a system call. */
  answered?(call: string, result: unknown): void;
}

const isLife = (value: Plain): value is Life & {readonly [key: string]: Plain} =>
  typeof value === 'object' && value !== null && 'seed' in value && 'left' in value;

export function fuzzProgram(watcher: Watcher): GeneratorProgram {
  return {
    name: FUZZ,
    main: context =>
      watcher.answered === undefined ? live(context, watcher) : watched(live(context, watcher), watcher.answered),
  };
}

/** argv: seed, actions, mix of dialects; a child's seed and actions are in its entry. */
function* live(context: ProgramContext, watcher: Watcher): UserCode<number> {
  const {argv, entry, restored} = context;
  const given = isLife(restored) ? restored : entry;
  const [seed, left] = isLife(given) ? [given.seed, given.left] : argv.slice(1).map(Number);
  const random: RandomState = {seed: seed ?? 1};
  const actor: Actor = {random, mix: argv[3] as Mix, driver: entry === null, report: watcher.report};
  if (isLife(given) && given.begin !== undefined) yield* begin(actor, given.begin);
  if (restored === null && actor.driver && actor.mix !== 'container') yield* thawAll();
  for (let at = left ?? 1; at > 0; at--) {
    context.checkpoint({seed: random.seed, left: at});
    const [name, , action] = chooseKind(random, actor.mix);
    watcher.done(name, yield* action(actor));
  }
  return random.seed & 3;
}

function* begin({random, report}: Actor, {user, exec, kill, pipe, attach}: Beginning): UserCode<void> {
  if (user !== undefined) {
    yield* syscall('setgid', user);
    yield* syscall('setuid', user);
  }
  if (kill !== undefined) yield* syscall('kill', kill[0], kill[1]);
  if (attach !== undefined) {
    report('attach by a user', yield* syscall('write', attach[0], `${attach[1]}`));
    yield* syscall('close', attach[0]);
  }
  if (pipe !== undefined) {
    const [reads, writes, times] = pipe;
    yield* syscall('close', writes);
    for (let i = 0; i < times; i++) {
      const text = yield* syscall('read', reads, 4096);
      if (failed(text) || text === '') break;
      if (randomInt(random, 10) === 0) yield* syscall('nanosleep', 1);
    }
    yield* syscall('close', reads);
  }
  if (exec !== undefined) {
    const [path = '', ...words] = exec;
    report('exec', yield* syscall('exec', path, words.length === 0 ? [path] : words, {PATH: '/bin', HOME: '/'}));
  }
}

function* watched(code: UserCode<number>, answered: NonNullable<Watcher['answered']>): UserCode<number> {
  let next = code.next(null);
  while (!next.done) {
    const request = next.value;
    const result = yield request;
    answered(request.nr, result);
    next = code.next(result);
  }
  return next.value;
}
