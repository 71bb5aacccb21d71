// if and case. While a condition runs, a failing command does not end the shell (set -e).

import {again, call, done, procedure} from '../../../base';
import {fatal} from './builtin';
import type {CaseEntry, IfEntry} from './entries';
import {type EntryFrame, evaluate, evaluates} from './evaluate';
import {beginExpansion, endExpansion, expandsToMatch, expandText} from './expand';
import type {Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {entryIn, within} from './source';
import {SUBSTITUTE, substituteFrame} from './substitution';

interface IfFrame extends EntryFrame {
  arm?: number;
}

evaluates(
  'if',
  procedure<Memory, IfFrame>('if')({
    test(m, frame) {
      const {arms, otherwise} = entryIn(m.setup.scripts, frame.ref) as IfEntry;
      frame.arm ??= 0;
      const arm = arms[frame.arm];
      if (arm === undefined) {
        m.status = 0;
        return otherwise < 0 ? done(0) : again('otherwise');
      }
      m.guard++;
      return evaluate(m, within(frame.ref, arm.test), false);
    },
    then_body(m, frame) {
      const {arms} = entryIn(m.setup.scripts, frame.ref) as IfEntry;
      m.guard--;
      if (m.flow !== '') return done(m.status);
      const at = frame.arm as number;
      frame.arm = at + 1;
      if (m.status !== 0) return again('test');
      return evaluate(m, within(frame.ref, (arms[at] as IfEntry['arms'][number]).body), frame.tail);
    },
    fi: m => done(m.status),
    otherwise(m, frame) {
      const {otherwise} = entryIn(m.setup.scripts, frame.ref) as IfEntry;
      return evaluate(m, within(frame.ref, otherwise), frame.tail);
    },
    end: m => done(m.status),
  }),
);

interface CaseFrame extends EntryFrame {
  outputs?: string[];
  before?: number;
  body?: number;
}

/** The body of the first item that matches, -1 for none. Part of the expansion at hand. */
function chooseItem({word, items}: CaseEntry): number {
  const text = expandText(word);
  for (const {patterns, body} of items) {
    for (const pattern of patterns) if (expandsToMatch(text, pattern)) return body;
  }
  return -1;
}

evaluates(
  'case',
  procedure<Memory, CaseFrame>('case')({
    expand(m, frame) {
      frame.outputs ??= [];
      frame.before ??= m.status;
      beginExpansion(m, true, frame.outputs, frame.before);
      const body = chooseItem(entryIn(m.setup.scripts, frame.ref) as CaseEntry);
      const stop = endExpansion();
      if (stop?.kind === 'substitution') return call(SUBSTITUTE, substituteFrame(frame.ref, stop));
      if (stop !== null) return call(EMIT, emitFrame(fatal(stop.message)));
      frame.body = body;
      return again('body');
    },
    substituted(m, frame, output: string | number) {
      if (m.flow !== '' || typeof output !== 'string') return done(m.status);
      frame.outputs = [...(frame.outputs as string[]), output];
      return again('expand');
    },
    body: (m, frame) => evaluate(m, within(frame.ref, frame.body as number), frame.tail),
    esac: m => done(m.status),
  }),
);
