// The shell's own form of a program: plain entries in one list, referred to by their number. Frames and fork entries
// hold numbers only, so a program text and a number say everything about what runs.

import type {ArithmeticExpression} from './arithmetic-parse';

export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
  /** Stood in quotes or behind a backslash: neither split nor matched as a pattern. */
  readonly quoted: boolean;
  /** Has pattern characters that act. */
  readonly pattern: boolean;
  /** Belongs to the word inside of ${v-word}: split as the expansion is. */
  readonly splits: boolean;
}

export type ParameterOperator = '' | 'length' | '-' | '=' | '+' | '?' | '#' | '##' | '%' | '%%';

export interface ParameterPart {
  readonly kind: 'parameter';
  readonly name: string;
  readonly operator: ParameterOperator;
  /** With a colon: an empty value counts as unset. */
  readonly orEmpty: boolean;
  readonly word: Word | null;
  readonly quoted: boolean;
}

export interface SubstitutionPart {
  readonly kind: 'substitution';
  /** The list that runs, -1 when there is nothing in it. */
  readonly body: number;
  readonly quoted: boolean;
}

export interface ArithmeticPart {
  readonly kind: 'arithmetic';
  /** Null when the text must be expanded before it can be read. */
  readonly expression: ArithmeticExpression | null;
  readonly word: Word;
  readonly quoted: boolean;
}

export interface TildePart {
  readonly kind: 'tilde';
}

export type Part = TextPart | ParameterPart | SubstitutionPart | ArithmeticPart | TildePart;

export interface Word {
  /** The text, when nothing in the word expands. */
  readonly literal: string | null;
  readonly parts: readonly Part[];
  /** name=value behind export or local: one field whatever it expands to. */
  readonly single: boolean;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

export type RedirectionOperator = '>' | '>>' | '<' | '<>' | '>|' | '>&' | '<&' | '<<';

export interface Redirection {
  readonly operator: RedirectionOperator;
  readonly fd: number;
  /** Path, descriptor number or '-', or the text of a here-document. */
  readonly target: Word;
}

export interface SimpleEntry {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** The words, when none of them expands. */
  readonly argv: readonly string[] | null;
  /** Contains a command substitution, so that its expansion may start over. */
  readonly substitutes: boolean;
  /** Where it lies in the text, if its first word may be an alias; else `at` is -1. */
  readonly at: number;
  readonly end: number;
}

export interface ListEntry {
  readonly kind: 'list';
  readonly items: readonly number[];
}
export interface BackgroundEntry {
  readonly kind: 'background';
  readonly body: number;
  readonly text: string;
}
export interface AndOrEntry {
  readonly kind: 'and_or';
  readonly items: readonly number[];
  readonly operators: readonly ('&&' | '||')[];
}
export interface PipelineEntry {
  readonly kind: 'pipeline';
  readonly items: readonly number[];
  readonly text: string;
}
export interface NegationEntry {
  readonly kind: 'negation';
  readonly body: number;
}
export interface SubshellEntry {
  readonly kind: 'subshell';
  readonly body: number;
}
export interface IfEntry {
  readonly kind: 'if';
  readonly arms: readonly {readonly test: number; readonly body: number}[];
  /** -1 without else. */
  readonly otherwise: number;
}
export interface ForEntry {
  readonly kind: 'for';
  readonly name: string;
  /** Null without `in`: the positional parameters. */
  readonly words: readonly Word[] | null;
  readonly body: number;
}
export interface WhileEntry {
  readonly kind: 'while';
  readonly until: boolean;
  readonly test: number;
  readonly body: number;
}
export interface CaseEntry {
  readonly kind: 'case';
  readonly word: Word;
  readonly items: readonly {readonly patterns: readonly Word[]; readonly body: number}[];
}
export interface FunctionEntry {
  readonly kind: 'function';
  readonly name: string;
  readonly body: number;
}
export interface RedirectedEntry {
  readonly kind: 'redirected';
  readonly body: number;
  readonly redirections: readonly Redirection[];
}

export type Entry =
  | SimpleEntry
  | ListEntry
  | BackgroundEntry
  | AndOrEntry
  | PipelineEntry
  | NegationEntry
  | SubshellEntry
  | IfEntry
  | ForEntry
  | WhileEntry
  | CaseEntry
  | FunctionEntry
  | RedirectedEntry;

export type EntryKind = Entry['kind'];
