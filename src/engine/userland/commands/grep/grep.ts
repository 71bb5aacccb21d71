// grep: lines that match. Status 0 if any line did, 1 if none, 2 after an error.

import type {UserCode} from '../../../abi';
import {
  chomp,
  complain,
  countOf,
  defineCommand,
  type Emit,
  type FilterFile,
  type Invocation,
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
  {
    name: 'grep',
    usage: 'grep [-EFcvionwxhHlLqs] [-m N] PATTERN|-e PATTERN [FILE]...',
    about: 'Print lines that match a regular expression',
    options: [
      {flag: '-e', value: 'PATTERN', about: 'A pattern; may be given several times'},
      {flag: '-E', about: 'Patterns are extended regular expressions'},
      {flag: '-F', about: 'Patterns are plain texts'},
      {flag: '-G', about: 'Patterns are basic regular expressions (default)'},
      {flag: '-c', about: 'Print only how many lines match'},
      {flag: '-v', about: 'Lines that do not match'},
      {flag: '-i', aliases: ['-y'], about: 'Ignore case'},
      {flag: '-o', about: 'Print only what matches'},
      {flag: '-n', about: 'With line numbers'},
      {flag: '-w', about: 'Match whole words only'},
      {flag: '-x', about: 'Match whole lines only'},
      {flag: '-h', about: 'Never with file names'},
      {flag: '-H', about: 'Always with file names'},
      {flag: '-l', about: 'Print only names of files that match'},
      {flag: '-L', about: 'Print only names of files that do not match'},
      {flag: '-q', about: 'Print nothing, stop at the first match'},
      {flag: '-s', about: 'Do not complain about files that cannot be read'},
      {flag: '-m', value: 'N', about: 'Stop after N lines of each file'},
    ],
    badUsage: 2,
  },
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
    if (typeof matcher === 'string' || most === undefined) {
      yield* complain('grep', typeof matcher === 'string' ? matcher : `invalid number '${call.value('-m')}'`);
      return 2;
    }
    return yield* search(call, matcher, given.length > 0 ? call.operands : call.operands.slice(1), most);
  },
);

function* search(call: Invocation, matcher: Matcher, files: readonly string[], most: number): UserCode<number> {
  const named = call.has('-H') || (files.length > 1 && !call.has('-h'));
  const silent = ['-c', '-l', '-L', '-q'].some(call.has);
  const shownName = (file: FilterFile) => (file.name === '-' ? '(standard input)' : file.name);
  const select = (own: Own, line: string, emit: Emit, file: FilterFile) => {
    own.line++;
    if (matcher.matches(line) === call.has('-v')) return;
    own.count++;
    own.found = true;
    if (call.has('-q')) emit.stop = true;
    if (call.has('-l') || call.has('-L') || own.count >= most) emit.skip = true;
    if (silent) return;
    const prefix = (named ? `${shownName(file)}:` : '') + (call.has('-n') ? `${own.line}:` : '');
    if (!call.has('-o')) emit.text += `${prefix}${line}\n`;
    else if (!call.has('-v')) for (const part of matcher.parts(line)) emit.text += `${prefix}${part}\n`;
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
      for (const line of lines) {
        select(own, chomp(line), emit, file);
        if (emit.stop || emit.skip) break;
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
