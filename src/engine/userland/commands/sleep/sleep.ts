// sleep: waits for the sum of its durations.

import {syscall} from '../../../abi';
import {defineCommand, durationTicks} from '../../libc';

export const sleep = defineCommand(
  `sleep DURATION...
  Wait for a number of seconds (0.5), minutes (2m), hours (1h) or days (1d)`,
  {operands: [1]},
  function* (call) {
    let ticks = 0;
    for (const word of call.operands) {
      const duration = durationTicks(word);
      if (duration === undefined) return yield* call.fail(`invalid number '${word}'`);
      ticks += duration;
    }
    yield* syscall('nanosleep', ticks);
    return 0;
  },
);
