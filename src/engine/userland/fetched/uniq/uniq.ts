// uniq: runs of equal lines, once.

import {chomp, defineCommand, type Emit, runFilter} from '../../libc';

interface Own {
  line: string | null;
  count: number;
}

export const uniq = defineCommand(
  `uniq [-cdui] [FILE]
  Print each run of equal lines once
  -c  With the number of lines in front
  -d  Only lines that come more than once
  -u  Only lines that come once
  -i  Ignore case`,
  {operands: [0, 1]},
  function* (call) {
    const same = (a: string, b: string) => (call.has('-i') ? a.toLowerCase() === b.toLowerCase() : a === b);
    const end = (own: Own, emit: Emit) => {
      if (own.line === null || (call.has('-d') && own.count === 1) || (call.has('-u') && own.count > 1)) return;
      emit.text += `${call.has('-c') ? `${String(own.count).padStart(7)} ` : ''}${own.line}\n`;
    };
    return yield* runFilter<Own>(call, {
      files: call.operands,
      own: {line: null, count: 0},
      lines(own, lines, emit) {
        for (const line of lines.map(chomp)) {
          if (own.line !== null && same(own.line, line)) {
            own.count++;
            continue;
          }
          end(own, emit);
          own.line = line;
          own.count = 1;
        }
      },
      finished: end,
      cannotOpen: (file, reason) => `can't open '${file}': ${reason}`,
    });
  },
);
