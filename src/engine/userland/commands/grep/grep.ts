// grep: lines that match. Status 0 if any line did, 1 if none, 2 after an error.

import type {UserCode} from '../../../abi';
import {
  chomp,
  countOf,
  defineCommand,
  type Emit,
  type FilterFile,
  type Invocation,
  OUT_OF_MEMORY,
  type RegexBudget,
  regexBudget,
  runFilter,
} from '../../libc';
import {type Matcher, matcherOf} from './matcher';

interface Own {
  line: number;
  /** Lines of this file that were selected. */
  count: number;
  found: boolean;
}

export const grep = defineCommand(
  `grep [-EFcvionwxhHlLqs] [-m N] PATTERN|-e PATTERN [FILE]...
  Print lines that match a regular expression
  -e PATTERN  A pattern; may be given several times
  -E  Patterns are extended regular expressions
  -F  Patterns are plain texts
  -G  Patterns are basic regular expressions (default)
  -c  Print only how many lines match
  -v  Lines that do not match
  -i, -y  Ignore case
  -o  Print only what matches
  -n  With line numbers
  -w  Match whole words only
  -x  Match whole lines only
  -h  Never with file names
  -H  Always with file names
  -l  Print only names of files that match
  -L  Print only names of files that do not match
  -q  Print nothing, stop at the first match
  -s  Do not complain about files that cannot be read
  -m N  Stop after N lines of each file`,
  {badUsage: 2},
  function* (call) {
    const given = call.values('-e');
    const patterns = (given.length > 0 ? given : call.operands.slice(0, 1)).flatMap(pattern => pattern.split('\n'));
    if (patterns.length === 0) return yield* call.misused('');
    const matcher = matcherOf(patterns, {
      extended: call.has('-E'),
      fixed: call.has('-F'),
      ignoreCase: call.has('-i'),
      words: call.has('-w'),
      lines: call.has('-x'),
    });
    const most = countOf(call.value('-m') ?? '999999999');
    if (typeof matcher === 'string' || most === undefined)
      return yield* call.fail(typeof matcher === 'string' ? matcher : `invalid number '${call.value('-m')}'`, 2);
    return yield* search(call, matcher, given.length > 0 ? call.operands : call.operands.slice(1), most);
  },
);

function* search(call: Invocation, matcher: Matcher, files: readonly string[], most: number): UserCode<number> {
  const named = call.has('-H') || (files.length > 1 && !call.has('-h'));
  const silent = ['-c', '-l', '-L', '-q'].some(call.has);
  const shownName = (file: FilterFile) => (file.name === '-' ? '(standard input)' : file.name);
  const select = (own: Own, line: string, emit: Emit, file: FilterFile, budget: RegexBudget) => {
    own.line++;
    const matches = matcher.matches(line, budget);
    if (budget.left < 0) emit.problem = OUT_OF_MEMORY;
    if (budget.left < 0 || matches === call.has('-v')) return;
    own.count++;
    own.found = true;
    if (call.has('-q')) emit.stop = true;
    if (call.has('-l') || call.has('-L') || own.count >= most) emit.skip = true;
    if (silent) return;
    const prefix = (named ? `${shownName(file)}:` : '') + (call.has('-n') ? `${own.line}:` : '');
    if (!call.has('-o')) emit.text += `${prefix}${line}\n`;
    else if (!call.has('-v')) for (const part of matcher.parts(line, budget)) emit.text += `${prefix}${part}\n`;
  };
  return yield* runFilter<Own>(call, {
    files,
    failureStatus: 2,
    quiet: call.has('-s'),
    own: {line: 0, count: 0, found: false},
    opened(own) {
      own.line = 0;
      own.count = 0;
    },
    lines(own, lines, emit, file) {
      const budget = regexBudget();
      for (const line of lines) {
        select(own, chomp(line), emit, file, budget);
        if (emit.stop || emit.skip || emit.problem !== '') break;
      }
    },
    closed(own, emit, file) {
      const listed = call.has('-l') ? own.count > 0 : call.has('-L') && own.count === 0;
      if (listed) emit.text += `${shownName(file)}\n`;
      else if (call.has('-c') && !call.has('-l') && !call.has('-L'))
        emit.text += `${named ? `${shownName(file)}:` : ''}${own.count}\n`;
    },
    status: (own, status) => (call.has('-q') && own.found ? 0 : status !== 0 ? status : own.found ? 0 : 1),
  });
}
