// wc: counts lines, words and bytes.

import {defineCommand, runFilter} from '../../libc';

const COUNTS = ['lines', 'words', 'bytes', 'longest'] as const;
type Counts = Record<(typeof COUNTS)[number], number>;
const zero = (): Counts => ({lines: 0, words: 0, bytes: 0, longest: 0});

interface Own {
  file: Counts;
  total: Counts;
  inWord: boolean;
  column: number;
}

export const wc = defineCommand(
  `wc [-lwcL] [FILE]...
  Count lines, words and bytes
  -l  Lines (newlines)
  -w  Words
  -c, -m  Bytes
  -L  Length of the longest line`,
  {},
  function* (call) {
    const asked = COUNTS.filter((_, i) => call.has(['-l', '-w', '-c', '-L'][i] as string));
    const shown = asked.length > 0 ? asked : COUNTS.slice(0, 3);
    const bare = shown.length === 1 && call.operands.length < 2;
    const format = (counts: Counts, name: string) => {
      const numbers = shown.map(count => (bare ? String(counts[count]) : String(counts[count]).padStart(9))).join(' ');
      return name === '' ? `${numbers}\n` : `${numbers} ${name}\n`;
    };
    return yield* runFilter<Own>(call, {
      files: call.operands,
      own: {file: zero(), total: zero(), inWord: false, column: 0},
      opened(own) {
        own.file = zero();
        own.inWord = false;
        own.column = 0;
      },
      piece: (own, piece) => countPiece(own, piece),
      closed(own, emit, file) {
        own.file.longest = Math.max(own.file.longest, own.column);
        for (const count of COUNTS)
          own.total[count] =
            count === 'longest' ? Math.max(own.total.longest, own.file.longest) : own.total[count] + own.file[count];
        emit.text += format(own.file, call.operands.length > 0 ? file.name : '');
      },
      finished(own, emit) {
        if (call.operands.length > 1) emit.text += format(own.total, 'total');
      },
    });
  },
);

function countPiece(own: Own, piece: string): void {
  own.file.bytes += piece.length;
  for (const char of piece) {
    const space = char === ' ' || (char >= '\t' && char <= '\r');
    if (char === '\n') {
      own.file.lines++;
      own.file.longest = Math.max(own.file.longest, own.column);
      own.column = 0;
    } else own.column++;
    if (!space && !own.inWord) own.file.words++;
    own.inWord = !space;
  }
}
