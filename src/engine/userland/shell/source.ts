// Program texts and their parsed form. Parsing is a pure function of the text, so the results are kept in a memo that is
// no part of the machine's state. A shell's memory holds the texts; an entry is named by slot and number in one integer.

import type {Entry} from './entries';
import {parseText, problemAt, type SyntaxProblem} from './parse';
import {TooDeep, translate} from './translate';

export interface Source {
  readonly entries: readonly Entry[];
  /** The list that is the whole text, -1 when there is nothing to run. */
  readonly start: number;
  readonly errors: readonly SyntaxProblem[];
  readonly incomplete: boolean;
}

/** Slot of the text in its upper bits, number of the entry in the lower ones. */
export type EntryRef = number;

const INDEX_BITS = 20;
const INDEX_MASK = (1 << INDEX_BITS) - 1;
/** Texts that one shell may hold at once. */
export const SLOTS = 1 << (31 - INDEX_BITS);

/** Of one text: nobody reads more. */
const ERRORS_LIMIT = 100;
/** Bytes of a text: more is too long, however it is given to the shell. */
export const TEXT_LIMIT = 1 << 19;
/** Bytes of all texts that are remembered: their entries take some hundred times as much. Those used last stay. */
const MEMO_LIMIT = 1 << 18;
const MEMO = new Map<string, Source>();
let memoSize = 0;
let recentText: string | null = null;
let recent: Source;

function understand(text: string): Source {
  const parsed = parseText(text);
  const {entries, start, complaints, refusals, openDocument} = translate(parsed.script, text);
  const all = [...parsed.complaints, ...complaints, ...refusals].sort((a, b) => a.at - b.at);
  const errors = all.slice(0, ERRORS_LIMIT).map(complaint => problemAt(text, complaint));
  const unfinished = parsed.incomplete || (openDocument && all.length === 0);
  return {entries, start, errors, incomplete: unfinished && refusals.length === 0};
}

/** Never throws: a text that is nested too deep is wrong, whether the limit or the parser's stack ended its reading. */
function read(text: string): Source {
  if (text.length > TEXT_LIMIT) return refuse(text, TEXT_LIMIT, 'too long: this shell reads texts of 512 KiB at most');
  try {
    const source = understand(text);
    // The numbers of further entries would name others.
    return source.entries.length <= INDEX_MASK ? source : refuse(text, 0, 'too long: too many commands in one text');
  } catch (error) {
    const message = 'nested too deep: more constructs within constructs than this shell reads';
    return refuse(text, depthAt(text, error), message);
  }
}

const refuse = (text: string, at: number, message: string): Source => ({
  entries: [],
  start: -1,
  errors: [problemAt(text, {at, message})],
  incomplete: false,
});

/** Where a text is nested too deep. Where the parser had no stack left, a shorter part of the text says. */
function depthAt(text: string, error: unknown): number {
  let known = error;
  let low = 0;
  let high = text.length;
  for (;;) {
    if (known instanceof TooDeep) return known.at;
    // Firefox has another name for it.
    if (!/^(Range|Internal)Error$/.test((known as Error).name)) throw known;
    if (high - low < 2) return 0;
    const middle = (low + high) >> 1;
    try {
      understand(text.slice(0, middle));
      low = middle;
    } catch (shorter) {
      known = shorter;
      high = middle;
    }
  }
}

/** The program of a text; the same object for the same text, as long as it is remembered. */
export function sourceOf(text: string): Source {
  if (text === recentText) return recent;
  const known = MEMO.get(text);
  if (known === undefined) memoSize += text.length;
  else MEMO.delete(text);
  const source = known ?? read(text);
  MEMO.set(text, source);
  for (const oldest of MEMO.keys()) {
    if (memoSize <= MEMO_LIMIT || oldest === text) break;
    MEMO.delete(oldest);
    memoSize -= oldest.length;
  }
  recentText = text;
  recent = source;
  return source;
}

export const refOf = (slot: number, index: number): EntryRef => (slot << INDEX_BITS) | index;
export const slotOf = (ref: EntryRef): number => ref >>> INDEX_BITS;
/** Another entry of the same text. */
export const within = (ref: EntryRef, index: number): EntryRef => (ref & ~INDEX_MASK) | index;

export function entryIn(scripts: readonly string[], ref: EntryRef): Entry {
  return sourceOf(scripts[ref >>> INDEX_BITS] as string).entries[ref & INDEX_MASK] as Entry;
}

/**
 * What is wrong with a text, for whoever wants to know before running it. `incomplete`: more text could make it right
 * (then `errors` says what is missing; it is empty for an open here-document, which the end of the text closes).
 */
export function checkSyntax(text: string): {readonly errors: readonly SyntaxProblem[]; readonly incomplete: boolean} {
  const {errors, incomplete} = sourceOf(text);
  return {errors, incomplete};
}
