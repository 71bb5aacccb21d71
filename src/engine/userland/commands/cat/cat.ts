// cat: copies files to the standard output.

import {chomp, defineCommand, runFilter} from '../../libc';

export const cat = defineCommand(
  `cat [-n] [FILE]...
  Print files one after the other
  -n  Number the lines`,
  {},
  function* (call) {
    const words = {
      files: call.operands,
      cannotOpen: (file: string, reason: string) => `can't open '${file}': ${reason}`,
      cannotRead: (_file: string, reason: string) => `read error: ${reason}`,
    };
    if (!call.has('-n'))
      return yield* runFilter(call, {...words, own: {}, piece: (_own, piece, emit) => (emit.text += piece)});
    return yield* runFilter(call, {
      ...words,
      own: {line: 0},
      lines(own, lines, emit) {
        for (const line of lines) emit.text += `${String(++own.line).padStart(6)}\t${chomp(line)}\n`;
      },
    });
  },
);
