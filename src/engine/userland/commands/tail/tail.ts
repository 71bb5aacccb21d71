// tail: the end of files.

import {complain, countOf, defineCommand, type Emit, MEMORY_LIMIT, OUT_OF_MEMORY, runFilter} from '../../libc';

interface Own {
  /** What may belong to the end. */
  held: string[];
  /** With +N: lines or bytes still to be left out. */
  skip: number;
  headers: number;
}

export const tail = defineCommand(
  {
    name: 'tail',
    usage: 'tail [-n [+]N | -c [+]N] [-qv] [FILE]...',
    about: 'Print the last 10 lines of files',
    options: [
      {flag: '-n', value: '[+]N', about: 'The last N lines (also -N); with a plus from line N on'},
      {flag: '-c', value: '[+]N', about: 'The last N bytes; with a plus from byte N on'},
      {flag: '-q', about: 'No file names above'},
      {flag: '-v', about: 'File names above, always'},
    ],
    rewrite: (arg, previous) =>
      !/^-[nc]$/.test(previous) && /^[-+]\d+$/.test(arg) ? ['-n', arg.replace(/^-/, '')] : [arg],
  },
  function* (call) {
    const bytes = call.value('-c');
    const text = bytes ?? call.value('-n') ?? '10';
    const count = countOf(text.replace(/^[-+]/, ''));
    if (count === undefined) {
      yield* complain('tail', `invalid number '${text}'`);
      return 1;
    }
    const from = text.startsWith('+');
    const headers = call.has('-v') || (call.operands.length > 1 && !call.has('-q'));
    const work =
      bytes === undefined
        ? {lines: (own: Own, lines: readonly string[], emit: Emit) => takeLines(own, lines, emit, from ? -1 : count)}
        : {piece: (own: Own, piece: string, emit: Emit) => takeBytes(own, piece, emit, from ? -1 : count)};
    return yield* runFilter<Own>(call, {
      files: call.operands,
      own: {held: [], skip: 0, headers: 0},
      opened(own, emit, file) {
        own.held = [];
        own.skip = Math.max(0, count - 1);
        if (!headers) return;
        emit.text += `${own.headers++ > 0 ? '\n' : ''}==> ${file.name === '-' ? 'standard input' : file.name} <==\n`;
      },
      ...work,
      closed(own, emit) {
        emit.text += own.held.join('');
      },
      cannotOpen: (file, reason) => `can't open '${file}': ${reason}`,
      cannotRead: (_file, reason) => `read error: ${reason}`,
    });
  },
);

/** `last` -1: from the N-th on; else the last so many. */
function takeLines(own: Own, lines: readonly string[], emit: Emit, last: number): void {
  if (last < 0) {
    emit.text += lines.slice(own.skip).join('');
    own.skip -= Math.min(own.skip, lines.length);
    return;
  }
  own.held.push(...lines);
  own.held.splice(0, Math.max(0, own.held.length - last));
  if (sizeOf(own.held) > MEMORY_LIMIT) emit.problem = OUT_OF_MEMORY;
}

function takeBytes(own: Own, piece: string, emit: Emit, last: number): void {
  if (last < 0) {
    emit.text += piece.slice(own.skip);
    own.skip -= Math.min(own.skip, piece.length);
    return;
  }
  const all = (own.held[0] ?? '') + piece;
  own.held = [all.slice(Math.max(0, all.length - last))];
  if (sizeOf(own.held) > MEMORY_LIMIT) emit.problem = OUT_OF_MEMORY;
}

const sizeOf = (held: readonly string[]): number => held.reduce((sum, text) => sum + text.length, 0);
