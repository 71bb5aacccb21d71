// Entries whose words may hold command substitutions: a substitution runs, and the expansion begins anew with one more
// output.

import {again, type Call, call, done} from '../../../base';
import {fatal} from './builtin';
import type {EntryFrame} from './evaluate';
import {beginExpansion, endExpansion, type Stop} from './expand';
import type {Memory} from './memory';
import {emit} from './output';
import {SUBSTITUTE, substituteFrame} from './substitution';

export interface ExpandingFrame extends EntryFrame {
  outputs?: readonly string[];
  /** $? when the command began. */
  before?: number;
}

/** What must run when an expansion has no result: the substitution, or the complaint. */
export const answerStop = (frame: EntryFrame, stop: Stop): Call =>
  stop.kind === 'substitution' ? call(SUBSTITUTE, substituteFrame(frame.ref, stop)) : emit(fatal(stop.message));

/** One try. `stopped` is what must run instead of going on. */
export function expandEntry<T>(
  m: Memory,
  frame: ExpandingFrame,
  expand: () => T,
): {readonly value: T; readonly stopped: Call | null} {
  frame.outputs ??= [];
  frame.before ??= m.status;
  beginExpansion(m, true, frame.outputs, frame.before);
  const value = expand();
  const stop = endExpansion();
  return {value, stopped: stop === null ? null : answerStop(frame, stop)};
}

/** The step behind `expand`: takes the output of the substitution (a number: there was a complaint). */
export function substituted(m: Memory, frame: ExpandingFrame, output: string | number) {
  if (m.flow !== '' || typeof output !== 'string') return done(m.status);
  frame.outputs = [...(frame.outputs ?? []), output];
  return again<'expand'>('expand');
}
