// The field being built by an expansion: its plain text, and, once something in it acts as a pattern, the same text as a
// pattern (quoted characters behind a backslash). Splitting at IFS ends one field and begins the next.

import {OVERHEAD} from './memory';
import {isPattern, quoteBackslashes, quotePattern} from './pattern';

/** A finished field whose pattern is to be matched against file names. */
export interface PatternField {
  readonly at: number;
  readonly pattern: string;
}

export interface FieldBuilder {
  fields: string[];
  patterns: PatternField[] | null;
  text: string;
  /** Null while nothing acts as a pattern. */
  pattern: string | null;
  /** There is a field, even if it is empty (quotes). */
  has: boolean;
  /** The last field was ended by white space: a separator that follows belongs to the same delimiter. */
  afterSpace: boolean;
  /** Bytes that may still be appended; what is below 0 is complained of later. */
  room: number;
}

export function appendQuoted(b: FieldBuilder, text: string): void {
  b.room -= text.length;
  b.text += text;
  if (b.pattern !== null) b.pattern += quotePattern(text);
  b.has = true;
}

/** Unquoted text whose pattern characters act. */
export function appendActive(b: FieldBuilder, text: string): void {
  if (b.pattern === null && /[*?[]/.test(text)) b.pattern = quotePattern(b.text);
  b.room -= text.length;
  b.text += text;
  if (b.pattern !== null) b.pattern += quoteBackslashes(text);
  if (text !== '') b.has = true;
}

export function endField(b: FieldBuilder): void {
  if (b.pattern !== null && isPattern(b.pattern)) {
    b.patterns ??= [];
    b.patterns.push({at: b.fields.length, pattern: b.pattern});
  }
  b.room -= OVERHEAD;
  b.fields.push(b.text);
  b.text = '';
  b.pattern = null;
  b.has = false;
}

const BLANK = /[ \t\n]/;

/** Appends the value of an unquoted expansion, split at the separators. */
export function appendSplit(b: FieldBuilder, value: string, separators: string): void {
  const usual = separators === ' \t\n';
  if (usual && !BLANK.test(value)) {
    appendActive(b, value);
    return;
  }
  let start = 0;
  for (let i = 0; i <= value.length; i++) {
    const char = value[i];
    if (char !== undefined && !separators.includes(char)) continue;
    if (i > start) {
      appendActive(b, value.slice(start, i));
      b.afterSpace = false;
    }
    start = i + 1;
    if (char === undefined) break;
    if (BLANK.test(char)) {
      if (b.has) {
        endField(b);
        b.afterSpace = true;
      }
    } else if (b.has || !b.afterSpace) {
      endField(b);
      b.afterSpace = false;
    } else b.afterSpace = false;
  }
}
