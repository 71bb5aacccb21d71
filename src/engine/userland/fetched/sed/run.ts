// Running a script of sed over one line at a time. All progress is plain (Editing); a script that loops is interrupted after
// SLICE commands and goes on from there.

import {type Compiled, chomp, OUT_OF_MEMORY, type RegexBudget, searchRegex} from '../../libc';
import type {Address, Script, SedCommand, Substitution} from './parse';

export interface Editing {
  pattern: string;
  hold: string;
  line: number;
  /** Where to go on: within a cycle after n or N, or when interrupted. */
  at: number;
  /** What the next line does: begins a cycle, replaces the pattern space (n), or is added to it (N). */
  wants: 'cycle' | 'next' | 'append';
  /** For each two-address command that is inside its range: its last line, or 0 if that is not known yet. */
  ranges: Record<string, number>;
  /** What a has put off to the end of the cycle. */
  appended: string;
  /** A substitution was made since the line was read (t). */
  substituted: boolean;
  /** The last input line had no newline: the output has none either. */
  bare: boolean;
  /** Interrupted in the middle of a loop. */
  busy: boolean;
  over: boolean;
  status: number;
}

export interface SedOutput {
  readonly text: string;
  readonly problem: string;
}

const SLICE = 5000;
/** Steps of searches that are left when a script is interrupted: for the next search. */
const RESERVE = 3 << 20;
/** Bytes. */
export const SPACE_LIMIT = 1024 * 1024;

/** So much was searched in this slice that the rest must wait. */
export const tired = (budget: RegexBudget): boolean => budget.left < RESERVE;

export function newEditing(): Editing {
  return {
    pattern: '',
    hold: '',
    line: 0,
    at: 0,
    wants: 'cycle',
    ranges: {},
    appended: '',
    substituted: false,
    bare: false,
    busy: false,
    over: false,
    status: 0,
  };
}

/** Takes the next line (null: goes on after an interruption) and edits until another line is wanted. */
export function runScript(
  script: Script,
  e: Editing,
  line: string | null,
  last: boolean,
  budget: RegexBudget,
): SedOutput {
  const run = new Run(script, e, last, budget);
  if (line !== null) run.take(line);
  run.go();
  return {text: run.out, problem: run.problem};
}

type After = 'next' | 'end' | 'delete' | 'wait';

class Run {
  out = '';
  problem = '';
  private lastRegex: Compiled | null = null;

  constructor(
    private readonly script: Script,
    private readonly e: Editing,
    private readonly last: boolean,
    private readonly budget: RegexBudget,
  ) {}

  take(line: string): void {
    const {e} = this;
    const text = chomp(line);
    e.bare = text.length === line.length;
    e.line++;
    e.pattern = e.wants === 'append' ? `${e.pattern}\n${text}` : text;
    if (e.wants === 'cycle') {
      e.at = 0;
      e.substituted = false;
    }
    e.wants = 'cycle';
  }

  go(): void {
    const {e} = this;
    e.busy = false;
    for (let steps = 0; this.problem === '' && !e.busy; steps++) {
      const command = this.script.commands[e.at];
      const after = command === undefined ? 'end' : this.step(command);
      const over = this.budget.left < 0 || e.appended.length > SPACE_LIMIT;
      if (over || e.pattern.length > SPACE_LIMIT || e.hold.length > SPACE_LIMIT) this.problem = OUT_OF_MEMORY;
      e.busy = after === 'next' && (steps >= SLICE || this.out.length > SPACE_LIMIT || tired(this.budget));
      if (after === 'next') continue;
      if (after === 'end' && !this.script.quiet) this.emit(e.pattern);
      if (after === 'end' || after === 'delete') this.flush();
      return;
    }
  }

  private emit(text: string): void {
    this.out += this.last && this.e.bare ? text : `${text}\n`;
  }

  private flush(): void {
    if (this.e.appended !== '' && this.out !== '' && !this.out.endsWith('\n')) this.out += '\n';
    this.out += this.e.appended;
    this.e.appended = '';
  }

  private step(command: SedCommand): After {
    const at = this.e.at++;
    if (this.selects(command, at) === command.negated) {
      if (command.letter === '{') this.e.at = command.target;
      return 'next';
    }
    return this.execute(command, at);
  }

  private execute(command: SedCommand, at: number): After {
    const {e} = this;
    switch (command.letter) {
      case 's':
        this.substitute(command.substitution as Substitution);
        break;
      case 'y':
        e.pattern = [...e.pattern].map(char => command.map?.get(char) ?? char).join('');
        break;
      case 'd':
        return 'delete';
      case 'D':
        if (!e.pattern.includes('\n')) return 'delete';
        e.pattern = e.pattern.slice(e.pattern.indexOf('\n') + 1);
        this.flush();
        e.at = 0;
        break;
      case 'p':
        this.out += `${e.pattern}\n`;
        break;
      case 'P':
        this.out += `${e.pattern.split('\n', 1)[0]}\n`;
        break;
      case '=':
        this.out += `${e.line}\n`;
        break;
      case 'q':
        e.over = true;
        e.status = command.target;
        return 'end';
      case 'n':
      case 'N':
        return this.readOn(command.letter);
      case 'g':
        e.pattern = e.hold;
        break;
      case 'G':
        e.pattern += `\n${e.hold}`;
        break;
      case 'h':
        e.hold = e.pattern;
        break;
      case 'H':
        e.hold += `\n${e.pattern}`;
        break;
      case 'x':
        [e.pattern, e.hold] = [e.hold, e.pattern];
        break;
      case 'a':
        e.appended += command.text;
        break;
      case 'i':
        this.out += command.text;
        break;
      case 'c':
        if (command.second === null || command.negated || e.ranges[at] === undefined) this.out += command.text;
        return 'delete';
      case 't':
        if (!e.substituted) break;
        e.substituted = false;
        e.at = command.target;
        break;
      case 'b':
        e.at = command.target;
        break;
    }
    return 'next';
  }

  private readOn(letter: 'n' | 'N'): After {
    const {e} = this;
    if (this.last) {
      e.over = true;
      return 'end';
    }
    if (letter === 'n' && !this.script.quiet) this.emit(e.pattern);
    this.flush();
    e.wants = letter === 'n' ? 'next' : 'append';
    return 'wait';
  }

  private selects(command: SedCommand, at: number): boolean {
    const {first, second} = command;
    if (first === null) return true;
    if (second === null) return this.matches(first);
    const {ranges, line} = this.e;
    const end = ranges[at];
    if (end === undefined) {
      if (!this.matches(first)) return false;
      this.enter(second, at);
      return true;
    }
    if (end > 0 ? line >= end : this.matches(second)) delete ranges[at];
    return end === 0 || line <= end;
  }

  /** The first line of a range: where does it end? */
  private enter(second: Address, at: number): void {
    const {line} = this.e;
    if (second.kind === 'line' || second.kind === 'more') {
      const end = second.kind === 'line' ? second.line : line + second.lines;
      if (end > line) this.e.ranges[at] = end;
    } else if (second.kind !== 'last' || !this.last) this.e.ranges[at] = 0;
  }

  private matches(address: Address): boolean {
    if (address.kind === 'line') return this.e.line === address.line;
    if (address.kind === 'last') return this.last;
    if (address.kind === 'more') return false;
    const regex = this.known(address.regex);
    return regex !== null && searchRegex(regex, this.e.pattern, this.budget) !== null;
  }

  /** An empty expression means the last one used. */
  private known(regex: Compiled | null): Compiled | null {
    this.lastRegex = regex ?? this.lastRegex;
    if (this.lastRegex === null) this.problem = 'no previous regexp';
    return this.lastRegex;
  }

  private substitute(s: Substitution): void {
    const {e} = this;
    const regex = this.known(s.regex);
    if (regex === null) return;
    let out = '';
    let from = 0;
    let count = 0;
    for (let search = 0; search <= e.pattern.length && out.length <= SPACE_LIMIT; ) {
      const match = searchRegex(regex, e.pattern, this.budget, search);
      if (match === null) break;
      const [begin, end] = match as [number, number];
      // An empty match right after another match does not count.
      const counts = end > begin || begin > from || count === 0 || begin === 0;
      if (counts && ++count >= s.nth) {
        out += e.pattern.slice(from, begin) + this.replacement(s, match);
        from = end;
      }
      search = end > begin ? end : end + 1;
      if (counts && count >= s.nth && !s.global) break;
    }
    if (count < s.nth) return;
    e.pattern = out + e.pattern.slice(from);
    e.substituted = true;
    if (s.print) this.out += `${e.pattern}\n`;
  }

  private replacement(s: Substitution, match: readonly number[]): string {
    return s.replacement
      .map(part => {
        if (typeof part === 'string') return part;
        const begin = match[2 * part] ?? -1;
        return begin < 0 ? '' : this.e.pattern.slice(begin, match[2 * part + 1]);
      })
      .join('');
  }
}
