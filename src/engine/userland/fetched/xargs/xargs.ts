// xargs: runs a command with the items that it reads as arguments. The command finds nothing on its standard input.

import {type Fallible, failed, O_RDONLY, strerror, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, READ_SIZE, runProgram, wholeNumber, writeAll} from '../../libc';
import {searchProgram} from '../which';
import {endText, type Items, noItems, type Separation, takeText} from './items';

/** Bytes of a command line, as with BusyBox. */
const LINE_LIMIT = 32 * 1024;
const MOST = 2147483647;

interface Plan {
  readonly command: readonly string[];
  /** Stands for the item; undefined: the items follow the command. */
  readonly place: string | undefined;
  readonly most: number;
  /** Bytes left for items. */
  readonly room: number;
  readonly separation: Separation;
  readonly end: string | undefined;
}

interface Progress {
  /** -1 until the input was put aside. */
  input: number;
  items: Items;
  ended: boolean;
  ran: boolean;
  status: number;
}

export const xargs = defineCommand(
  `xargs [-0rtx] [-a FILE] [-E END] [-I PLACE] [-n N] [-s N] [COMMAND [ARG]...]
  Run a command (echo if none is named) with words of the standard input as arguments
  -0  A NUL character ends each item, and quotes are none
  -r  Run nothing if there are no items
  -t  Show each command line
  -x  Accepted: a line that is too long always ends it
  -a FILE  Read from a file
  -E END  This item ends the input
  -I PLACE  Run it for each line, with the line for PLACE in its words
  -n N  At most N items each time
  -s N  At most N bytes on a command line`,
  {optionsFirst: true},
  function* (call) {
    const plan = planOf(call);
    if (typeof plan === 'string') return yield* call.fail(plan);
    const s = call.begin<Progress>({input: -1, items: noItems(), ended: false, ran: false, status: 0});
    if (s.input < 0) {
      call.save();
      const input = yield* openInput(call.value('-a'));
      if (failed(input)) return yield* call.refused(`can't open '${call.value('-a') ?? 'stdin'}'`, input);
      s.input = input;
    }
    for (;;) {
      call.save();
      const batch = takeBatch(plan, s);
      if (batch === null) {
        const problem = yield* readMore(plan, s);
        if (problem !== '') return yield* call.fail(problem);
        continue;
      }
      if (batch.length === 0 && s.items.found.length > 0) return yield* call.fail(TOO_LONG);
      if (batch.length === 0 && (s.ran || plan.place !== undefined || call.has('-r'))) return s.status;
      s.ran = true;
      const status = yield* runBatch(call, plan, batch);
      if (status !== 0 && status !== 123) return status;
      s.status ||= status;
    }
  },
);

const TOO_LONG = "can't fit single argument within argument list size limit";

/** What the options ask for, or what is wrong with them. */
function planOf(call: Invocation): Plan | string {
  const command = call.operands.length > 0 ? call.operands : ['echo'];
  const place = call.value('-I');
  for (const flag of ['-n', '-s']) {
    const text = call.value(flag);
    if (text === undefined) continue;
    const count = wholeNumber(text);
    if (count === undefined) return `invalid number '${text}'`;
    if (count < 1 || count > MOST) return `number ${count} is not in 1..${MOST} range`;
  }
  const bytes = Math.min(LINE_LIMIT, Number(call.value('-s') ?? LINE_LIMIT));
  return {
    command,
    place,
    most: place === undefined ? Number(call.value('-n') ?? MOST) : 1,
    room: bytes - command.reduce((sum, word) => sum + word.length + 1, 0),
    separation: call.has('-0') ? 'nul' : place === undefined ? 'blanks' : 'lines',
    end: call.value('-E'),
  };
}

/** The descriptor to read from: the standard input is kept aside, and the commands get an empty one. */
function* openInput(path: string | undefined): UserCode<Fallible<number>> {
  if (path !== undefined) return yield* syscall('open', path, O_RDONLY, 0);
  const input = yield* syscall('dupAbove', 0, 3);
  const nothing = failed(input) ? input : yield* syscall('open', '/dev/null', O_RDONLY, 0);
  if (failed(nothing)) return nothing;
  yield* syscall('dup2', nothing, 0);
  yield* syscall('close', nothing);
  return input;
}

/** The next items for one command line; null while more could still come. Empty: none is left, or the next is too long. */
function takeBatch(plan: Plan, s: Progress): string[] | null {
  const {found} = s.items;
  let count = 0;
  let size = 0;
  while (count < found.length && count < plan.most) {
    size += (found[count] as string).length + 1;
    if (size > plan.room) break;
    count++;
  }
  const full = count === plan.most || count < found.length;
  return full || s.ended ? found.splice(0, count) : null;
}

/** One piece of the input. Answers what is wrong, or ''. */
function* readMore(plan: Plan, s: Progress): UserCode<string> {
  const piece = yield* syscall('read', s.input, READ_SIZE);
  if (failed(piece)) return `read error: ${strerror(piece.errno)}`;
  let problem = '';
  if (piece === '') problem = endText(s.items);
  else takeText(s.items, piece, plan.separation);
  s.ended = piece === '';
  const end = plan.end === undefined ? -1 : s.items.found.indexOf(plan.end);
  if (end >= 0) {
    s.items.found.length = end;
    s.ended = true;
  }
  return s.items.word.length > LINE_LIMIT ? TOO_LONG : problem;
}

/** Answers 0; 123 for a command that failed; or what ends xargs itself. */
function* runBatch(call: Invocation, {command, place}: Plan, batch: readonly string[]): UserCode<number> {
  const argv =
    place === undefined
      ? [...command, ...batch]
      : command.map(word => word.replaceAll(place, () => batch[0] as string));
  if (call.has('-t')) yield* writeAll(2, `${argv.join(' ')}\n`);
  const name = argv[0] as string;
  const found = yield* searchProgram(name, call.context.environ);
  if (found !== 0) return yield* call.refused(name, {errno: found}, found === 'ENOENT' ? 127 : 126);
  const result = yield* runProgram(argv);
  if (failed(result)) return yield* call.refused("can't fork", result);
  if (result.signal !== 0) return yield* call.fail(`'${name}' terminated by signal ${result.signal}`, 125);
  if (result.status === 255) return yield* call.fail(`${name}: exited with status 255; aborting`, 124);
  return result.status === 0 ? 0 : 123;
}
