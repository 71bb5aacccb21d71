// cut: chosen fields or characters of each line.

import {chomp, defineCommand, runFilter} from '../../libc';

/** First and last place, from 1; the last may be infinite. */
type Span = readonly [first: number, last: number];

function parseList(text: string): Span[] | string {
  const spans: Span[] = [];
  for (const part of text.split(',')) {
    const match = /^(\d*)(-?)(\d*)$/.exec(part);
    if (match === null || part === '' || part === '-') return `invalid number '${part}'`;
    const first = match[1] === '' ? 1 : Number(match[1]);
    const last = match[2] === '' ? first : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (first === 0 || last < first) return `invalid range ${part}`;
    spans.push([first, last]);
  }
  return spans;
}

const chosen = (spans: readonly Span[], place: number): boolean =>
  spans.some(([first, last]) => place >= first && place <= last);

export const cut = defineCommand(
  `cut -f LIST [-d CHAR] [-s] [FILE]... | cut -c LIST [FILE]...
  Print chosen parts of lines; a list is like 1,3-5,7-
  -f LIST  Fields
  -d CHAR  What separates fields; a tab if not given
  -s  Leave out lines without the separator
  -c, -b LIST  Characters`,
  {},
  function* (call) {
    const fields = call.value('-f');
    const list = fields ?? call.value('-c');
    const separator = call.value('-d') ?? '\t';
    const spans = list === undefined ? 'expected a list of bytes, characters, or fields' : parseList(list);
    const problem =
      typeof spans === 'string'
        ? spans
        : fields === undefined && (call.has('-d') || call.has('-s'))
          ? `${call.has('-d') ? 'a delimiter may be specified' : 'suppressing non-delimited lines makes sense'} only when operating on fields`
          : separator.length > 1
            ? 'the delimiter must be a single character'
            : '';
    if (typeof spans === 'string' || problem !== '') return yield* call.fail(problem);
    const pick = (line: string) => {
      if (fields === undefined) return [...line].filter((_, i) => chosen(spans, i + 1)).join('');
      const parts = line.split(separator);
      if (parts.length === 1) return call.has('-s') ? null : line;
      return parts.filter((_, i) => chosen(spans, i + 1)).join(separator);
    };
    return yield* runFilter(call, {
      files: call.operands,
      own: {},
      lines(_own, lines, emit) {
        for (const line of lines) {
          const picked = pick(chomp(line));
          if (picked !== null) emit.text += `${picked}\n`;
        }
      },
    });
  },
);
