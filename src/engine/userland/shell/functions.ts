// Functions: defining one, and calling it with its own positional parameters and local variables.

import {call, done, procedure} from '../../../base';
import {fatal} from './builtin';
import type {FunctionEntry} from './entries';
import {type EntryFrame, evaluate, evaluates} from './evaluate';
import {changeSetup, type Memory, OUT_OF_MEMORY, sizeOf} from './memory';
import {EMIT, emitFrame} from './output';
import {assign, unset, variable} from './parameters';
import {type EntryRef, entryIn, within} from './source';

/** Calls within calls; the real shell dies of its stack at some depth. */
const DEPTH_LIMIT = 1000;
/** Bytes. */
const CALLS_LIMIT = 16 << 20;

evaluates(
  'function',
  procedure<Memory, EntryFrame>('function_definition')({
    define(m, frame) {
      const {name, body} = entryIn(m.setup.scripts, frame.ref) as FunctionEntry;
      changeSetup(m, {functions: {...m.setup.functions, [name]: within(frame.ref, body)}});
      m.status = 0;
      return done(0);
    },
  }),
);

interface CallFrame {
  readonly ref: EntryRef;
  readonly argv: readonly string[];
  args: readonly string[];
  getopts?: Memory['getopts'];
}

/** Locals: {ref: the body, argv, args: []}. */
export const CALL_FUNCTION = procedure<Memory, CallFrame>('function_call')({
  enter(m, frame) {
    if (m.scopes.length >= DEPTH_LIMIT) {
      const text = `sh: ${frame.argv[0]}: more than ${DEPTH_LIMIT} calls within each other\n`;
      return call(EMIT, emitFrame({fd: 2, text, status: 2, fatal: true}));
    }
    // What the calls within each other hold: their arguments are taken to be as long as these.
    if (sizeOf(frame.argv) * m.scopes.length > CALLS_LIMIT) return call(EMIT, emitFrame(fatal(OUT_OF_MEMORY)));
    frame.args = m.args;
    frame.getopts = m.getopts;
    m.getopts = {next: 1, used: 0, seen: variable(m.vars, 'OPTIND') ?? ''};
    m.args = frame.argv.slice(1);
    m.scopes = [...m.scopes, []];
  },
  body(m, frame) {
    return m.flow === '' ? evaluate(m, frame.ref, false) : done(m.status);
  },
  leave(m, frame) {
    m.args = frame.args;
    m.getopts = frame.getopts as Memory['getopts'];
    for (const {name, value} of m.scopes[m.scopes.length - 1] ?? []) {
      if (value === null) unset(m, name);
      else assign(m, name, value);
    }
    m.scopes = m.scopes.slice(0, -1);
    if (m.flow === 'return') m.flow = '';
    return done(m.status);
  },
});
