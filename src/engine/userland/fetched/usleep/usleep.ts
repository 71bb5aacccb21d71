// usleep: waits for microseconds; the machine's clock ticks once a millisecond.

import {syscall} from '../../../abi';
import {defineCommand, wholeNumber} from '../../libc';

export const usleep = defineCommand(
  `usleep MICROSECONDS
  Wait for a number of microseconds, rounded up to milliseconds`,
  {operands: [1, 1]},
  function* (call) {
    const count = wholeNumber(call.operands[0] as string);
    if (count === undefined) return yield* call.fail(`invalid number '${call.operands[0]}'`);
    yield* syscall('nanosleep', Math.ceil(count / 1000));
    return 0;
  },
);
