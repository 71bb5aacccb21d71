// sort: lines in order. Ties are ordered by the bytes of the whole line, unless -s.

import {chomp, compareBytes, defineCommand, MEMORY_LIMIT, OUT_OF_MEMORY, runFilter} from '../../libc';
import {compareLines, parseKey, type SortKey} from './keys';

export const sort = defineCommand(
  `sort [-nrufbsc] [-t CHAR] [-k START[,END]]... [FILE]...
  Sort lines
  -n  By the number at the beginning
  -r  In reverse
  -u  Only the first of equal lines
  -f  Ignore case
  -b  Ignore leading blanks
  -s  Leave equal lines in their order
  -c  Only check whether the lines are sorted
  -t CHAR  What separates fields; blanks if not given
  -k START[,END]  By these fields; letters n r f b may follow`,
  {badUsage: 2},
  function* (call) {
    const global = ['n', 'r', 'f', 'b'].filter(letter => call.has(`-${letter}`)).join('');
    const keys: SortKey[] = [];
    for (const text of call.values('-k')) {
      const key = parseKey(text, global);
      if (key === undefined) return yield* call.fail('bad field specification', 2);
      keys.push(key);
    }
    const separator = call.value('-t') ?? '';
    if (separator.length > 1) return yield* call.fail('bad -t parameter', 2);
    const rules = keys.length > 0 ? keys : [{first: 1, firstChar: 0, last: 0, lastChar: 0, flags: global}];
    const byKeys = (a: string, b: string) => compareLines(a, b, rules, separator);
    const whole = (a: string, b: string) => (global.includes('r') ? compareBytes(b, a) : compareBytes(a, b));
    const settled = call.has('-s') || call.has('-u');
    const compare = (a: string, b: string) => byKeys(a, b) || (settled ? 0 : whole(a, b));
    return yield* runFilter(call, {
      files: call.operands,
      failureStatus: 2,
      own: {lines: [] as string[], size: 0},
      lines(own, lines, emit) {
        for (const line of lines) {
          own.lines.push(chomp(line));
          own.size += line.length;
        }
        if (own.size > MEMORY_LIMIT) emit.problem = OUT_OF_MEMORY;
      },
      finished(own, emit) {
        if (call.has('-c')) return;
        const sorted = own.lines.sort(compare);
        const kept = call.has('-u')
          ? sorted.filter((line, i) => i === 0 || byKeys(sorted[i - 1] as string, line) !== 0)
          : sorted;
        emit.text = kept.map(line => `${line}\n`).join('');
      },
      status(own, status) {
        if (!call.has('-c') || status !== 0) return status;
        const tied = call.has('-u') ? 0 : 1;
        return own.lines.every((line, i) => i === 0 || compare(own.lines[i - 1] as string, line) < tied) ? 0 : 1;
      },
    });
  },
);
