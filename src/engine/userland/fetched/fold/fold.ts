// fold: lines that are too long go on in the next.

import {defineCommand, runFilter, wholeNumber} from '../../libc';

const MOST = 10_000;

interface Own {
  /** Of the line that is being made. */
  line: string;
  column: number;
}

/** The column after a character. */
function after(column: number, char: string, bytes: boolean): number {
  if (bytes) return column + 1;
  if (char === '\t') return column + 8 - (column % 8);
  if (char === '\b') return Math.max(0, column - 1);
  return char === '\r' ? 0 : column + 1;
}

export const fold = defineCommand(
  `fold [-bs] [-w WIDTH] [FILE]...
  Break lines that are longer than 80 columns
  -b  Count bytes, not columns
  -s  Break behind blanks
  -w WIDTH  Columns`,
  {},
  function* (call) {
    const text = call.value('-w') ?? '80';
    const width = wholeNumber(text);
    if (width === undefined) return yield* call.fail(`invalid number '${text}'`);
    if (width < 1 || width > MOST) return yield* call.fail(`number ${width} is not in 1..${MOST} range`);
    const bytes = call.has('-b');
    const measure = (line: string) => [...line].reduce((column, char) => after(column, char, bytes), 0);
    return yield* runFilter<Own>(call, {
      files: call.operands,
      own: {line: '', column: 0},
      piece(own, piece, emit) {
        for (const char of piece) {
          if (char !== '\n' && own.line !== '' && after(own.column, char, bytes) > width) {
            const blank = call.has('-s') ? Math.max(own.line.lastIndexOf(' '), own.line.lastIndexOf('\t')) + 1 : 0;
            const cut = blank > 0 ? blank : own.line.length;
            emit.text += `${own.line.slice(0, cut)}\n`;
            own.line = own.line.slice(cut);
            own.column = measure(own.line);
          }
          own.line += char;
          own.column = after(own.column, char, bytes);
          if (char !== '\n') continue;
          emit.text += own.line;
          own.line = '';
          own.column = 0;
        }
      },
      closed(own, emit) {
        emit.text += own.line;
        own.line = '';
        own.column = 0;
      },
    });
  },
);
