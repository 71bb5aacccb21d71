// paste: lines of files side by side. A file that has ended drops out, as with BusyBox, and the others move together.

import {type Failure, failed, O_RDONLY, syscall, type UserCode} from '../../../abi';
import {chomp, defineCommand, type Invocation, type Reader, readerOf, readLines} from '../../libc';

interface Source {
  readonly name: string;
  readonly reader: Reader;
  /** Lines that were read and not yet used. */
  readonly lines: string[];
}

interface Progress {
  opened: boolean;
  /** One for each file, and one for the standard input however often it is named. */
  sources: Source[];
  /** The columns that have not ended, as places in `sources`. */
  columns: number[];
  /** The column at hand, and the separator that comes next. */
  column: number;
  separator: number;
  /** With -s: the line whose separator is not known yet. */
  held: string | null;
  out: string;
}

const FLUSH_AT = 4096;
const ESCAPES: Readonly<Record<string, string>> = {n: '\n', t: '\t', '0': '', '\\': '\\'};

const separatorsOf = (text: string): string[] =>
  (text.match(/\\.|[\s\S]/g) ?? []).map(one =>
    one.length > 1 ? (ESCAPES[one[1] as string] ?? (one[1] as string)) : one,
  );

export const paste = defineCommand(
  `paste [-d LIST] [-s] [FILE]...
  Print files side by side, line by line
  -d LIST  The characters between columns, one after the other; a tab if not given
  -s  One file after the other, each on one line`,
  {},
  function* (call) {
    const list = call.value('-d') ?? '\t';
    if (list === '') return yield* call.fail("-d '' is not supported");
    const separators = separatorsOf(list);
    const s = call.begin<Progress>({
      opened: false,
      sources: [],
      columns: [],
      column: 0,
      separator: 0,
      held: null,
      out: '',
    });
    if (!s.opened) {
      const status = yield* openAll(call, s);
      if (status !== 0) return status;
    }
    while (s.columns.length > 0) {
      call.save();
      const source = s.sources[s.columns[s.column] as number] as Source;
      const problem = yield* fill(source);
      if (problem !== null) return yield* call.refused(source.name, problem);
      const line = source.lines.shift();
      if (call.has('-s')) takeAfter(s, line, separators);
      else takeBeside(s, line, separators);
      if (s.out.length < FLUSH_AT && s.columns.length > 0) continue;
      const text = s.out;
      s.out = '';
      const status = yield* call.print(text);
      if (status !== 0) return status;
    }
    return 0;
  },
);

function* openAll(call: Invocation, s: Progress): UserCode<number> {
  const names = call.operands.length > 0 ? call.operands : ['-'];
  const sources: Source[] = [];
  const columns: number[] = [];
  for (const name of names) {
    const input = name === '-' ? sources.findIndex(one => one.name === '-') : -1;
    const fd = name === '-' ? 0 : yield* syscall('open', name, O_RDONLY, 0);
    if (failed(fd)) return yield* call.refused(name, fd);
    columns.push(input < 0 ? sources.push({name, reader: readerOf(fd), lines: []}) - 1 : input);
  }
  Object.assign(s, {sources, columns, opened: true});
  return 0;
}

/** Reads until there is a line, or the end. */
function* fill({reader, lines}: Source): UserCode<Failure | null> {
  while (lines.length === 0) {
    const more = yield* readLines(reader);
    if (failed(more)) return more;
    if (more === null) return null;
    lines.push(...more.map(chomp));
  }
  return null;
}

const nextSeparator = (s: Progress, separators: readonly string[]): string =>
  separators[s.separator++ % separators.length] as string;

function takeBeside(s: Progress, line: string | undefined, separators: readonly string[]): void {
  if (line === undefined) s.columns.splice(s.column, 1);
  else {
    const last = s.column === s.columns.length - 1;
    s.out += line + (last ? '\n' : nextSeparator(s, separators));
    s.column++;
  }
  if (s.column < s.columns.length) return;
  s.column = 0;
  s.separator = 0;
}

function takeAfter(s: Progress, line: string | undefined, separators: readonly string[]): void {
  if (s.held !== null) s.out += s.held + (line === undefined ? '\n' : nextSeparator(s, separators));
  s.held = line ?? null;
  if (line !== undefined) return;
  s.columns.shift();
  s.separator = 0;
}
