// menagerie fuzz: random operations of real tasks, all laws of the state checked after each. A failure prints the one line
// that makes it happen again.

import {fuzz as runFuzz} from '../../testing';
import {type Command, numberOption, parseArguments, UsageError} from '../command';

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

export const fuzz: Command = {
  name: 'fuzz',
  usage: '--ops N --seed S [--seeds K]',
  about: 'make N random operations from seed S (and the K - 1 seeds after it), checking the laws after each',
  run(args, io) {
    const given = parseArguments(args, ['--ops', '--seed', '--seeds']);
    if (given.rest.length > 0) throw new UsageError(`unexpected ${given.rest[0]}`);
    const ops = numberOption(given, '--ops', 10_000, 1, 1_000_000_000);
    const first = numberOption(given, '--seed', 1, 0, SEED_MAX);
    const seeds = numberOption(given, '--seeds', 1, 1, 10_000);
    let operations = 0;
    let violations = 0;
    let panics = 0;
    for (let seed = first; seed < first + seeds; seed++) {
      const result = runFuzz(ops, seed);
      operations += result.operations;
      violations += result.violations.length;
      panics += result.panic === '' ? 0 : 1;
      const done = DEEDS.map(name => `${name} ${result.deeds[name] ?? 0}`);
      io.err(`seed ${seed}: ${done.join(', ')}\n`);
      const wrong = result.panic === '' ? result.violations : [`panic: ${result.panic}`];
      if (wrong.length === 0) continue;
      for (const what of wrong) io.out(`seed ${seed}, operation ${result.operations}: ${what}\n`);
      io.out(`to see it again: npm run -s menagerie -- fuzz --ops ${ops} --seed ${seed}\n`);
    }
    io.out(`${violations} violations, ${panics} panics, ${operations} operations\n`);
    return violations + panics === 0 ? 0 : 1;
  },
};
