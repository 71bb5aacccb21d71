// menagerie fuzz: random operations of real tasks, all laws of the state checked after each. A failure prints the one line
// that makes it happen again.

import {
  addTally,
  againLine,
  againLines,
  lacking,
  newTally,
  RefusalBook,
  fuzz as runFuzz,
  tallyText,
  typeLines,
} from '../../testing';
import {type Command, type Io, numberOption, parseArguments, UsageError} from '../command';

/** What is told of each seed, so that nobody takes refusals for work. */
const DEEDS = [
  'task_fork',
  'task_exit',
  'signal',
  'attach_task',
  'container_create',
  'container_destroy',
  'mount',
  'umount',
  'control_write',
] as const;
const SEED_MAX = 0xffffffff;

/** Random lines at the prompt: what is refused must have a reason, a rule and a source. */
function typeAll(lines: number, seed: number, io: Io): number {
  const book = new RefusalBook();
  const unexplained = typeLines(lines, seed, book).map(what => `no reason: ${what}`);
  const distinct = book.distinct();
  for (const {call, errno, because} of distinct) io.err(`${call} ${errno}: ${because}\n`);
  const wrong = [...unexplained, ...distinct.map(lacking).filter(what => what !== '')];
  for (const what of wrong) io.out(`${what}\n`);
  if (wrong.length > 0) io.out(`to see it again: ${againLines(lines, seed)}\n`);
  io.out(
    `${lines} lines, ${book.heard} refusals, ${distinct.length} distinct, ${wrong.length} without reason or source\n`,
  );
  return wrong.length === 0 ? 0 : 1;
}

export const fuzz: Command = {
  name: 'fuzz',
  usage: '--ops N | --lines N --seed S [--seeds K] [--granularity operation|step]',
  about:
    'make N random operations from seed S (and the K - 1 seeds after it), checking the laws after each; or type N lines; with step, operations interleave',
  run(args, io) {
    const given = parseArguments(args, ['--ops', '--lines', '--seed', '--seeds', '--granularity']);
    if (given.rest.length > 0) throw new UsageError(`unexpected ${given.rest[0]}`);
    const lines = numberOption(given, '--lines', 0, 1, 1_000_000_000);
    if (lines > 0) return typeAll(lines, numberOption(given, '--seed', 1, 0, SEED_MAX), io);
    const ops = numberOption(given, '--ops', 10_000, 1, 1_000_000_000);
    const first = numberOption(given, '--seed', 1, 0, SEED_MAX);
    const seeds = numberOption(given, '--seeds', 1, 1, 10_000);
    const granularity = given.options.get('--granularity') ?? 'operation';
    if (granularity !== 'operation' && granularity !== 'step')
      throw new UsageError(`--granularity is operation or step, not ${granularity}`);
    const all = newTally();
    let operations = 0;
    let violations = 0;
    let panics = 0;
    for (let seed = first; seed < first + seeds; seed++) {
      const result = runFuzz(ops, seed, {granularity});
      operations += result.operations;
      violations += result.violations.length;
      panics += result.panic === '' ? 0 : 1;
      addTally(all, result.tally);
      const done = DEEDS.map(name => `${name} ${result.tally.traces[name] ?? 0}`);
      io.err(`seed ${seed} (${result.mix}): ${done.join(', ')}\n`);
      const wrong = result.panic === '' ? result.violations : [`panic: ${result.panic}`];
      if (wrong.length === 0) continue;
      for (const what of wrong) io.out(`seed ${seed}, operation ${result.operations}: ${what}\n`);
      io.out(`to see it again: ${againLine(ops, seed, granularity)}\n`);
    }
    io.err(tallyText(all));
    io.out(`${violations} violations, ${panics} panics, ${operations} operations\n`);
    return violations + panics === 0 ? 0 : 1;
  },
};
