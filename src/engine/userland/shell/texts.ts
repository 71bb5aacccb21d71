// Texts that a shell runs: the script, what eval and traps are given, each line of a terminal. A text has a slot while
// something may refer to its entries; the slot is freed afterwards unless a function was defined in it.

import {again, call, done, procedure} from '../../../base';
import type {Printed} from './builtin';
import {evaluate} from './evaluate';
import {changeSetup, type Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {refOf, SLOTS, slotOf, sourceOf} from './source';

/** Texts within texts. */
const DEPTH_LIMIT = 1000;
/** Bytes of all texts that one shell holds at once. */
const SIZE_LIMIT = 4 << 20;

interface TextFrame {
  readonly text: string;
  readonly tail: boolean;
  /** A text that is wrong ends the shell. */
  readonly fatal: boolean;
  slot: number;
  owned: boolean;
}

export const textFrame = (text: string, tail: boolean, fatal: boolean): TextFrame => ({
  text,
  tail,
  fatal,
  slot: -1,
  owned: false,
});

/** What is wrong with a text, or null. */
export function syntaxComplaint(text: string, fatal: boolean): Printed | null {
  const [problem] = sourceOf(text).errors;
  if (problem === undefined) return null;
  const {line, column, message} = problem;
  return {fd: 2, text: `sh: line ${line}, column ${column}: ${message}\n`, status: 2, fatal};
}

function takeSlot(m: Memory, text: string): {slot: number; owned: boolean} {
  const {scripts} = m.setup;
  const known = text === '' ? -1 : scripts.indexOf(text);
  if (known >= 0) return {slot: known, owned: false};
  const free = scripts.indexOf('');
  const slot = free >= 0 ? free : scripts.length;
  const size = scripts.reduce((sum, one) => sum + one.length, text.length);
  if (slot >= SLOTS || size > SIZE_LIMIT) return {slot: -1, owned: false};
  const changed = scripts.slice();
  changed[slot] = text;
  changeSetup(m, {scripts: changed});
  return {slot, owned: true};
}

function freeSlot(m: Memory, slot: number): void {
  const {functions, scripts} = m.setup;
  for (const name in functions) if (slotOf(functions[name] as number) === slot) return;
  const changed =
    slot === scripts.length - 1 ? scripts.slice(0, -1) : scripts.map((text, i) => (i === slot ? '' : text));
  changeSetup(m, {scripts: changed});
}

/** Runs a text in this shell. Nothing of a text that is wrong runs. */
export const RUN_TEXT = procedure<Memory, TextFrame>('run_text')({
  parse(m, frame) {
    m.texts++;
    const complaint = syntaxComplaint(frame.text, frame.fatal);
    if (complaint !== null) return call(EMIT, emitFrame(complaint));
    const {start} = sourceOf(frame.text);
    if (start < 0 || (m.setup.options.includes('n') && !m.setup.interactive)) return again('end');
    const {slot, owned} = takeSlot(m, frame.text);
    if (slot < 0 || m.texts > DEPTH_LIMIT)
      return call(EMIT, emitFrame({fd: 2, text: 'sh: too many nested texts\n', status: 2, fatal: true}));
    frame.slot = slot;
    frame.owned = owned;
  },
  run(m, frame) {
    if (frame.slot < 0) return again('end');
    return evaluate(m, refOf(frame.slot, sourceOf(frame.text).start), frame.tail);
  },
  end(m, frame) {
    m.texts--;
    if (frame.owned) freeSlot(m, frame.slot);
    return done(m.status);
  },
});
