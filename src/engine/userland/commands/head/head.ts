// head: the beginning of files.

import {complain, countOf, defineCommand, type Emit, MEMORY_LIMIT, OUT_OF_MEMORY, runFilter} from '../../libc';

interface Own {
  left: number;
  /** With "all but the last N": what may still belong to them. */
  held: string[];
  headers: number;
}

export const head = defineCommand(
  {
    name: 'head',
    usage: 'head [-n [-]N | -c [-]N] [-qv] [FILE]...',
    about: 'Print the first 10 lines of files',
    options: [
      {flag: '-n', value: '[-]N', about: 'The first N lines (also -N); with a minus all but the last N'},
      {flag: '-c', value: '[-]N', about: 'The first N bytes; with a minus all but the last N'},
      {flag: '-q', about: 'No file names above'},
      {flag: '-v', about: 'File names above, always'},
    ],
    rewrite: (arg, previous) => (!/^-[nc]$/.test(previous) && /^-\d+$/.test(arg) ? ['-n', arg.slice(1)] : [arg]),
  },
  function* (call) {
    const bytes = call.value('-c');
    const text = bytes ?? call.value('-n') ?? '10';
    const count = countOf(text.replace(/^-/, ''));
    if (count === undefined) {
      yield* complain('head', `invalid number '${text}'`);
      return 1;
    }
    const butLast = text.startsWith('-') ? count : -1;
    const headers = call.has('-v') || (call.operands.length > 1 && !call.has('-q'));
    const work =
      bytes === undefined
        ? {lines: (own: Own, lines: readonly string[], emit: Emit) => takeLines(own, lines, emit, butLast)}
        : {piece: (own: Own, piece: string, emit: Emit) => takeBytes(own, piece, emit, butLast)};
    return yield* runFilter<Own>(call, {
      files: call.operands,
      own: {left: count, held: [], headers: 0},
      opened(own, emit, file) {
        own.left = count;
        own.held = [];
        if (!headers) return;
        emit.text += `${own.headers++ > 0 ? '\n' : ''}==> ${file.name === '-' ? 'standard input' : file.name} <==\n`;
      },
      ...work,
    });
  },
);

/** `butLast` -1: the first lines; else all but the last so many. */
function takeLines(own: Own, lines: readonly string[], emit: Emit, butLast: number): void {
  if (butLast >= 0) {
    own.held.push(...lines);
    emit.text += own.held.splice(0, Math.max(0, own.held.length - butLast)).join('');
    if (sizeOf(own.held) > MEMORY_LIMIT) emit.problem = OUT_OF_MEMORY;
    return;
  }
  emit.text += lines.slice(0, own.left).join('');
  own.left -= Math.min(own.left, lines.length);
  emit.skip = own.left === 0;
}

function takeBytes(own: Own, piece: string, emit: Emit, butLast: number): void {
  if (butLast >= 0) {
    const all = (own.held[0] ?? '') + piece;
    const end = Math.max(0, all.length - butLast);
    emit.text += all.slice(0, end);
    own.held = [all.slice(end)];
    if (sizeOf(own.held) > MEMORY_LIMIT) emit.problem = OUT_OF_MEMORY;
    return;
  }
  emit.text += piece.slice(0, own.left);
  own.left -= Math.min(own.left, piece.length);
  emit.skip = own.left === 0;
}

const sizeOf = (held: readonly string[]): number => held.reduce((sum, text) => sum + text.length, 0);
