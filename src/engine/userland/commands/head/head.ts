// head and tail: the two ends of files.

import {type Command, countOf, defineCommand, type Emit, MEMORY_LIMIT, OUT_OF_MEMORY, runFilter} from '../../libc';

/** Lines, or bytes. */
type Units = readonly string[] | string;

interface Own {
  /** Units of the beginning that are still to come. */
  left: number;
  /** What may belong to the end. */
  held: Units;
  headers: number;
}

const join = (units: Units): string => (typeof units === 'string' ? units : units.join(''));

function defineEnd(description: string, tail: boolean): Command {
  const rewrite = (arg: string, previous: string) =>
    !/^-[nc]$/.test(previous) && (tail ? /^[-+]\d+$/ : /^-\d+$/).test(arg) ? ['-n', arg.replace(/^-/, '')] : [arg];
  return defineCommand(description, {rewrite}, function* (call) {
    const bytes = call.value('-c');
    const text = bytes ?? call.value('-n') ?? '10';
    const count = countOf(text.replace(tail ? /^[-+]/ : /^-/, ''));
    if (count === undefined) return yield* call.fail(`invalid number '${text}'`);
    const holds = text.startsWith(tail ? '+' : '-') !== tail;
    const headers = call.has('-v') || (call.operands.length > 1 && !call.has('-q'));
    const work = (own: Own, units: Units, emit: Emit) => {
      if (holds) hold(own, units, emit, tail, count);
      else passBeginning(own, units, emit, tail);
    };
    return yield* runFilter<Own>(call, {
      files: call.operands,
      own: {left: 0, held: [], headers: 0},
      opened(own, emit, file) {
        own.left = tail ? Math.max(0, count - 1) : count;
        own.held = bytes === undefined ? [] : '';
        if (!headers) return;
        emit.text += `${own.headers++ > 0 ? '\n' : ''}==> ${file.name === '-' ? 'standard input' : file.name} <==\n`;
      },
      ...(bytes === undefined ? {lines: work} : {piece: work}),
      closed(own, emit) {
        if (tail) emit.text += join(own.held);
      },
      ...(tail && {
        cannotOpen: (file, reason) => `can't open '${file}': ${reason}`,
        cannotRead: (_file, reason) => `read error: ${reason}`,
      }),
    });
  });
}

/** Holds the last units back; those before them are what head prints. */
function hold(own: Own, units: Units, emit: Emit, tail: boolean, count: number): void {
  const all = (own.held as string).concat(units as string);
  const end = Math.max(0, all.length - count);
  if (!tail) emit.text += join(all.slice(0, end));
  own.held = all.slice(end);
  if (join(own.held).length > MEMORY_LIMIT) emit.problem = OUT_OF_MEMORY;
}

/** The first units are what head prints, and what tail leaves out. */
function passBeginning(own: Own, units: Units, emit: Emit, tail: boolean): void {
  emit.text += join(tail ? units.slice(own.left) : units.slice(0, own.left));
  own.left = Math.max(0, own.left - units.length);
  emit.skip = !tail && own.left === 0;
}

export const head = defineEnd(
  `head [-n [-]N | -c [-]N] [-qv] [FILE]...
  Print the first 10 lines of files
  -n [-]N  The first N lines (also -N); with a minus all but the last N
  -c [-]N  The first N bytes; with a minus all but the last N
  -q  No file names above
  -v  File names above, always`,
  false,
);

export const tail = defineEnd(
  `tail [-n [+]N | -c [+]N] [-qv] [FILE]...
  Print the last 10 lines of files
  -n [+]N  The last N lines (also -N); with a plus from line N on
  -c [+]N  The last N bytes; with a plus from byte N on
  -q  No file names above
  -v  File names above, always`,
  true,
);
