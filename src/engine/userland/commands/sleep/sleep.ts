// sleep: waits for the sum of its durations.

import {syscall} from '../../../abi';
import {complain, defineCommand, durationTicks} from '../../libc';

export const sleep = defineCommand(
  {
    name: 'sleep',
    usage: 'sleep DURATION...',
    about: 'Wait for a number of seconds (0.5), minutes (2m), hours (1h) or days (1d)',
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    let ticks = 0;
    for (const word of call.operands) {
      const duration = durationTicks(word);
      if (duration === undefined) {
        yield* complain('sleep', `invalid number '${word}'`);
        return 1;
      }
      ticks += duration;
    }
    yield* syscall('nanosleep', ticks);
    return 0;
  },
);
