// POSIX regular expressions (basic and extended, with the GNU additions \+ \? \| \w \s \b \< \>) compiled to a small
// program for the matcher in regex.ts. Not JavaScript's RegExp: that one can take exponential time, and a simulated machine
// that opens a stranger's script may not hang in one instruction.
//
// Jumps are relative, so the code of an expression is its parts' code put together, and a repeated part is repeated code.

import {inClass} from './glob';

export type Instruction =
  /** Takes a character whose code is marked. */
  | {readonly op: 'set'; readonly members: Uint8Array}
  /** Goes on; if that fails, from so many instructions further on. */
  | {readonly op: 'split'; readonly by: number}
  | {readonly op: 'jump'; readonly by: number}
  /** Notes the position in a register: 2g and 2g + 1 are begin and end of group g; higher ones guard empty loops. */
  | {readonly op: 'save'; readonly register: number}
  /** Fails if the loop's body matched nothing. */
  | {readonly op: 'progress'; readonly register: number}
  | {readonly op: 'back'; readonly group: number}
  | {readonly op: 'assert'; readonly holds: Assertion}
  | {readonly op: 'match'};

type Assertion = (text: string, position: number) => boolean;
type Code = readonly Instruction[];

export interface Compiled {
  readonly code: Code;
  readonly groups: number;
  readonly registers: number;
  readonly backReferences: boolean;
  readonly ignoreCase: boolean;
}

export interface RegexOptions {
  readonly extended?: boolean;
  readonly ignoreCase?: boolean;
}

const MAX_REPEAT = 255;
const MAX_CODE = 20000;
const MAX_DEPTH = 200;
const TOO_BIG = 'Regular expression too big';

/** The program, or what is wrong with the expression (in the C library's words). */
export function compileRegex(
  pattern: string,
  {extended = false, ignoreCase = false}: RegexOptions = {},
): Compiled | string {
  const parser = new Parser(pattern, extended, ignoreCase);
  const code: Code = [...parser.whole(), {op: 'match'}];
  const {error, groups, registers, backReferences} = parser;
  return error === '' ? {code, groups, registers, backReferences, ignoreCase} : error;
}

const wordAt = (text: string, at: number): boolean => /\w/.test(text[at] ?? '');
const BEGIN: Assertion = (_text, at) => at === 0;
const END: Assertion = (text, at) => at === text.length;
const ESCAPED_ASSERTIONS: Readonly<Record<string, Assertion>> = {
  b: (text, at) => wordAt(text, at - 1) !== wordAt(text, at),
  B: (text, at) => wordAt(text, at - 1) === wordAt(text, at),
  '<': (text, at) => !wordAt(text, at - 1) && wordAt(text, at),
  '>': (text, at) => wordAt(text, at - 1) && !wordAt(text, at),
  '`': BEGIN,
  "'": END,
};

const otherCase = (char: string): string =>
  /[A-Za-z]/.test(char) ? String.fromCharCode(char.charCodeAt(0) ^ 32) : char;

class Parser {
  error = '';
  groups = 0;
  backReferences = false;
  registers: number;
  private at = 0;
  private depth = 0;
  private readonly closed: boolean[] = [];
  /** Loops that match nothing are only endless when positions may be tried again (regex.ts). */
  private readonly guardLoops: boolean;

  constructor(
    private readonly text: string,
    private readonly extended: boolean,
    private readonly ignoreCase: boolean,
  ) {
    this.registers = 2 * text.split('(').length;
    this.guardLoops = /\\[1-9]/.test(text);
  }

  whole(): Code {
    const code = this.choice();
    return this.at < this.text.length ? this.fail('Unmatched ) or \\)') : code;
  }

  /** The first complaint counts. */
  private fail(error: string): Code {
    this.error ||= error;
    this.at = this.text.length;
    return [];
  }

  /** Whether an operator stands here: bare in extended, with a backslash in basic expressions. */
  private sees(operator: string): boolean {
    return this.text.startsWith(this.extended ? operator : `\\${operator}`, this.at);
  }

  private take(operator: string): boolean {
    if (!this.sees(operator)) return false;
    this.at += this.extended ? 1 : 2;
    return true;
  }

  private choice(): Code {
    const items = [this.sequence()];
    while (this.take('|')) items.push(this.sequence());
    let rest = items.reduce((sum, item) => sum + item.length + 2, -2);
    if (rest > MAX_CODE) return this.fail(TOO_BIG);
    return items.flatMap((item, i) => {
      rest -= item.length + 2;
      return i === items.length - 1 ? item : [{op: 'split', by: item.length + 1}, ...item, {op: 'jump', by: rest}];
    });
  }

  private sequence(): Code {
    const code: Instruction[] = [];
    for (let first = true; this.at < this.text.length; first = false) {
      if (this.sees('|') || (this.sees(')') && (this.depth > 0 || !this.extended))) break;
      code.push(...this.repeated(this.atom(first), first));
      if (code.length > MAX_CODE) this.fail(TOO_BIG);
    }
    return code;
  }

  /** An atom with the repetitions that follow it. */
  private repeated(atom: Code, first: boolean): Code {
    let code = atom;
    const anchored = atom[0]?.op === 'assert' && !this.extended && first;
    for (let times = 0; !anchored; times++) {
      if (times > MAX_REPEAT) return this.fail(TOO_BIG);
      if (this.text[this.at] === '*') {
        this.at++;
        code = this.repeat(code, 0, Number.POSITIVE_INFINITY);
      } else if (this.take('+')) code = this.repeat(code, 1, Number.POSITIVE_INFINITY);
      else if (this.take('?')) code = this.repeat(code, 0, 1);
      else {
        const bounds = this.sees('{') ? this.bounds() : null;
        if (bounds === null) break;
        code = this.repeat(code, ...bounds);
      }
    }
    return code;
  }

  private bounds(): [least: number, most: number] | null {
    const shape = this.extended ? /^\{(\d*)(,?)(\d*)\}/ : /^\\\{(\d*)(,?)(\d*)\\\}/;
    const [all, low, comma, high] = shape.exec(this.text.slice(this.at)) ?? [];
    if (all === undefined || low + (comma as string) === '') {
      if (!this.extended) this.fail('Invalid content of \\{\\}');
      return null;
    }
    const least = Number(low);
    const most = comma === '' ? least : high === '' ? Number.POSITIVE_INFINITY : Number(high);
    this.at += all.length;
    if (least > most) this.fail('Invalid content of \\{\\}');
    if (least > MAX_REPEAT || (most > MAX_REPEAT && high !== '')) this.fail(TOO_BIG);
    return [least, most];
  }

  private repeat(inner: Code, least: number, most: number): Code {
    const endless = most === Number.POSITIVE_INFINITY;
    if (this.error !== '' || inner.length * (endless ? least : most) > MAX_CODE) return this.fail(TOO_BIG);
    let tail: Code = [];
    if (endless) {
      const register = this.registers++;
      const body: Code = this.guardLoops ? [{op: 'save', register}, ...inner, {op: 'progress', register}] : inner;
      tail = [{op: 'split', by: body.length + 1}, ...body, {op: 'jump', by: -body.length - 2}];
    } else for (let i = least; i < most; i++) tail = [{op: 'split', by: inner.length + tail.length}, ...inner, ...tail];
    return [...new Array<Code>(least).fill(inner).flat(), ...tail];
  }

  private atom(first: boolean): Code {
    if (this.take('(')) return this.group();
    const char = this.text[this.at++] as string;
    if (char === '.') return this.set(() => true);
    if (char === '[') return this.bracket();
    if (char === '\\') return this.escape();
    if (char === '^' && (this.extended || first)) return [{op: 'assert', holds: BEGIN}];
    if (char === '$' && (this.extended || this.at >= this.text.length || this.sees(')') || this.sees('|')))
      return [{op: 'assert', holds: END}];
    if (this.extended && first && '*+?'.includes(char)) return this.fail('Invalid preceding regular expression');
    return this.set(one => one === char);
  }

  private set(test: (char: string) => boolean, negated = false): Code {
    const members = Uint8Array.from({length: 256}, (_, code) => {
      const char = String.fromCharCode(code);
      return Number((test(char) || (this.ignoreCase && test(otherCase(char)))) !== negated);
    });
    return [{op: 'set', members}];
  }

  private group(): Code {
    const number = ++this.groups;
    if (++this.depth > MAX_DEPTH) return this.fail(TOO_BIG);
    const inner = this.choice();
    this.depth--;
    if (!this.take(')')) return this.fail('Unmatched ( or \\(');
    this.closed[number] = true;
    return [{op: 'save', register: 2 * number}, ...inner, {op: 'save', register: 2 * number + 1}];
  }

  private escape(): Code {
    const char = this.text[this.at++];
    if (char === undefined) return this.fail('Trailing backslash');
    if (/[1-9]/.test(char)) {
      this.backReferences = true;
      const group = Number(char);
      return this.closed[group] === true ? [{op: 'back', group}] : this.fail('Invalid back reference');
    }
    const holds = ESCAPED_ASSERTIONS[char];
    if (holds !== undefined) return [{op: 'assert', holds}];
    if (/w/i.test(char)) return this.set(one => /\w/.test(one), char === 'W');
    if (/s/i.test(char)) return this.set(one => inClass('space', one) === true, char === 'S');
    if (!this.extended && char === '{') return this.fail('Invalid preceding regular expression');
    const meant = char === 'n' ? '\n' : char === 't' ? '\t' : char;
    return this.set(one => one === meant);
  }

  /** After "[". */
  private bracket(): Code {
    const negated = this.text[this.at] === '^';
    if (negated) this.at++;
    const tests: ((char: string) => boolean)[] = [];
    const start = this.at;
    while (this.at < this.text.length && (this.text[this.at] !== ']' || this.at === start)) {
      const [whole, name] = /^\[:([^\]:]*):\]/.exec(this.text.slice(this.at)) ?? [];
      if (whole === undefined) tests.push(this.range());
      else if (inClass(name as string, '') === undefined) return this.fail('Invalid character class name');
      else {
        tests.push(char => inClass(name as string, char) === true);
        this.at += whole.length;
      }
    }
    if (this.at >= this.text.length) return this.fail('Unmatched [, [^, [:, [., or [=');
    this.at++;
    return this.set(char => tests.some(test => test(char)), negated);
  }

  private range(): (char: string) => boolean {
    const low = this.bracketChar();
    let high = low;
    if (this.text[this.at] === '-' && this.text[this.at + 1] !== ']' && this.at + 1 < this.text.length) {
      this.at++;
      high = this.bracketChar();
    }
    if (low > high) this.fail('Invalid range end');
    return char => char >= low && char <= high;
  }

  /** One character, or [.x.] and [=x=], which mean x. */
  private bracketChar(): string {
    const [all, , char] = /^\[([.=])(.)\1\]/s.exec(this.text.slice(this.at)) ?? [];
    this.at += all?.length ?? 1;
    return char ?? (this.text[this.at - 1] as string);
  }
}
