// Words: from unbash's parts to ours. Quoting is settled here once and for all: each piece of text says whether it stood
// in quotes, whether it acts as a pattern, and whether it may be split.

import {unescapeQuoted} from '../libc';
import {ARITHMETIC_DEPTH, parseArithmetic} from './arithmetic-parse';
import type {ParameterOperator, Part, TextPart, Word} from './entries';
import {
  type ArithmeticExpansionPart,
  type BraceExpansionPart,
  type CommandExpansionPart,
  type HereDoc,
  type ParameterExpansionPart,
  parseQuoted,
  type SourceWord,
  type WordPart,
} from './parse';
import {REFUSALS} from './refusals';
import {complain, enter, refuse, TooDeep, type Translation, translateScript} from './translate';

/** Where a word stands: in double quotes; inside of ${v-word}; and how tildes act. */
interface Place {
  readonly quoted: boolean;
  readonly operand: boolean;
  readonly tilde: 'none' | 'first' | 'each';
}

const BARE: Place = {quoted: false, operand: false, tilde: 'first'};
const ASSIGNED: Place = {quoted: false, operand: false, tilde: 'each'};
const INNER: Place = {quoted: false, operand: false, tilde: 'none'};
const QUOTED: Place = {quoted: true, operand: false, tilde: 'none'};

const textOf = (text: string, quoted: boolean, pattern = false, splits = false): TextPart => ({
  kind: 'text',
  text,
  quoted,
  pattern,
  splits,
});

/** Joins neighbouring texts of one kind; a word that is one text without patterns becomes a literal. */
export function wordOf(parts: readonly Part[]): Word {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    const same =
      last?.kind === 'text' &&
      part.kind === 'text' &&
      last.quoted === part.quoted &&
      last.pattern === part.pattern &&
      last.splits === part.splits;
    if (same) joined[joined.length - 1] = {...part, text: last.text + part.text};
    else joined.push(part);
  }
  const fixed = joined.every(part => part.kind === 'text' && !part.pattern && !part.splits);
  if (!fixed) return {literal: null, parts: joined, single: false};
  return {literal: joined.map(part => (part as TextPart).text).join(''), parts: joined, single: false};
}

export const translateWord = (t: Translation, word: SourceWord): Word => wordOf(partsOf(t, word, BARE));
export const translateAssigned = (t: Translation, word: SourceWord): Word => wordOf(partsOf(t, word, ASSIGNED));

function partsOf(t: Translation, word: SourceWord, place: Place): Part[] {
  if (word.parts !== undefined) {
    return word.parts.flatMap((part, i) => translatePart(t, part, i === 0 ? place : later(place), word.parts?.length));
  }
  if (place.quoted) return [textOf(word.value, true)];
  return plainText(word.text, place, true);
}

/** Only the first part of a word may begin with a tilde. */
const later = (place: Place): Place => (place.tilde === 'first' ? {...place, tilde: 'none'} : place);

/** Unquoted text: a backslash quotes the next character, and a backslash with its newline is nothing. */
function plainText(raw: string, place: Place, whole: boolean): Part[] {
  const found: Part[] = [];
  let rest = raw;
  if (place.tilde !== 'none') {
    const [parts, after] = tildes(raw, place, whole);
    found.push(...parts);
    rest = after;
  }
  for (const [, escaped, run] of rest.matchAll(/\\([\s\S]?)|([^\\]+)/g)) {
    if (run !== undefined) found.push(textOf(run, false, false, place.operand));
    else if (escaped !== '\n') found.push(textOf(escaped === '' ? '\\' : (escaped as string), true));
  }
  return found.length === 0 ? [textOf('', false)] : found;
}

const HOME = /^~(?:(root)?)(?=\/|:|$)/;

/** Leading ~ (and in an assignment each ~ behind a colon); answers the parts and what remains of the text. */
function tildes(raw: string, place: Place, whole: boolean): [Part[], string] {
  const found: Part[] = [];
  let rest = raw;
  const home = HOME.exec(rest);
  const ends = home !== null && home[0].length === rest.length;
  if (home !== null && (whole || !ends) && (place.tilde === 'each' || rest[home[0].length] !== ':')) {
    found.push(home[1] === 'root' ? textOf('/root', true) : {kind: 'tilde'});
    rest = rest.slice(home[0].length);
  }
  for (let colon = rest.indexOf(':~'); place.tilde === 'each' && colon >= 0; colon = rest.indexOf(':~')) {
    const next = HOME.exec(rest.slice(colon + 1));
    if (next === null || rest.slice(0, colon).includes('\\')) break;
    found.push(textOf(rest.slice(0, colon + 1), false), next[1] ? textOf('/root', true) : {kind: 'tilde'});
    rest = rest.slice(colon + 1 + next[0].length);
  }
  return [found, rest];
}

function translatePart(t: Translation, part: WordPart, place: Place, siblings = 1): Part[] {
  enter(t, part);
  const parts = translateNested(t, part, place, siblings);
  t.depth--;
  return parts;
}

function translateNested(t: Translation, part: WordPart, place: Place, siblings: number): Part[] {
  switch (part.type) {
    case 'Literal':
      return place.quoted ? [textOf(part.value, true)] : plainText(part.text, place, siblings === 1);
    case 'Glob':
      if (part.kind !== 'bracket') return [textOf(part.value, place.quoted, !place.quoted)];
      return [
        textOf('[', false, true),
        ...part.parts.flatMap(inner => translatePart(t, inner, INNER)),
        textOf(']', false, true),
      ];
    case 'SingleQuoted':
      return [textOf(part.value, true)];
    case 'AnsiCQuoted':
      // The parser would decode it as bash does, and bytes into characters. In double quotes it is no quote at all.
      if (place.quoted) return [...translateInside(t, part.text, part.pos).parts];
      return [textOf(unescapeQuoted(part.text.slice(2, -1)), true)];
    case 'DoubleQuoted':
      return translateQuoted(t, part.parts);
    case 'SimpleExpansion':
      return [parameter(part.text.slice(1), '', place.quoted)];
    case 'ParameterExpansion':
      return [translateParameter(t, part, place)];
    case 'CommandExpansion':
      return [translateSubstitution(t, part, place)];
    case 'ArithmeticExpansion':
      return [translateArithmetic(t, part, place)];
    case 'BraceExpansion':
      return translateBraces(t, part, place);
    case 'LocaleString':
      refuse(t, part.pos, REFUSALS.localeString);
      return [];
    case 'ProcessSubstitution':
      refuse(t, part.pos, REFUSALS.substitutionFile);
      return [];
    case 'ExtendedGlob':
      refuse(t, part.pos, REFUSALS.extendedPattern);
      return [];
  }
}

/** "": an empty field, unless only "$@" stands in it. */
function translateQuoted(t: Translation, parts: readonly WordPart[]): Part[] {
  const inner = parts.flatMap(part => translatePart(t, part, QUOTED));
  const onlyArguments = inner.length === 1 && inner[0]?.kind === 'parameter' && inner[0].name === '@';
  return onlyArguments ? inner : [textOf('', true), ...inner];
}

const parameter = (
  name: string,
  operator: ParameterOperator,
  quoted: boolean,
  word: Word | null = null,
  orEmpty = false,
): Part => ({kind: 'parameter', name, operator, orEmpty, word, quoted});

const PARAMETER = /^([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-])$/;

function translateParameter(t: Translation, part: ParameterExpansionPart, place: Place): Part {
  const {operation, quoted, name} = {...part, quoted: place.quoted, name: part.parameter};
  if (part.prefix === '!') refuse(t, part.pos, REFUSALS.indirect);
  else if (part.index !== undefined) refuse(t, part.pos, REFUSALS.array);
  else if (!PARAMETER.test(name)) complain(t, part.pos, REFUSALS.badSubstitution);
  if (part.prefix === '#') return parameter(name, 'length', quoted);
  if (operation === undefined) return parameter(name, '', quoted);
  switch (operation.type) {
    case 'Default': {
      const orEmpty = operation.operator.startsWith(':');
      const operator = operation.operator.slice(orEmpty ? 1 : 0) as ParameterOperator;
      const word = wordOf(partsOf(t, operation.operand, {quoted, operand: true, tilde: quoted ? 'none' : 'first'}));
      return parameter(name, operator, quoted, word, orEmpty);
    }
    case 'Remove':
      return parameter(name, operation.operator, quoted, wordOf(partsOf(t, operation.operand, BARE)));
    case 'Replace':
      refuse(t, part.pos, REFUSALS.replace);
      break;
    case 'Slice':
      refuse(t, part.pos, REFUSALS.slice);
      break;
    case 'CaseModification':
      refuse(t, part.pos, REFUSALS.letterCase);
      break;
    case 'Transform':
      refuse(t, part.pos, REFUSALS.transform);
      break;
    default:
      complain(t, part.pos, REFUSALS.badSubstitution);
  }
  return parameter(name, '', quoted);
}

function translateSubstitution(t: Translation, part: CommandExpansionPart, place: Place): Part {
  t.substitutions++;
  const body = part.script === undefined ? -1 : translateScript(t, part.script, part.pos);
  return {kind: 'substitution', body, quoted: place.quoted};
}

function translateArithmetic(t: Translation, part: ArithmeticExpansionPart, place: Place): Part {
  if (part.text.startsWith('$[')) refuse(t, part.pos, REFUSALS.arithmeticBrackets);
  const text = part.text.slice(3, -2).replaceAll('"', '');
  const parsed = parseArithmetic(text);
  if (parsed === ARITHMETIC_DEPTH) throw new TooDeep(t, part.pos);
  const expression = typeof parsed === 'string' ? null : parsed;
  const word = /[$`\\]/.test(text) ? translateInside(t, text, part.pos + 3) : wordOf([textOf(text, true)]);
  return {kind: 'arithmetic', expression, word, quoted: place.quoted};
}

/** Text that expands as in double quotes, at a position of the text at hand. */
function translateInside(t: Translation, text: string, pos: number): Word {
  const {base, outer} = t;
  if (base === null || t.text.slice(base + pos, base + pos + text.length) !== text) {
    t.outer = base === null ? outer : base + pos;
    t.base = null;
  } else t.base = base + pos - 1;
  const script = parseQuoted(text);
  const command = script.commands[0]?.command;
  const word = command?.type === 'Command' ? command.name : undefined;
  const parts = word === undefined ? [] : partsOf(t, word, QUOTED);
  t.base = base;
  t.outer = outer;
  return wordOf(parts);
}

/** {a,b} is plain text in a POSIX shell, but what is in it expands. */
function translateBraces(t: Translation, part: BraceExpansionPart, place: Place): Part[] {
  const found: Part[] = [];
  let at = part.pos;
  const inner = later(place);
  const gap = (until: number) => {
    if (until > at) found.push(...plainText(part.text.slice(at - part.pos, until - part.pos), inner, false));
  };
  for (const child of part.parts ?? []) {
    gap(child.pos);
    found.push(...translatePart(t, child, inner, 2));
    at = child.end;
  }
  gap(part.end);
  return found;
}

/** The body of a here-document: as in double quotes, but a double quote is a character like others. */
export function translateDocument(t: Translation, body: HereDoc['body'], quoted: boolean, stripTabs: boolean): Word {
  const strip = (text: string, atStart: boolean): string => {
    if (!stripTabs) return text;
    const lines = text.replace(/\n\t+/g, '\n');
    return atStart ? lines.replace(/^\t+/, '') : lines;
  };
  const readEscapes = (text: string): string => text.replace(/\\([$`\\\n])/g, (_, char) => (char === '\n' ? '' : char));
  if (quoted) return wordOf([textOf(strip(body.text, true), true)]);
  if (body.parts === undefined) return wordOf([textOf(readEscapes(strip(body.text, true)), true)]);
  const parts = body.parts.flatMap((part, i) =>
    part.type === 'Literal' ? [textOf(readEscapes(strip(part.text, i === 0)), true)] : translatePart(t, part, QUOTED),
  );
  return wordOf(parts);
}
