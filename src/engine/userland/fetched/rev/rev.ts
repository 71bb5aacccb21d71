// rev: each line from its end to its beginning.

import {chomp, defineCommand, runFilter} from '../../libc';

const reversed = (line: string): string => [...chomp(line)].reverse().join('') + (line.endsWith('\n') ? '\n' : '');

export const rev = defineCommand(
  `rev [FILE]...
  Print each line backwards`,
  {},
  function* (call) {
    return yield* runFilter(call, {
      files: call.operands,
      own: {},
      lines(_own, lines, emit) {
        emit.text += lines.map(reversed).join('');
      },
    });
  },
);
