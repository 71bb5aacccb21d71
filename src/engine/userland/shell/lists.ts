// Sequences: ;  &&  ||  !  and ( ). A list looks for caught signals after each command.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, failed, type Pid, strerror} from '../../abi';
import {fatal} from './builtin';
import {childEntry} from './child-entry';
import type {AndOrEntry, ListEntry, NegationEntry, RedirectedEntry, SubshellEntry} from './entries';
import {type EntryFrame, evaluate, evaluates} from './evaluate';
import {beginExpansion, endExpansion} from './expand';
import {checkFailure, type Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {expandRedirections, REDIRECT, type Redirect, redirectFrame, type Saved, UNDO_REDIRECT} from './redirect';
import {entryIn, within} from './source';
import {CANNOT_FORK, SUBSTITUTE, substituteFrame} from './substitution';
import {sys} from './system';
import {TAKE_SIGNALS} from './traps';
import {WAIT_FOREGROUND, waitFrame} from './wait-foreground';

interface SequenceFrame extends EntryFrame {
  i?: number;
}

evaluates(
  'list',
  procedure<Memory, SequenceFrame>('list')({
    next(m, frame) {
      const {items} = entryIn(m.setup.scripts, frame.ref) as ListEntry;
      const i = frame.i ?? 0;
      if (i >= items.length || m.flow !== '') return done(m.status);
      frame.i = i + 1;
      return evaluate(m, within(frame.ref, items[i] as number), frame.tail && i === items.length - 1);
    },
    signals: m => (m.watch ? call(TAKE_SIGNALS, {}) : again('next')),
    more: () => again('next'),
  }),
);

evaluates(
  'and_or',
  procedure<Memory, SequenceFrame>('and_or')({
    next(m, frame) {
      const {items, operators} = entryIn(m.setup.scripts, frame.ref) as AndOrEntry;
      const i = frame.i ?? 0;
      if (i >= items.length || m.flow !== '') return done(m.status);
      frame.i = i + 1;
      if (i > 0 && (operators[i - 1] === '&&') !== (m.status === 0)) return again('next');
      const last = i === items.length - 1;
      if (last) return evaluate(m, within(frame.ref, items[i] as number), frame.tail);
      m.guard++;
      return evaluate(m, within(frame.ref, items[i] as number), false);
    },
    judged(m, frame) {
      const {items} = entryIn(m.setup.scripts, frame.ref) as AndOrEntry;
      if ((frame.i as number) < items.length) m.guard--;
      return again('next');
    },
  }),
);

evaluates(
  'negation',
  procedure<Memory, EntryFrame>('negation')({
    body(m, frame) {
      m.guard++;
      return evaluate(m, within(frame.ref, (entryIn(m.setup.scripts, frame.ref) as NegationEntry).body), false);
    },
    negate(m) {
      m.guard--;
      if (m.flow === '') m.status = m.status === 0 ? 1 : 0;
      return done(m.status);
    },
  }),
);

evaluates(
  'subshell',
  procedure<Memory, EntryFrame>('subshell')({
    fork(m, frame) {
      const ref = within(frame.ref, (entryIn(m.setup.scripts, frame.ref) as SubshellEntry).body);
      if (frame.tail && m.setup.traps.EXIT === undefined) return again('in_place');
      return sys('fork', childEntry(m, {ref}));
    },
    wait(_m, _frame, reply: Fallible<Pid>) {
      if (failed(reply)) return call(CANNOT_FORK, {why: strerror(reply.errno)});
      return call(WAIT_FOREGROUND, waitFrame([reply], '( ... )'));
    },
    end: m => done(m.status),
    in_place(m, frame) {
      return evaluate(m, within(frame.ref, (entryIn(m.setup.scripts, frame.ref) as SubshellEntry).body), true);
    },
    ended: m => done(m.status),
  }),
);

interface RedirectedFrame extends EntryFrame {
  outputs?: string[];
  before?: number;
  redirects?: Redirect[];
  saved?: Saved[];
}

evaluates(
  'redirected',
  procedure<Memory, RedirectedFrame>('redirected')({
    expand(m, frame) {
      const {redirections} = entryIn(m.setup.scripts, frame.ref) as RedirectedEntry;
      frame.outputs ??= [];
      frame.before ??= m.status;
      beginExpansion(m, true, frame.outputs, frame.before);
      const redirects = expandRedirections(redirections);
      const stop = endExpansion();
      if (stop?.kind === 'substitution') return call(SUBSTITUTE, substituteFrame(frame.ref, stop));
      if (stop !== null) return call(EMIT, emitFrame(fatal(stop.message)));
      m.status = frame.before;
      frame.redirects = redirects;
      return again('redirect');
    },
    substituted(m, frame, output: string | number) {
      if (m.flow !== '' || typeof output !== 'string') return done(m.status);
      frame.outputs = [...(frame.outputs as string[]), output];
      return again('expand');
    },
    redirect: (_m, frame) => call(REDIRECT, redirectFrame(frame.redirects as Redirect[], true)),
    body(m, frame, saved: Saved[] | null) {
      if (saved === null) {
        if (m.flow !== '') return done(m.status);
        m.status = 1;
        checkFailure(m);
        return done(1);
      }
      frame.saved = saved;
      return evaluate(m, within(frame.ref, (entryIn(m.setup.scripts, frame.ref) as RedirectedEntry).body), frame.tail);
    },
    undo(_m, frame) {
      const saved = frame.saved as Saved[];
      return call(UNDO_REDIRECT, {saved, i: saved.length});
    },
    end: m => done(m.status),
  }),
);
