// Reading. A Reader is plain data, so it can lie in a checkpoint; each call makes one system call at most.

import {type Failure, type Fallible, fail, failed, O_RDONLY, syscall, type UserCode} from '../../abi';

/** Bytes asked for at once. */
export const READ_SIZE = 65536;

/** Longest line that a program takes. */
const LINE_LIMIT = 8 * 1024 * 1024;

export interface Reader {
  readonly fd: number;
  /** The unfinished last line. */
  rest: string;
  ended: boolean;
}

export function readerOf(fd: number): Reader {
  return {fd, rest: '', ended: false};
}

/**
 * The complete lines of the next piece, each with its newline (the last line of a file may lack it). Empty when a piece
 * held no complete line; null at the end.
 */
export function* readLines(reader: Reader): UserCode<Fallible<string[] | null>> {
  if (reader.ended) return null;
  const piece = yield* syscall('read', reader.fd, READ_SIZE);
  if (failed(piece)) return piece;
  if (piece === '') {
    reader.ended = true;
    const last = reader.rest;
    reader.rest = '';
    return last === '' ? null : [last];
  }
  if (reader.rest.length > LINE_LIMIT) return fail('ENOMEM', 'one line of the input is longer than 8 MiB');
  const text = reader.rest + piece;
  const end = text.lastIndexOf('\n') + 1;
  reader.rest = text.slice(end);
  return splitLines(text.slice(0, end));
}

/** Lines with their newlines; the last may lack it. */
export function splitLines(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

/** A line without its newline. */
export function chomp(line: string): string {
  return line.endsWith('\n') ? line.slice(0, -1) : line;
}

/** A small file as a whole (a file of /proc). At most `limit` bytes in few calls: not for files of any size. */
export function* readSmallFile(path: string, limit = READ_SIZE * 16): UserCode<Fallible<string>> {
  const fd = yield* syscall('open', path, O_RDONLY, 0);
  if (failed(fd)) return fd;
  let text = '';
  let failure: Failure | null = null;
  while (text.length < limit) {
    const piece = yield* syscall('read', fd, READ_SIZE);
    if (failed(piece)) failure = piece;
    if (failed(piece) || piece === '') break;
    text += piece;
  }
  yield* syscall('close', fd);
  return failure ?? text;
}
