// From unbash's tree to our entries: one visitor per kind of command. What a POSIX shell lacks is refused here by name,
// so nothing of such a text ever runs.

import type {Assignment, Entry, Redirection, Word} from './entries';
import type {
  Complaint,
  CompoundList,
  HereDoc,
  ParsedScript,
  SourceAssignment,
  SourceCommand,
  SourcePipeline,
  SourceRedirection,
  SourceTime,
  SourceWord,
  Statement,
} from './parse';
import {REFUSALS} from './refusals';
import {translateAssigned, translateDocument, translateWord, wordOf} from './translate-word';

/** What one translation gathers. */
export interface Translation {
  readonly text: string;
  readonly entries: Entry[];
  readonly complaints: Complaint[];
  readonly refusals: Complaint[];
  /** Command substitutions seen so far: a command asks whether its own words added some. */
  substitutions: number;
  openDocument: boolean;
  /** Constructs around the one at hand. */
  depth: number;
  /** Where positions of the tree at hand count from; null inside of escaped backquotes, which have their own text. */
  base: number | null;
  /** Position to report while base is null. */
  outer: number;
}

export const isName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);

const placeOf = (t: Translation, pos: number): number => (t.base === null ? t.outer : t.base + pos);

export function refuse(t: Translation, pos: number, message: string): void {
  t.refusals.push({at: placeOf(t, pos), message});
}
export function complain(t: Translation, pos: number, message: string): void {
  t.complaints.push({at: placeOf(t, pos), message});
}

/**
 * Constructs within constructs. Parser, translation and expansion are recursive: with this many they take less than 300 KB
 * of stack, whatever the constructs are, and a browser's worker has 500.
 */
const DEPTH_LIMIT = 100;

/** A text with more constructs within constructs than that. */
export class TooDeep extends RangeError {
  readonly at: number;
  constructor(t: Translation, pos: number) {
    super();
    this.at = placeOf(t, pos);
  }
}

/** Before a construct is translated; `t.depth--` after it. */
export function enter(t: Translation, construct: {readonly pos: number}): void {
  if (++t.depth > DEPTH_LIMIT) throw new TooDeep(t, construct.pos);
}

function add(t: Translation, entry: Entry): number {
  t.entries.push(entry);
  return t.entries.length - 1;
}

export function translate(script: ParsedScript, text: string) {
  const t: Translation = {
    text,
    entries: [],
    complaints: [],
    refusals: [],
    substitutions: 0,
    openDocument: false,
    depth: 0,
    base: 0,
    outer: 0,
  };
  const start = translateList(t, script.commands);
  return {...t, start};
}

/** The script of a substitution; -1 when it is empty. Its own errors are ours too. */
export function translateScript(t: Translation, script: ParsedScript, pos: number): number {
  const {base, outer} = t;
  if (script.source !== undefined) {
    t.outer = placeOf(t, pos);
    t.base = null;
  }
  const start = translateList(t, script.commands);
  for (const error of script.errors ?? []) complain(t, error.pos, error.message);
  t.base = base;
  t.outer = outer;
  return start;
}

function translateList(t: Translation, statements: readonly Statement[]): number {
  const items = statements.map(statement => translateStatement(t, statement)).filter(item => item >= 0);
  if (items.length === 0) return -1;
  return items.length === 1 ? (items[0] as number) : add(t, {kind: 'list', items});
}

function slice(t: Translation, pos: number, end: number): string {
  return t.base === null ? '' : t.text.slice(t.base + pos, t.base + end);
}

function translateStatement(t: Translation, {command, background}: Statement): number {
  const body = command.type === 'AndOr' ? translateAndOr(t, command) : translatePipeline(t, command);
  if (background !== true || body < 0) return body;
  return add(t, {kind: 'background', body, text: slice(t, command.pos, command.end)});
}

function translateAndOr(t: Translation, {commands, operators}: Extract<Statement['command'], {type: 'AndOr'}>): number {
  const items = commands.map(command => translatePipeline(t, command));
  return items.length === 1 ? (items[0] as number) : add(t, {kind: 'and_or', items, operators});
}

function translatePipeline(t: Translation, pipeline: SourcePipeline): number {
  if (pipeline.type !== 'Pipeline') return translateCommand(t, pipeline);
  let negated = false;
  let {commands} = pipeline;
  for (const prefix of pipeline.prefixes) {
    if (prefix.type === 'Time') commands = timed(t, prefix, commands);
    else if (commands === pipeline.commands) negated = !negated;
    else refuse(t, prefix.pos, REFUSALS.time);
  }
  if (pipeline.operators.includes('|&')) {
    const {end} = pipeline.commands[pipeline.operators.indexOf('|&')] as SourceCommand;
    refuse(t, end + slice(t, end, pipeline.end).indexOf('|&'), REFUSALS.pipeBoth);
  }
  if (commands.length === 0) complain(t, pipeline.end, "expected command after '!'");
  const items = commands.map(command => translateCommand(t, command));
  const text = slice(t, pipeline.pos, pipeline.end);
  const body = items.length === 1 ? (items[0] as number) : add(t, {kind: 'pipeline', items, text});
  return negated ? add(t, {kind: 'negation', body}) : body;
}

/** `time` is a keyword of bash; here it is a program, whose arguments are the words of one simple command. */
function timed(t: Translation, prefix: SourceTime, [first, ...rest]: readonly SourceCommand[]): SourceCommand[] {
  const {pos, end} = prefix;
  const word = (text: string) => ({type: 'Word', pos, end, text, value: text}) as SourceWord;
  const words = [prefix.posix && word('-p'), prefix.endOfOptions && word('--')].filter(one => one !== undefined);
  const command = {
    type: 'Command',
    pos,
    end,
    name: word('time'),
    prefix: [],
    suffix: words,
  } as unknown as Of<'Command'>;
  if (first === undefined) return [command];
  Object.assign(command, {end: first.end});
  if (first.type !== 'Command' || first.name?.text === 'time') refuse(t, pos, REFUSALS.time);
  if (first.type !== 'Command') return [first, ...rest];
  const {name, suffix} = first;
  return [{...command, suffix: [...words, ...first.prefix, ...(name === undefined ? [] : [name]), ...suffix]}, ...rest];
}

function translateCommand(t: Translation, command: SourceCommand | CompoundList): number {
  if (command.type === 'Command') return translateSimple(t, command);
  enter(t, command);
  const entry = translateCompound(t, command);
  t.depth--;
  return entry;
}

function translateCompound(t: Translation, command: Exclude<SourceCommand, Of<'Command'>> | CompoundList): number {
  switch (command.type) {
    case 'Subshell':
      return add(t, {kind: 'subshell', body: translateList(t, command.body.commands)});
    case 'BraceGroup':
      return translateList(t, command.body.commands);
    case 'Redirected': {
      const body = translateCommand(t, command.command);
      return add(t, {kind: 'redirected', body, redirections: translateRedirections(t, command.redirects)});
    }
    case 'If':
      return translateIf(t, command);
    case 'While': {
      const test = translateList(t, command.clause.commands);
      const body = translateList(t, command.body.commands);
      return add(t, {kind: 'while', until: command.kind === 'until', test, body});
    }
    case 'For':
      return translateFor(t, command);
    case 'Case':
      return translateCase(t, command);
    case 'Function':
      return translateFunction(t, command);
    default:
      return refuseCommand(t, command);
  }
}

type Of<T extends SourceCommand['type']> = Extract<SourceCommand, {type: T}>;

function refuseCommand(t: Translation, command: SourceCommand | CompoundList): number {
  if (command.type === 'TestCommand') refuse(t, command.pos, REFUSALS.test);
  else if (command.type === 'ArithmeticCommand') refuse(t, command.pos, REFUSALS.arithmeticCommand);
  else if (command.type === 'ArithmeticFor') refuse(t, command.pos, REFUSALS.arithmeticFor);
  else if (command.type === 'Select') refuse(t, command.pos, REFUSALS.select);
  else if (command.type === 'Coproc') refuse(t, command.pos, REFUSALS.coproc);
  // A CompoundList stands in the place of a command only where unbash has already reported an error.
  return -1;
}

function translateIf(t: Translation, command: Of<'If'>): number {
  const arms = [command, ...command.elif].map(arm => ({
    test: translateList(t, arm.clause.commands),
    body: translateList(t, arm.then.commands),
  }));
  const otherwise = command.else === undefined ? -1 : translateList(t, command.else.commands);
  return add(t, {kind: 'if', arms, otherwise});
}

function translateFor(t: Translation, command: Of<'For'>): number {
  const {name, wordlist} = command;
  if (!isName(name.text)) complain(t, name.pos, `'${name.text}' is not a name of a variable`);
  const words = wordlist === undefined ? null : wordlist.map(word => translateWord(t, word));
  return add(t, {kind: 'for', name: name.text, words, body: translateList(t, command.body.commands)});
}

function translateCase(t: Translation, command: Of<'Case'>): number {
  const items = command.items.map(({pattern, body, terminator, end}) => {
    if (terminator !== undefined && terminator !== ';;') refuse(t, end - terminator.length, REFUSALS.fallThrough);
    return {patterns: pattern.map(word => translateWord(t, word)), body: translateList(t, body.commands)};
  });
  return add(t, {kind: 'case', word: translateWord(t, command.word), items});
}

function translateFunction(t: Translation, command: Of<'Function'>): number {
  const {name, pos, body} = command;
  if (name.pos !== pos) refuse(t, pos, REFUSALS.functionKeyword);
  else if (!isName(name.text)) complain(t, pos, `'${name.text}' is not a name of a function`);
  return add(t, {kind: 'function', name: name.text, body: translateCommand(t, body)});
}

function translateSimple(t: Translation, command: Of<'Command'>): number {
  const before = t.substitutions;
  const assignments: Assignment[] = [];
  const words: Word[] = command.name === undefined ? [] : [translateWord(t, command.name)];
  const redirects: SourceRedirection[] = [];
  for (const part of command.prefix) {
    if (part.type !== 'Assignment') redirects.push(part);
    else assignments.push({name: part.name, value: translateValue(t, part)});
  }
  for (const part of command.suffix) {
    if (part.type === 'Word') words.push(translateWord(t, part));
    else if (part.type === 'Assignment') words.push(declared(part.name, translateValue(t, part)));
    else redirects.push(part);
  }
  const redirections = translateRedirections(t, redirects);
  const plain = words.length > 0 && words.every(word => word.literal !== null);
  const argv = plain ? words.map(word => word.literal as string) : null;
  const {pos, end, name} = command;
  const bare =
    name !== undefined &&
    slice(t, pos, name.end) === words[0]?.literal &&
    redirects.every(one => one.type !== 'HereDoc');
  const place = {at: bare ? placeOf(t, pos) : -1, end: placeOf(t, end)};
  return add(t, {
    kind: 'simple',
    assignments,
    words,
    redirections,
    argv,
    substitutes: t.substitutions > before,
    ...place,
  });
}

function translateValue(t: Translation, {pos, value, append, index}: SourceAssignment): Word {
  if (index !== undefined || value.type === 'ArrayValue') refuse(t, pos, REFUSALS.array);
  else if (append === true) refuse(t, pos, REFUSALS.append);
  return value.type === 'ArrayValue' ? wordOf([]) : translateAssigned(t, value);
}

/** name=value as an argument of export and the like. */
function declared(name: string, value: Word): Word {
  const text = `${name}=`;
  if (value.literal !== null) return {literal: text + value.literal, parts: [], single: true};
  const head = {kind: 'text', text, quoted: true, pattern: false, splits: false} as const;
  return {literal: null, parts: [head, ...value.parts], single: true};
}

function translateRedirections(t: Translation, redirects: readonly SourceRedirection[]): Redirection[] {
  return redirects.map(redirect => {
    const {descriptor, operator} = redirect;
    if (descriptor?.type === 'FileDescriptorVariable') refuse(t, redirect.pos, REFUSALS.descriptorVariable);
    const standard = operator.startsWith('<') ? 0 : 1;
    const fd = descriptor?.type === 'FileDescriptor' ? descriptor.value : standard;
    if (redirect.type === 'HereDoc') return {operator: '<<', fd, target: translateHereDoc(t, redirect)};
    if (redirect.type === 'HereString') refuse(t, redirect.pos, REFUSALS.hereString);
    else if (operator === '&>' || operator === '&>>') refuse(t, redirect.pos, REFUSALS.redirectBoth);
    const target = redirect.target === undefined ? wordOf([]) : translateWord(t, redirect.target);
    if (operator === '>&' && target.literal !== null && !/^(\d+|-)$/.test(target.literal)) {
      refuse(t, redirect.pos, REFUSALS.redirectWord);
    }
    return {operator: operator as Redirection['operator'], fd, target};
  });
}

function translateHereDoc(t: Translation, here: HereDoc): Word {
  if (here.closing === undefined) t.openDocument = true;
  return translateDocument(t, here.body, here.delimiter?.quoted === true, here.operator === '<<-');
}
