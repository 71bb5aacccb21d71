// for, while and until. Every turn goes through steps of its own, so an endless loop can be stopped between any two.

import {again, call, done, procedure} from '../../../base';
import {fatal} from './builtin';
import type {ForEntry, WhileEntry} from './entries';
import {type EntryFrame, evaluate, evaluates} from './evaluate';
import {beginExpansion, endExpansion, expandFields} from './expand';
import type {PatternField} from './fields';
import {hasOption, type Memory, OUT_OF_MEMORY} from './memory';
import {EMIT, emitFrame} from './output';
import {assign} from './parameters';
import {PATHNAMES, pathnamesFrame} from './pathnames';
import {entryIn, within} from './source';
import {SUBSTITUTE, substituteFrame} from './substitution';
import {TAKE_SIGNALS} from './traps';

/** After a turn: whether the loop is over, because of break, or because something further out ends. */
function isOver(m: Memory): boolean {
  if (m.flow === '') return false;
  if (m.flow !== 'break' && m.flow !== 'continue') return true;
  if (--m.flowLevels > 0) return true;
  const over = m.flow === 'break';
  m.flow = '';
  return over;
}

interface WhileFrame extends EntryFrame {
  /** Status of the last turn. */
  last?: number;
}

evaluates(
  'while',
  procedure<Memory, WhileFrame>('while')({
    enter(m) {
      m.loops++;
    },
    test(m, frame) {
      m.guard++;
      return evaluate(m, within(frame.ref, (entryIn(m.setup.scripts, frame.ref) as WhileEntry).test), false);
    },
    body(m, frame) {
      m.guard--;
      const {until, body} = entryIn(m.setup.scripts, frame.ref) as WhileEntry;
      if (m.flow !== '') return again('turn');
      if ((m.status === 0) !== until) return evaluate(m, within(frame.ref, body), false);
      m.status = frame.last ?? 0;
      return again('leave');
    },
    turn(m, frame) {
      frame.last = m.status;
      if (isOver(m)) return again('leave');
      return m.watch ? call(TAKE_SIGNALS, {}) : again('test');
    },
    signals: m => again(m.flow === '' ? 'test' : 'leave'),
    leave(m) {
      m.loops--;
      return done(m.status);
    },
  }),
);

interface ForFrame extends EntryFrame {
  outputs?: string[];
  before?: number;
  fields?: readonly string[];
  patterns?: readonly PatternField[] | null;
  i?: number;
}

evaluates(
  'for',
  procedure<Memory, ForFrame>('for')({
    expand(m, frame) {
      const {words} = entryIn(m.setup.scripts, frame.ref) as ForEntry;
      if (words === null) {
        frame.fields = m.args;
        return again('enter');
      }
      frame.outputs ??= [];
      frame.before ??= m.status;
      beginExpansion(m, true, frame.outputs, frame.before);
      const {fields, patterns} = expandFields(words);
      const stop = endExpansion();
      if (stop?.kind === 'substitution') return call(SUBSTITUTE, substituteFrame(frame.ref, stop));
      if (stop !== null) return call(EMIT, emitFrame(fatal(stop.message)));
      frame.fields = fields;
      frame.patterns = hasOption(m, 'f') ? null : patterns;
      return again('match');
    },
    substituted(m, frame, output: string | number) {
      if (m.flow !== '' || typeof output !== 'string') return done(m.status);
      frame.outputs = [...(frame.outputs as string[]), output];
      return again('expand');
    },
    match(_m, {fields, patterns}) {
      if (patterns == null) return again('enter');
      return call(PATHNAMES, pathnamesFrame(fields as readonly string[], patterns));
    },
    matched(m, frame, fields: readonly string[]) {
      if (m.flow !== '') return done(m.status);
      frame.fields = fields;
    },
    enter(m, frame) {
      frame.i = 0;
      m.loops++;
      m.status = 0;
    },
    next(m, frame) {
      const {name, body} = entryIn(m.setup.scripts, frame.ref) as ForEntry;
      const value = (frame.fields as readonly string[])[frame.i as number];
      if (value === undefined) return again('leave');
      frame.i = (frame.i as number) + 1;
      if (!assign(m, name, value)) return call(EMIT, emitFrame(fatal(OUT_OF_MEMORY)));
      return evaluate(m, within(frame.ref, body), false);
    },
    turn(m) {
      if (isOver(m)) return again('leave');
      return m.watch ? call(TAKE_SIGNALS, {}) : again('next');
    },
    signals: m => again(m.flow === '' ? 'next' : 'leave'),
    leave(m) {
      m.loops--;
      return done(m.status);
    },
  }),
);
