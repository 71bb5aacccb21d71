// spin: uses the cpu for a time on the clock (not of cpu time: with others on the cpu it gets less done).

import {syscall} from '../../abi';
import {begin, complain, defineCommand, durationTicks, save} from '../libc';

/** Ticks between two looks at the clock. */
const PIECE = 10;

export const spin = defineCommand(
  {
    name: 'spin',
    usage: 'spin [SECONDS]',
    about: 'Use the cpu for so many seconds (1 if not given)',
    operands: [0, 1],
  },
  function* (call) {
    const word = call.operands[0] ?? '1';
    const ticks = durationTicks(word);
    if (ticks === undefined) {
      yield* complain('spin', `invalid number '${word}'`);
      return 1;
    }
    const s = begin(call.context, {now: -1, end: 0});
    if (s.now < 0) {
      s.now = (yield* syscall('times')).now;
      s.end = s.now + ticks;
    }
    while (s.now < s.end) {
      save(call.context, s);
      yield* syscall('burn', Math.min(PIECE, s.end - s.now));
      s.now = (yield* syscall('times')).now;
    }
    return 0;
  },
);
