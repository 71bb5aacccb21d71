// spin: uses the cpu for a time on the clock (not of cpu time: with others on the cpu it gets less done).

import {syscall} from '../../abi';
import {defineCommand, durationTicks} from '../libc';

/** Ticks between two looks at the clock. */
const PIECE = 10;

export const spin = defineCommand(
  `spin [SECONDS]
  Use the cpu for so many seconds (1 if not given)`,
  {operands: [0, 1]},
  function* (call) {
    const word = call.operands[0] ?? '1';
    const ticks = durationTicks(word);
    if (ticks === undefined) return yield* call.fail(`invalid number '${word}'`);
    const s = call.begin({now: -1, end: 0});
    if (s.now < 0) {
      s.now = (yield* syscall('times')).now;
      s.end = s.now + ticks;
    }
    while (s.now < s.end) {
      call.save();
      yield* syscall('burn', Math.min(PIECE, s.end - s.now));
      s.now = (yield* syscall('times')).now;
    }
    return 0;
  },
);
