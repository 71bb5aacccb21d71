// trap [ACTION SIGNALS]: what to run when a signal comes, or at the exit of the shell.

import {again, call, done, procedure} from '../../../../base';
import {SIGNALS, signalName} from '../../../abi';
import {signalOf} from '../../libc';
import {type Builtin, complainOf, type Outcome, print, special} from '../builtin';
import {INTERACTIVE_SIGNALS} from '../child-entry';
import {changeSetup, type Memory} from '../memory';
import {EMIT, emitFrame} from '../output';
import {sys} from '../system';
import {quoteAlways} from '../xtrace';

interface TrapFrame {
  readonly argv: readonly string[];
  action?: string;
  names?: readonly string[];
  i?: number;
}

/** EXIT, or a signal's name without SIG; undefined when it is none. */
function conditionOf(word: string): string | undefined {
  if (/^(0|EXIT)$/i.test(word)) return 'EXIT';
  const number = signalOf(word);
  return number === undefined ? undefined : signalName(number);
}

function list(m: Memory): Outcome {
  const lines = Object.entries(m.setup.traps).map(([name, action]) => `trap -- ${quoteAlways(action)} ${name}\n`);
  return print(lines.join(''));
}

function set(m: Memory, name: string, action: string): void {
  const {[name]: _old, ...others} = m.setup.traps;
  const traps = action === '-' ? others : {...others, [name]: action};
  changeSetup(m, {traps});
  const catches = Object.entries(traps).some(([condition, text]) => condition !== 'EXIT' && text !== '');
  m.watch = m.setup.interactive || catches;
}

const TRAP = procedure<Memory, TrapFrame>('trap_builtin')({
  begin(_m, frame) {
    const words = frame.argv.slice(frame.argv[1] === '--' ? 2 : 1);
    const [first = '', ...rest] = words;
    // A single condition, or a number first: back to the default.
    const reset = words.length === 1 || /^[0-9]+$/.test(first);
    frame.action = reset ? '-' : first;
    const conditions = reset ? words : rest;
    const wrong = conditions.find(word => conditionOf(word) === undefined);
    if (wrong !== undefined) {
      return call(EMIT, emitFrame(complainOf(`trap: ${wrong}: invalid signal specification`)));
    }
    frame.names = conditions.map(word => conditionOf(word) as string);
    frame.i = 0;
    return again('next');
  },
  refused: m => done(m.status),
  next(m, frame) {
    const name = frame.names?.[frame.i as number];
    if (name === undefined) return done((m.status = 0));
    frame.i = (frame.i as number) + 1;
    set(m, name, frame.action as string);
    if (name === 'EXIT') return again('next');
    const signal = SIGNALS[name as keyof typeof SIGNALS];
    const own = m.setup.interactive && (INTERACTIVE_SIGNALS as readonly number[]).includes(signal);
    const usual = own ? (signal === SIGNALS.INT ? 'catch' : 'ignore') : 'default';
    return sys('sigaction', signal, frame.action === '-' ? usual : frame.action === '' ? 'ignore' : 'catch');
  },
  more: () => again('next'),
});

export const TRAP_BUILTIN: Builtin = special((m, argv) => (argv.length === 1 ? list(m) : null), TRAP);
