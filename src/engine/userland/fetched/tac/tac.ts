// tac: the lines of files, the last one first.

import {defineCommand, MEMORY_LIMIT, OUT_OF_MEMORY, runFilter} from '../../libc';

export const tac = defineCommand(
  `tac [FILE]...
  Print files line by line from the end to the beginning`,
  {},
  function* (call) {
    return yield* runFilter(call, {
      files: call.operands,
      own: {lines: [] as string[], size: 0},
      lines(own, lines, emit) {
        for (const line of lines) {
          own.lines.push(line);
          own.size += line.length;
        }
        if (own.size > MEMORY_LIMIT) emit.problem = OUT_OF_MEMORY;
      },
      closed(own, emit) {
        emit.text += own.lines.reverse().join('');
        own.lines = [];
        own.size = 0;
      },
    });
  },
);
