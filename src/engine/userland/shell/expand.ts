// Word expansion as a pure function of the memory and of the outputs of command substitutions. When it meets a
// substitution whose output is not there it stops and says so; the caller runs it and expands again from the start with
// one more output. So no half-done expansion is ever kept.
//
// A command without substitutions never starts over, so its assignments (${v:=w}, $((v = 1))) go straight to the memory;
// otherwise they go to a scratch copy that the caller commits.

import {type GlobBudget, globBudget, matchGlob} from '../libc';
import {evaluateArithmetic, formatInteger, RETRY} from './arithmetic';
import {type Integer, parseArithmetic} from './arithmetic-parse';
import type {ArithmeticPart, Assignment, ParameterPart, Part, SubstitutionPart, Word} from './entries';
import {appendActive, appendQuoted, appendSplit, endField, type FieldBuilder, type PatternField} from './fields';
import type {Memory} from './memory';
import {hasOption, OUT_OF_MEMORY, SIZE_LIMIT} from './memory';
import {assign, isReadonly, parameterValue, separators, setVariable, variable} from './parameters';
import {removeMatch} from './pattern';

/** Why an expansion has no result: a substitution must run first, or the words are wrong. */
export type Stop =
  | {
      readonly kind: 'substitution';
      readonly body: number;
      readonly vars: Record<string, string>;
      readonly status: number;
    }
  | {readonly kind: 'error'; readonly message: string};

interface Expansion extends FieldBuilder {
  m: Memory;
  vars: Record<string, string>;
  /** Assignments go to the memory itself. */
  direct: boolean;
  /** `vars` is a scratch copy. */
  scratch: boolean;
  outputs: readonly string[];
  used: number;
  /** $?: of the command before, whatever the substitutions do. */
  status: number;
  stop: Stop | null;
  splits: boolean;
  /** Of all patterns together. */
  budget: GlobBudget;
}

/** One expansion runs at a time and ends within its step: the record is used again. */
const X: Expansion = {
  m: null as unknown as Memory,
  vars: {},
  direct: true,
  scratch: false,
  outputs: [],
  used: 0,
  status: 0,
  stop: null,
  splits: true,
  budget: globBudget(),
  room: 0,
  fields: [],
  patterns: null,
  text: '',
  pattern: null,
  has: false,
  afterSpace: false,
};

const SCOPE = {
  value: (name: string) => {
    const value = variable(X.vars, name);
    if (value === undefined && hasOption(X.m, 'u')) fail(`${name}: parameter not set`);
    return value;
  },
  assign: (name: string, value: string) => assignHere(name, value),
  parameter: (name: string) => parameterValue(X.m, X.vars, X.status, name),
};

/** Begins the expansion of one command's words. `substitutes`: they contain command substitutions. */
export function beginExpansion(m: Memory, substitutes: boolean, outputs: readonly string[], status: number): void {
  X.m = m;
  X.vars = m.vars;
  X.direct = !substitutes;
  X.scratch = false;
  X.outputs = outputs;
  X.used = 0;
  X.status = status;
  X.stop = null;
  X.budget = globBudget();
  X.room = SIZE_LIMIT;
}

/** Ends it: the reason why it has no result, or null; then what it assigned is in the memory. */
export function endExpansion(): Stop | null {
  if (X.room < 0) fail(OUT_OF_MEMORY);
  if (X.stop === null && X.scratch) {
    X.m.vars = X.vars;
    X.m.varsShared = false;
  }
  return X.stop;
}

function fail(message: string): void {
  X.stop ??= {kind: 'error', message};
}

function assignHere(name: string, value: string): void {
  if (X.stop !== null) return;
  if (isReadonly(X.m, name)) {
    fail(`${name}: is read only`);
  } else if (X.direct) {
    if (!assign(X.m, name, value)) fail(OUT_OF_MEMORY);
    X.vars = X.m.vars;
  } else {
    if (!X.scratch) X.vars = {...X.vars};
    X.scratch = true;
    if (!setVariable(X.vars, name, value)) fail(OUT_OF_MEMORY);
  }
}

/** name=value before a command or alone. */
export const expandAssignment = (name: string, value: Word): void => assignHere(name, expandText(value));

/** Assignments before a command: for the command only, and each sees those before it. */
export function expandPrefix(assignments: readonly Assignment[]): [string, string][] {
  const {vars, scratch, direct} = X;
  X.direct = false;
  X.scratch = false;
  const values = assignments.map(({name, value}): [string, string] => {
    const text = expandText(value);
    assignHere(name, text);
    return [name, text];
  });
  X.vars = vars;
  X.scratch = scratch;
  X.direct = direct;
  return values;
}

/** The fields of a list of words, and which of them are to be matched against file names. */
export function expandFields(words: readonly Word[]): {fields: string[]; patterns: PatternField[] | null} {
  X.fields = [];
  X.patterns = null;
  for (const word of words) {
    if (word.literal !== null) {
      X.fields.push(word.literal);
      continue;
    }
    if (word.single) {
      const {fields} = X;
      const text = expandText(word);
      X.fields = fields;
      X.fields.push(text);
      continue;
    }
    startField();
    X.splits = true;
    for (const part of word.parts) expandPart(part);
    if (X.has) endField(X);
    if (X.stop !== null) break;
  }
  return {fields: X.fields, patterns: X.patterns};
}

function startField(): void {
  X.text = '';
  X.pattern = null;
  X.has = false;
  X.afterSpace = false;
}

/** A word as one text: an assignment's value, the target of a redirection, a here-document. */
export function expandText(word: Word): string {
  if (word.literal !== null) return word.literal;
  const outer = saveField();
  startField();
  X.splits = false;
  for (const part of word.parts) expandPart(part);
  const {text} = X;
  restoreField(outer);
  return text;
}

/** Whether a text matches the pattern that a word expands to. */
export function expandsToMatch(text: string, word: Word): boolean {
  if (word.literal !== null) return word.literal === text;
  const matched = matchGlob(expandPattern(word), text, X.budget);
  checkBudget();
  return matched;
}

/** Rather than hang, or go on with what is not true. */
function checkBudget(): void {
  if (X.budget.left < 0) fail('a pattern takes too long to match');
}

/** A word as a pattern: quoted characters stand behind backslashes. */
function expandPattern(word: Word): string {
  const outer = saveField();
  startField();
  X.pattern = '';
  X.splits = false;
  for (const part of word.parts) expandPart(part);
  const pattern = X.pattern as string;
  restoreField(outer);
  return pattern;
}

interface SavedField {
  readonly text: string;
  readonly pattern: string | null;
  readonly has: boolean;
  readonly afterSpace: boolean;
  readonly splits: boolean;
}

const saveField = (): SavedField => ({
  text: X.text,
  pattern: X.pattern,
  has: X.has,
  afterSpace: X.afterSpace,
  splits: X.splits,
});

function restoreField(saved: SavedField): void {
  Object.assign(X, saved);
}

function expandPart(part: Part): void {
  if (X.room < 0) fail(OUT_OF_MEMORY);
  if (X.stop !== null) return;
  switch (part.kind) {
    case 'text':
      if (part.quoted) appendQuoted(X, part.text);
      else if (part.splits) appendValue(part.text, false);
      else if (part.pattern) appendActive(X, part.text);
      else appendPlain(part.text);
      return;
    case 'parameter':
      expandParameter(part);
      return;
    case 'substitution':
      expandSubstitution(part);
      return;
    case 'arithmetic':
      appendValue(expandArithmetic(part), part.quoted);
      return;
    case 'tilde':
      appendQuoted(X, variable(X.vars, 'HOME') ?? '~');
  }
}

/** Unquoted text without pattern characters that act; in a bracket expression - and ! still do. */
function appendPlain(text: string): void {
  X.room -= text.length;
  X.text += text;
  if (X.pattern !== null) X.pattern += text;
  if (text !== '') X.has = true;
}

function appendValue(value: string, quoted: boolean): void {
  if (quoted) appendQuoted(X, value);
  else if (X.splits) appendSplit(X, value, separators(X.vars));
  else appendActive(X, value);
}

function expandSubstitution({body, quoted}: SubstitutionPart): void {
  if (body < 0) return;
  const output = X.outputs[X.used];
  if (output === undefined) {
    X.stop = {kind: 'substitution', body, vars: X.vars, status: X.status};
    return;
  }
  X.used++;
  appendValue(output, quoted);
}

function expandArithmetic({expression, word}: ArithmeticPart): string {
  let value: Integer | string = expression === null ? RETRY : evaluateArithmetic(expression, SCOPE);
  if (value === RETRY) {
    const parsed = parseArithmetic(expandText(word));
    if (X.stop !== null) return '';
    value = typeof parsed === 'string' ? parsed : evaluateArithmetic(parsed, SCOPE);
  }
  if (typeof value !== 'string') return formatInteger(value);
  fail(value);
  return '';
}

function expandParameter(part: ParameterPart): void {
  const {name, operator, quoted} = part;
  if ((name === '@' || name === '*') && operator === '') {
    expandArguments(name, quoted);
    return;
  }
  const value = parameterValue(X.m, X.vars, X.status, name);
  if (operator === '') {
    if (value === undefined) unsetParameter(name);
    else appendValue(value, quoted);
    if (quoted) X.has = true;
    return;
  }
  expandOperator(part, value);
}

function unsetParameter(name: string): void {
  if (hasOption(X.m, 'u') && name !== '@' && name !== '*') fail(`${name}: parameter not set`);
}

function expandOperator({name, operator, orEmpty, word, quoted}: ParameterPart, value: string | undefined): void {
  const missing = value === undefined || (orEmpty && value === '');
  switch (operator) {
    case 'length':
      if (value === undefined) unsetParameter(name);
      appendValue(String(name === '@' || name === '*' ? X.m.args.length : (value ?? '').length), quoted);
      return;
    case '-':
      if (missing) expandOperand(word as Word);
      else appendArgumentsOr(name, value, quoted);
      return;
    case '+':
      if (!missing) expandOperand(word as Word);
      return;
    case '=':
      if (!missing) appendValue(value, quoted);
      else if (/^[A-Za-z_]/.test(name)) {
        const text = expandText(word as Word);
        assignHere(name, text);
        appendValue(text, quoted);
      } else fail(`${name}: cannot assign in this way`);
      return;
    case '?':
      if (!missing) appendArgumentsOr(name, value, quoted);
      else
        fail(`${name}: ${expandText(word as Word) || (orEmpty ? 'parameter not set or null' : 'parameter not set')}`);
      return;
    default:
      if (value === undefined) unsetParameter(name);
      appendValue(removeMatch(value ?? '', expandPattern(word as Word), operator as '#', X.budget), quoted);
      checkBudget();
  }
}

function appendArgumentsOr(name: string, value: string, quoted: boolean): void {
  if (name === '@' || name === '*') expandArguments(name, quoted);
  else appendValue(value, quoted);
}

/** The word of ${v-word} takes part in place: its own quotes decide what is split. */
function expandOperand(word: Word): void {
  for (const part of word.parts) expandPart(part);
}

/** $@ and $*, quoted or not. */
function expandArguments(name: '@' | '*', quoted: boolean): void {
  const {args} = X.m;
  if (!X.splits || (quoted && name === '*')) {
    appendQuoted(X, args.join(separators(X.vars)[0] ?? ''));
    return;
  }
  args.forEach((argument, i) => {
    if (i > 0) {
      if (quoted || X.has) endField(X);
    }
    appendValue(argument, quoted);
  });
}
