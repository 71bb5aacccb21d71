// yes: the same line without end.

import {defineCommand, writeAll} from '../../libc';

/** Bytes written at once. */
const BATCH = 4096;

export const yes = defineCommand(
  `yes [WORD]...
  Print a line again and again: the words, or y`,
  {},
  function* (call) {
    const line = `${call.operands.join(' ') || 'y'}\n`;
    const text = line.repeat(Math.max(1, Math.floor(BATCH / line.length)));
    for (call.begin({}); ; ) {
      call.save();
      const failure = yield* writeAll(1, text);
      if (failure !== null) return yield* call.refused('(null)', failure);
    }
  },
);
