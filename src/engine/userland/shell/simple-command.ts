// A simple command: expand its words, then run a function, a builtin, or a program in a forked child. Redirections of the
// first two are undone afterwards; those of a program happen in the child.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, failed, type Pid, strerror} from '../../abi';
import {aliasedText} from './alias';
import {fatal} from './builtin';
import {BUILTINS} from './builtin-registry';
import {childEntry} from './child-entry';
import type {SimpleEntry} from './entries';
import {type EntryFrame, type Expanded, evaluates} from './evaluate';
import {beginExpansion, endExpansion, expandAssignment, expandFields, expandPrefix, type Stop} from './expand';
import {CALL_FUNCTION} from './functions';
import {LAUNCH, launchFrame} from './launch';
import {checkFailure, giveUp, hasOption, type Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {assign, exportName, unset, variable} from './parameters';
import {PATHNAMES, pathnamesFrame} from './pathnames';
import {expandRedirections, REDIRECT, type Redirect, redirectFrame, type Saved, UNDO_REDIRECT} from './redirect';
import {entryIn} from './source';
import {CANNOT_FORK, SUBSTITUTE, substituteFrame} from './substitution';
import {sys} from './system';
import {RUN_TEXT, textFrame} from './texts';
import {WAIT_FOREGROUND, waitFrame} from './wait-foreground';
import {traceLine} from './xtrace';

interface SimpleFrame extends EntryFrame {
  readonly expanded: Expanded | null;
  outputs?: readonly string[];
  /** $? when the command began. */
  before?: number;
  argv: readonly string[];
  patterns: Expanded['patterns'];
  assigned: readonly [string, string][];
  redirects: readonly Redirect[];
  saved: readonly Saved[] | null;
  /** Values that assignments before a builtin or function hide meanwhile. */
  hidden: readonly [string, string | null][];
}

const NONE: readonly never[] = [];

/** Expands everything in one go; answers why it has no result, or null. */
function expandCommand(m: Memory, frame: SimpleFrame): Stop | null {
  const {substitutes, words, redirections, assignments} = entryIn(m.setup.scripts, frame.ref) as SimpleEntry;
  const given = frame.expanded;
  if (given != null && given.stop !== null) return given.stop;
  beginExpansion(m, substitutes, frame.outputs ?? NONE, frame.before as number);
  const {argv, patterns} = given ?? expandWords(words);
  frame.argv = argv;
  frame.patterns = hasOption(m, 'f') ? null : patterns;
  frame.redirects = redirections.length === 0 ? NONE : expandRedirections(redirections);
  frame.assigned = NONE;
  if (assignments.length > 0 && (argv.length > 0 || redirections.length > 0)) {
    frame.assigned = expandPrefix(assignments);
  } else for (const {name, value} of assignments) expandAssignment(name, value);
  return endExpansion();
}

function expandWords(words: SimpleEntry['words']): Pick<Expanded, 'argv' | 'patterns'> {
  const {fields, patterns} = expandFields(words);
  return {argv: fields, patterns};
}

const functionOf = (m: Memory, name: string): number | undefined => {
  const ref = m.setup.functions[name];
  return typeof ref === 'number' ? ref : undefined;
};

/** Sets what stands before a builtin or function, and remembers what it hides. */
function hideVariables(m: Memory, frame: SimpleFrame): void {
  const kept = frame.argv.length === 0 || BUILTINS.get(frame.argv[0] as string)?.special === true;
  frame.hidden = kept ? NONE : frame.assigned.map(([name]) => [name, variable(m.vars, name) ?? null]);
  for (const [name, value] of frame.assigned) {
    assign(m, name, value);
    if (!kept) exportName(m, name);
  }
}

const SIMPLE = procedure<Memory, SimpleFrame>('simple_command')({
  expand(m, frame) {
    const text =
      frame.outputs === undefined
        ? aliasedText(m, frame.ref, entryIn(m.setup.scripts, frame.ref) as SimpleEntry)
        : null;
    if (text !== null) return call(RUN_TEXT, textFrame(text, false, true));
    frame.before ??= m.status;
    const stop = expandCommand(m, frame);
    if (stop?.kind === 'substitution') return call(SUBSTITUTE, substituteFrame(frame.ref, stop));
    if (stop !== null) return call(EMIT, emitFrame(fatal(stop.message)));
    // The status of a command that only assigns is that of its last substitution.
    m.status = frame.outputs !== undefined && frame.argv.length === 0 ? m.status : frame.before;
    return again('match');
  },
  substituted(m, frame, output: string | number) {
    if (m.flow !== '' || typeof output !== 'string') return done(m.status);
    frame.outputs = [...(frame.outputs ?? NONE), output];
    return again('expand');
  },
  match(_m, {patterns, argv}) {
    return patterns == null ? again('trace') : call(PATHNAMES, pathnamesFrame(argv, patterns));
  },
  matched(m, frame, fields: readonly string[]) {
    if (m.flow !== '') return done(m.status);
    frame.argv = fields;
  },
  trace(m, frame) {
    if (!hasOption(m, 'x')) return again('choose');
    const entry = entryIn(m.setup.scripts, frame.ref) as SimpleEntry;
    const text = traceLine(m, entry, frame.argv, frame.assigned);
    const {status} = m;
    return text === '' ? undefined : call(EMIT, emitFrame({fd: 2, text, status, fatal: false}));
  },
  choose(m, frame) {
    const name = frame.argv[0];
    if (name === undefined) {
      if (frame.outputs === undefined) m.status = 0;
      return again(frame.redirects.length === 0 ? 'assign' : 'redirect');
    }
    const here = functionOf(m, name) !== undefined || BUILTINS.has(name);
    if (here) return again(frame.redirects.length === 0 ? 'run' : 'redirect');
    return again(frame.tail && m.setup.traps.EXIT === undefined ? 'become' : 'fork');
  },
  redirect(_m, frame) {
    const name = frame.argv[frame.argv[0] === 'command' ? 1 : 0];
    const keep = name !== 'exec';
    return call(REDIRECT, redirectFrame(frame.redirects, keep));
  },
  redirected(m, frame, saved: readonly Saved[] | null) {
    if (saved === null) {
      if (m.flow !== '') return done(m.status);
      m.status = 1;
      if (frame.argv[0] !== undefined && BUILTINS.get(frame.argv[0])?.special === true) giveUp(m, 1);
      checkFailure(m);
      return done(1);
    }
    frame.saved = saved;
    return again(frame.argv.length === 0 ? 'assign' : 'run');
  },
  run(m, frame) {
    const {argv} = frame;
    hideVariables(m, frame);
    const body = functionOf(m, argv[0] as string);
    if (body !== undefined) return call(CALL_FUNCTION, {ref: body, argv, args: NONE});
    const builtin = BUILTINS.get(argv[0] as string);
    const outcome = builtin?.run?.(m, argv) ?? null;
    if (typeof outcome === 'number') {
      m.status = outcome;
      return;
    }
    if (outcome !== null) return call(EMIT, emitFrame(outcome));
    return call(builtin?.procedure as NonNullable<typeof builtin>['procedure'] & object, {argv});
  },
  ran(m, frame) {
    for (const [name, value] of frame.hidden) {
      if (value === null) unset(m, name);
      else assign(m, name, value);
    }
    return again('undo');
  },
  assign(m, frame) {
    for (const [name, value] of frame.assigned) assign(m, name, value);
  },
  undo(_m, frame) {
    const {saved} = frame;
    return saved == null || saved.length === 0 ? again('end') : call(UNDO_REDIRECT, {saved, i: saved.length});
  },
  end(m) {
    checkFailure(m);
    return done(m.status);
  },
  become: (_m, {argv, redirects, assigned}) => call(LAUNCH, launchFrame(argv, redirects, assigned)),
  became: () => again('end'),
  fork: (m, {argv, redirects, assigned}) => sys('fork', childEntry(m, {argv, redirects, assigned})),
  forked(_m, frame, reply: Fallible<Pid>) {
    if (failed(reply)) return call(CANNOT_FORK, {why: strerror(reply.errno)});
    return call(WAIT_FOREGROUND, waitFrame([reply], frame.argv.join(' ')));
  },
  ended: m => done(m.status),
});

evaluates('simple', SIMPLE);
