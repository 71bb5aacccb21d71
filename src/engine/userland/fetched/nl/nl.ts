// nl: lines with their numbers.

import {chomp, defineCommand, runFilter, wholeNumber} from '../../libc';

export const nl = defineCommand(
  `nl [-b STYLE] [-i N] [-s TEXT] [-v N] [-w N] [FILE]...
  Print files with the numbers of their lines
  -b STYLE  Number a all lines, t those that are not empty, n none; t if not given
  -i N  From one number to the next; 1 if not given
  -s TEXT  What stands between number and line; a tab if not given
  -v N  The first number; 1 if not given
  -w N  Width of the numbers; 6 if not given`,
  {},
  function* (call) {
    const [step = 1, first = 1, width = 6] = ['-i', '-v', '-w'].map(flag => wholeNumber(call.value(flag) ?? 'none'));
    for (const flag of ['-i', '-v', '-w']) {
      const text = call.value(flag);
      if (text !== undefined && wholeNumber(text) === undefined) return yield* call.fail(`invalid number '${text}'`);
    }
    const style = call.value('-b') ?? 't';
    if (!/^[atn]$/.test(style)) return yield* call.fail(`the style '${style}' is not a, t or n`);
    const between = call.value('-s') ?? '\t';
    return yield* runFilter(call, {
      files: call.operands,
      own: {number: first},
      lines(own, lines, emit) {
        for (const line of lines) {
          const numbered = style === 'a' || (style === 't' && chomp(line) !== '');
          emit.text += numbered
            ? `${String(own.number).padStart(width)}${between}${chomp(line)}\n`
            : `${' '.repeat(width + between.length)}${chomp(line)}\n`;
          if (numbered) own.number += step;
        }
      },
    });
  },
);
