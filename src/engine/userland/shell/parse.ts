// The only file that knows unbash, the parser of shell text. What it reports is turned into our own words here: where a
// text is wrong, and whether it is merely not finished yet (so that a terminal asks for another line).
//
// unbash parses bash and is tolerant: what a POSIX shell lacks is refused later, by translate.ts.

import {type ParsedScript, parse, type Statement} from 'unbash';

export type {
  ArithmeticExpansionPart,
  Assignment as SourceAssignment,
  BraceExpansionPart,
  CommandExpansionPart,
  CommandNode as SourceCommand,
  CompoundList,
  HereDoc,
  ParameterExpansionPart,
  ParsedScript,
  PipelineNode as SourcePipeline,
  Redirection as SourceRedirection,
  Script,
  Statement,
  Time as SourceTime,
  Word as SourceWord,
  WordPart,
} from 'unbash';

export interface SyntaxProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What stands at a position of the text, counted from 0. */
export interface Complaint {
  readonly at: number;
  readonly message: string;
}

export interface Parsed {
  readonly script: ParsedScript;
  readonly complaints: readonly Complaint[];
  /** More text could make it right: an open quote, a missing fi, a trailing && or backslash. */
  readonly incomplete: boolean;
}

const OPEN = /^(unterminated|expected ('|compound command|command after '[&|]))/;
/** Follows from an open construct, so it does not make the text wrong for good. */
const CONSEQUENCE = /^(unterminated|expected )/;

function isOpen(complaint: Complaint, end: number): boolean {
  return complaint.message.startsWith('unterminated') || (complaint.at >= end && OPEN.test(complaint.message));
}

/** Parses one text. Errors inside of substitutions are found when the text is translated. */
export function parseText(text: string): Parsed {
  const script = parse(text);
  const complaints = (script.errors ?? []).map(({pos, message}) => ({at: pos, message}));
  const end = text.trimEnd().length;
  const waits = complaints.some(one => isOpen(one, end)) && complaints.every(one => CONSEQUENCE.test(one.message));
  return {script, complaints, incomplete: waits || (complaints.length === 0 && continues(text))};
}

/** Whether the text ends in a backslash and newline that join it with the next line. */
function continues(text: string): boolean {
  if (!/\\\n?$/.test(text)) return false;
  const line = text.endsWith('\n') ? text : `${text}\n`;
  const {commands} = parse(`${line}q`);
  const last = commands[commands.length - 1] as Statement;
  return last.pos !== line.length;
}

/** The parts of a text as they would stand inside of double quotes. */
export function parseQuoted(text: string): ParsedScript {
  return parse(`"${text}"`);
}

/** Line and column of a position. */
export function problemAt(text: string, {at, message}: Complaint): SyntaxProblem {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return {line, column: at - (before.lastIndexOf('\n') + 1) + 1, message};
}
