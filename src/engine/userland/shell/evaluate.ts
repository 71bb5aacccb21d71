// The way into every entry. Commands that only change the shell's memory (most of what loops do) are done at once, within
// the step of whoever evaluates them; everything else gets a frame of its own. Either way the status is in the memory when
// the next step runs, so callers need not know which it was.

import {type Call, call, type Procedure} from '../../../base';
import {aliasedText} from './alias';
import {BUILTINS} from './builtin-registry';
import type {EntryKind, SimpleEntry} from './entries';
import {beginExpansion, endExpansion, expandAssignment, expandFields, type Stop} from './expand';
import type {PatternField} from './fields';
import {checkFailure, type Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {type EntryRef, entryIn} from './source';

/** Locals of the procedures that evaluate entries. */
export interface EntryFrame {
  readonly ref: EntryRef;
  /** Nothing comes after it in this task: a last command may be executed without a fork. */
  readonly tail: boolean;
}

/** A simple command may be handed over after its words were expanded: they must not be expanded twice. */
export interface Expanded {
  readonly argv: readonly string[];
  readonly patterns: readonly PatternField[] | null;
  readonly stop: Stop | null;
}

const RUNNERS = new Map<EntryKind, Procedure>();

/** Names the procedure that evaluates a kind of entry. */
export function evaluates(kind: EntryKind, procedure: Procedure): void {
  RUNNERS.set(kind, procedure);
}

/** `return evaluate(...)`: the next step runs when the entry is done. An empty list (ref -1) succeeds. */
export function evaluate(m: Memory, ref: EntryRef, tail: boolean): Call | undefined {
  if (ref < 0) {
    m.status = 0;
    return undefined;
  }
  const entry = entryIn(m.setup.scripts, ref);
  if (entry.kind !== 'simple') return call(RUNNERS.get(entry.kind) as Procedure, {ref, tail});
  const slow =
    entry.substitutes ||
    entry.redirections.length > 0 ||
    aliasedText(m, ref, entry) !== null ||
    (m.setup.options !== '' && m.setup.options.includes('x'));
  if (slow) return callSimple(ref, tail, null);
  return entry.words.length === 0 ? assignAtOnce(m, ref, tail, entry) : runAtOnce(m, ref, tail, entry);
}

const callSimple = (ref: EntryRef, tail: boolean, expanded: Expanded | null): Call =>
  call(RUNNERS.get('simple') as Procedure, {ref, tail, expanded});

function assignAtOnce(m: Memory, ref: EntryRef, tail: boolean, entry: SimpleEntry): Call | undefined {
  beginExpansion(m, false, [], m.status);
  for (const {name, value} of entry.assignments) expandAssignment(name, value);
  const stop = endExpansion();
  if (stop !== null) return callSimple(ref, tail, {argv: [], patterns: null, stop});
  m.status = 0;
  return undefined;
}

function runAtOnce(m: Memory, ref: EntryRef, tail: boolean, entry: SimpleEntry): Call | undefined {
  const name = entry.words[0]?.literal;
  if (entry.assignments.length > 0 || typeof name !== 'string') return callSimple(ref, tail, null);
  const builtin = BUILTINS.get(name);
  if (builtin?.run == null || typeof m.setup.functions[name] === 'number') return callSimple(ref, tail, null);
  let argv = entry.argv;
  if (argv === null) {
    beginExpansion(m, false, [], m.status);
    const {fields, patterns} = expandFields(entry.words);
    const stop = endExpansion();
    if (stop !== null || patterns !== null) return callSimple(ref, tail, {argv: fields, patterns, stop});
    argv = fields;
  }
  const outcome = builtin.run(m, argv);
  if (outcome === null) return callSimple(ref, tail, {argv, patterns: null, stop: null});
  if (typeof outcome !== 'number') return call(EMIT, emitFrame(outcome));
  m.status = outcome;
  if (outcome !== 0) checkFailure(m);
  return undefined;
}
