// type and command: what a name means, and running it without regard to functions.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, failed, type Pid, strerror} from '../../../abi';
import {type Builtin, calling, print} from '../builtin';
import {BUILTINS} from '../builtin-registry';
import {childEntry} from '../child-entry';
import {candidates} from '../launch';
import {DEFAULT_PATH, type Memory} from '../memory';
import {EMIT, emitFrame} from '../output';
import {variable} from '../parameters';
import {CANNOT_FORK} from '../substitution';
import {sys} from '../system';
import {WAIT_FOREGROUND, waitFrame} from '../wait-foreground';
import {quoteAlways} from '../xtrace';

const KEYWORDS = /^(if|then|else|elif|fi|for|while|until|do|done|case|esac|in|\{|\}|!)$/;

interface DescribeFrame {
  readonly names: readonly string[];
  /** command -v prints less. */
  readonly short: boolean;
  i: number;
  paths: readonly string[];
  looked: number;
  out: string;
  status: number;
}

/** What the shell itself knows under a name; undefined: look in PATH. */
function known(m: Memory, name: string, short: boolean): string | undefined {
  if (KEYWORDS.test(name)) return short ? name : `${name} is a shell keyword`;
  if (Object.hasOwn(m.setup.aliases, name)) {
    const value = m.setup.aliases[name] as string;
    return short ? `alias ${name}=${quoteAlways(value)}` : `${name} is an alias for ${value}`;
  }
  if (typeof m.setup.functions[name] === 'number') return short ? name : `${name} is a function`;
  const builtin = BUILTINS.get(name);
  if (builtin === undefined) return undefined;
  return short ? name : `${name} is a ${builtin.special ? 'special ' : ''}shell builtin`;
}

/** command -v answers for its last name, type for all. */
function found(frame: DescribeFrame, text: string) {
  frame.out += `${text}\n`;
  if (frame.short) frame.status = 0;
  frame.i++;
  return again<'next'>('next');
}

/** Answers 0, or 127 when one of the names means nothing. */
const DESCRIBE = procedure<Memory, DescribeFrame>('describe_command')({
  next(m, frame) {
    const name = frame.names[frame.i];
    if (name === undefined) return again('print');
    const text = known(m, name, frame.short);
    if (text === undefined) {
      frame.paths = candidates(name, variable(m.vars, 'PATH') ?? '');
      frame.looked = 0;
      return again('look');
    }
    return found(frame, text);
  },
  look(_m, frame) {
    const path = frame.paths[frame.looked];
    if (path !== undefined) return sys('access', path, 1);
    if (!frame.short) frame.out += `${frame.names[frame.i]}: not found\n`;
    frame.status = 127;
    frame.i++;
    return again('next');
  },
  looked(_m, frame, reply: Fallible<0>) {
    const path = frame.paths[frame.looked++] as string;
    if (failed(reply)) return again('look');
    return found(frame, frame.short ? path : `${frame.names[frame.i]} is ${path}`);
  },
  print: (_m, {out, status}) => call(EMIT, emitFrame(print(out, status))),
  end: m => done(m.status),
});

const describeFrame = (names: readonly string[], short: boolean): DescribeFrame => ({
  names,
  short,
  i: 0,
  paths: [],
  looked: 0,
  out: '',
  status: 0,
});

interface ArgvFrame {
  readonly argv: readonly string[];
}

const TYPE = procedure<Memory, ArgvFrame>('type_builtin')({
  describe: (_m, {argv}) => call(DESCRIBE, describeFrame(argv.slice(1), false)),
  end: m => done(m.status),
});

/** command [-p] NAME ARGS, command -v NAME, command -V NAME. */
const COMMAND = procedure<Memory, ArgvFrame & {words?: readonly string[]; assigned?: [string, string][]}>(
  'command_builtin',
)({
  begin(m, frame) {
    const {argv} = frame;
    const option = argv[1];
    if (option === '-v' || option === '-V') return call(DESCRIBE, describeFrame(argv.slice(2), option === '-v'));
    frame.words = argv.slice(option === '-p' || option === '--' ? 2 : 1);
    frame.assigned = option === '-p' ? [['PATH', DEFAULT_PATH]] : [];
    if (frame.words.length === 0) return done((m.status = 0));
    return again(BUILTINS.has(frame.words[0] as string) ? 'builtin' : 'fork');
  },
  described: m => done(m.status),
  builtin(m, frame) {
    const words = frame.words as readonly string[];
    const builtin = BUILTINS.get(words[0] as string) as Builtin;
    const outcome = builtin.run?.(m, words) ?? null;
    if (typeof outcome === 'number') return done((m.status = outcome));
    if (outcome !== null) return call(EMIT, emitFrame({...outcome, fatal: false}));
    return call(builtin.procedure as NonNullable<typeof builtin.procedure>, {argv: words});
  },
  ran: m => done(m.status),
  fork(m, {words, assigned}) {
    return sys('fork', childEntry(m, {argv: words ?? null, assigned: assigned ?? []}));
  },
  forked(_m, {words}, reply: Fallible<Pid>) {
    if (failed(reply)) return call(CANNOT_FORK, {why: strerror(reply.errno)});
    return call(WAIT_FOREGROUND, waitFrame([reply], (words ?? []).join(' ')));
  },
  end: m => done(m.status),
});

export const LOOKUP: Readonly<Record<string, Builtin>> = {
  type: calling(TYPE),
  command: calling(COMMAND),
};
