// The loop that all text filters share: for each file (or the standard input) read a piece, let the command work on it
// purely, write what it made. Its progress is one plain object, checkpointed before each call that may wait.

import {type Failure, failed, O_RDONLY, strerror, syscall, type UserCode} from '../../abi';
import type {Invocation} from './command';
import {READ_SIZE, type Reader, readerOf, readLines} from './input';

/** What the hooks add to while they run. */
export interface Emit {
  text: string;
  /** The rest of this file is not needed. */
  skip: boolean;
  /** Nothing more is needed at all. */
  stop: boolean;
  /** Not '': the command cannot go on, and says so. */
  problem: string;
}

export interface FilterFile {
  /** As given; "-" is the standard input. */
  readonly name: string;
  readonly index: number;
}

/** Characters that a command holds at most: what a task of this machine may keep in memory. */
export const MEMORY_LIMIT = 16 * 1024 * 1024;
export const OUT_OF_MEMORY = 'out of memory';

/** `own` is the command's plain state; hooks may write it. */
export interface Filter<O extends object> {
  /** None: the standard input. */
  readonly files: readonly string[];
  readonly own: O;
  /** Work on lines (with their newlines) or on raw pieces. */
  readonly lines?: (own: O, lines: readonly string[], emit: Emit, file: FilterFile) => void;
  readonly piece?: (own: O, piece: string, emit: Emit, file: FilterFile) => void;
  readonly opened?: (own: O, emit: Emit, file: FilterFile) => void;
  /** At the end of each file that could be opened. */
  readonly closed?: (own: O, emit: Emit, file: FilterFile) => void;
  readonly finished?: (own: O, emit: Emit) => void;
  /** Final status from that of the loop: 0, or `failureStatus` after an error. */
  readonly status?: (own: O, status: number) => number;
  readonly failureStatus?: number;
  /** The words of a message; `name: FILE: strerror` unless given. */
  readonly cannotOpen?: (file: string, reason: string) => string;
  readonly cannotRead?: (file: string, reason: string) => string;
  /** Errors are not shown (grep -s). */
  readonly quiet?: boolean;
}

interface FilterState<O> {
  at: number;
  reader: Reader | null;
  status: number;
  stopped: boolean;
  own: O;
}

export function* runFilter<O extends object>(call: Invocation, filter: Filter<O>): UserCode<number> {
  const files = filter.files.length > 0 ? filter.files : ['-'];
  const s: FilterState<O> = call.begin({at: 0, reader: null, status: 0, stopped: false, own: filter.own});
  for (; s.at < files.length && !s.stopped; s.at++) {
    call.save();
    const file = {name: files[s.at] as string, index: s.at};
    if (s.reader === null && !(yield* openFile(call, filter, s, file))) continue;
    yield* readFile(call, filter, s, file);
    const reader = s.reader as Reader | null;
    if (reader !== null && reader.fd !== 0) yield* syscall('close', reader.fd);
    s.reader = null;
  }
  if (filter.finished !== undefined && !s.stopped) {
    const emit = newEmit();
    filter.finished(s.own, emit);
    const status = yield* call.print(emit.text);
    if (status !== 0) s.status = status;
  }
  return filter.status?.(s.own, s.status) ?? s.status;
}

function newEmit(): Emit {
  return {text: '', skip: false, stop: false, problem: ''};
}

function* openFile<O extends object>(
  call: Invocation,
  filter: Filter<O>,
  s: FilterState<O>,
  file: FilterFile,
): UserCode<boolean> {
  const fd = file.name === '-' ? 0 : yield* syscall('open', file.name, O_RDONLY, 0);
  if (failed(fd)) {
    yield* report(call, filter, s, (filter.cannotOpen ?? withName)(file.name, strerror(fd.errno)));
    return false;
  }
  s.reader = readerOf(fd);
  const emit = newEmit();
  filter.opened?.(s.own, emit, file);
  yield* flush(call, s, emit);
  return true;
}

function* readFile<O extends object>(
  call: Invocation,
  filter: Filter<O>,
  s: FilterState<O>,
  file: FilterFile,
): UserCode<void> {
  const reader = s.reader as Reader;
  for (let skip = false; !skip && !s.stopped; ) {
    call.save();
    const emit = newEmit();
    const got = yield* nextPiece(filter, reader, s.own, emit, file);
    if (got !== 'more') {
      if (got !== 'end')
        yield* report(call, filter, s, (filter.cannotRead ?? withName)(file.name, strerror(got.errno)));
      break;
    }
    skip = emit.skip;
    yield* flush(call, s, emit);
    if (emit.problem !== '') {
      yield* report(call, filter, s, emit.problem);
      s.stopped = true;
    }
  }
  const emit = newEmit();
  if (!s.stopped) filter.closed?.(s.own, emit, file);
  yield* flush(call, s, emit);
}

function* nextPiece<O extends object>(
  filter: Filter<O>,
  reader: Reader,
  own: O,
  emit: Emit,
  file: FilterFile,
): UserCode<'more' | 'end' | Failure> {
  if (filter.piece !== undefined) {
    const piece = yield* syscall('read', reader.fd, READ_SIZE);
    if (failed(piece)) return piece;
    if (piece === '') return 'end';
    filter.piece(own, piece, emit, file);
    return 'more';
  }
  const lines = yield* readLines(reader);
  if (failed(lines)) return lines;
  if (lines === null) return 'end';
  filter.lines?.(own, lines, emit, file);
  return 'more';
}

/** Writes what a hook made. A standard output that takes nothing more ends the command. */
function* flush<O>(call: Invocation, s: FilterState<O>, emit: Emit): UserCode<void> {
  if (emit.text !== '') {
    const status = yield* call.print(emit.text);
    if (status !== 0) {
      s.status = status;
      s.stopped = true;
    }
  }
  if (emit.stop) s.stopped = true;
}

function* report<O extends object>(
  call: Invocation,
  filter: Filter<O>,
  s: FilterState<O>,
  message: string,
): UserCode<void> {
  s.status = filter.failureStatus ?? 1;
  if (filter.quiet !== true) yield* call.fail(message);
}

function withName(file: string, reason: string): string {
  return `${file}: ${reason}`;
}
