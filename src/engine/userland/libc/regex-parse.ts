// POSIX regular expressions (basic and extended, with the GNU additions \+ \? \| \w \s \b \< \>) compiled to a small
// program for the matcher in regex.ts. Not JavaScript's RegExp: that one can take exponential time, and a simulated machine
// that opens a stranger's script may not hang in one instruction.

import {inClass} from './glob';

export type Instruction =
  | {readonly op: 'set'; readonly members: Uint8Array}
  | {readonly op: 'split'; first: number; second: number}
  | {readonly op: 'jump'; to: number}
  /** Notes the position in a register: 2g and 2g + 1 are begin and end of group g; higher ones guard empty loops. */
  | {readonly op: 'save'; readonly register: number}
  /** Fails if the loop's body matched nothing. */
  | {readonly op: 'progress'; readonly register: number}
  | {readonly op: 'back'; readonly group: number}
  | {readonly op: 'assert'; readonly what: Assertion}
  | {readonly op: 'match'};

export type Assertion = 'begin' | 'end' | 'word' | 'no-word' | 'word-begin' | 'word-end';

export interface Compiled {
  readonly code: readonly Instruction[];
  readonly groups: number;
  readonly registers: number;
  readonly backReferences: boolean;
  readonly ignoreCase: boolean;
}

export interface RegexOptions {
  readonly extended?: boolean;
  readonly ignoreCase?: boolean;
}

type Piece =
  | {readonly kind: 'set'; readonly members: Uint8Array}
  | {readonly kind: 'sequence'; readonly items: readonly Piece[]}
  | {readonly kind: 'choice'; readonly items: readonly Piece[]}
  | {readonly kind: 'group'; readonly number: number; readonly inner: Piece}
  | {readonly kind: 'repeat'; readonly inner: Piece; readonly least: number; readonly most: number}
  | {readonly kind: 'back'; readonly group: number}
  | {readonly kind: 'assert'; readonly what: Assertion};

const MAX_REPEAT = 255;
const MAX_CODE = 20000;
const MAX_DEPTH = 200;

/** The program, or what is wrong with the expression (in the C library's words). */
export function compileRegex(pattern: string, options: RegexOptions = {}): Compiled | string {
  const parser = new Parser(pattern, options.extended === true, options.ignoreCase === true);
  const tree = parser.whole();
  if (parser.error !== '') return parser.error;
  const emitter = new Emitter(parser.groups, parser.backReferences);
  emitter.emit(tree);
  emitter.code.push({op: 'match'});
  if (emitter.tooBig) return 'Regular expression too big';
  return {
    code: emitter.code,
    groups: parser.groups,
    registers: emitter.registers,
    backReferences: parser.backReferences,
    ignoreCase: options.ignoreCase === true,
  };
}

function fill(test: (char: string) => boolean): Uint8Array {
  const members = new Uint8Array(256);
  for (let code = 0; code < 256; code++) if (test(String.fromCharCode(code))) members[code] = 1;
  return members;
}

export const isWord = (char: string | undefined): boolean => char !== undefined && /^[0-9A-Za-z_]$/.test(char);

const ESCAPED_ASSERTIONS: Readonly<Record<string, Assertion>> = {
  b: 'word',
  B: 'no-word',
  '<': 'word-begin',
  '>': 'word-end',
  '`': 'begin',
  "'": 'end',
};

class Parser {
  error = '';
  groups = 0;
  backReferences = false;
  private at = 0;
  private depth = 0;
  private readonly closed: boolean[] = [];

  constructor(
    private readonly text: string,
    private readonly extended: boolean,
    private readonly ignoreCase: boolean,
  ) {}

  whole(): Piece {
    const tree = this.choice();
    if (this.error === '' && this.at < this.text.length) this.fail('Unmatched ) or \\)');
    return tree;
  }

  private fail(error: string): Piece {
    if (this.error === '') this.error = error;
    this.at = this.text.length;
    return {kind: 'sequence', items: []};
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

  private choice(): Piece {
    const items = [this.sequence()];
    while (this.take('|')) items.push(this.sequence());
    return items.length === 1 ? (items[0] as Piece) : {kind: 'choice', items};
  }

  private sequence(): Piece {
    const items: Piece[] = [];
    while (this.at < this.text.length && !this.sees('|') && !(this.sees(')') && (this.depth > 0 || !this.extended)))
      items.push(this.repeated(this.atom(items.length === 0), items.length === 0));
    return {kind: 'sequence', items};
  }

  /** An atom with the repetitions that follow it. */
  private repeated(atom: Piece, first: boolean): Piece {
    let piece = atom;
    const anchored = atom.kind === 'assert' && !this.extended && first;
    while (!anchored) {
      if (this.text[this.at] === '*') {
        this.at++;
        piece = {kind: 'repeat', inner: piece, least: 0, most: Number.POSITIVE_INFINITY};
      } else if (this.take('+')) piece = {kind: 'repeat', inner: piece, least: 1, most: Number.POSITIVE_INFINITY};
      else if (this.take('?')) piece = {kind: 'repeat', inner: piece, least: 0, most: 1};
      else if (this.sees('{')) {
        const bounds = this.bounds();
        if (bounds === null) break;
        piece = {kind: 'repeat', inner: piece, ...bounds};
      } else break;
    }
    return piece;
  }

  private bounds(): {least: number; most: number} | null {
    const shape = this.extended ? /^\{(\d*)(,?)(\d*)\}/ : /^\\\{(\d*)(,?)(\d*)\\\}/;
    const match = shape.exec(this.text.slice(this.at));
    if (match === null || (match[1] === '' && match[2] === '')) {
      if (!this.extended) this.fail('Invalid content of \\{\\}');
      return null;
    }
    const least = Number(match[1] || '0');
    const most = match[2] === '' ? least : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (least > most || least > MAX_REPEAT || (most > MAX_REPEAT && most !== Number.POSITIVE_INFINITY)) {
      this.fail(least > most ? 'Invalid content of \\{\\}' : 'Regular expression too big');
      return null;
    }
    this.at += match[0].length;
    return {least, most};
  }

  private atom(first: boolean): Piece {
    if (this.take('(')) return this.group();
    const char = this.text[this.at++] as string;
    if (char === '.') return {kind: 'set', members: fill(() => true)};
    if (char === '[') return this.bracket();
    if (char === '\\') return this.escape();
    if (char === '^' && (this.extended || first)) return {kind: 'assert', what: 'begin'};
    if (char === '$' && (this.extended || this.at >= this.text.length || this.sees(')') || this.sees('|')))
      return {kind: 'assert', what: 'end'};
    if (this.extended && first && '*+?'.includes(char)) return this.fail('Invalid preceding regular expression');
    return this.letter(char);
  }

  private letter(char: string): Piece {
    const other = this.ignoreCase ? swapCase(char) : char;
    return {kind: 'set', members: fill(one => one === char || one === other)};
  }

  private group(): Piece {
    const number = ++this.groups;
    if (++this.depth > MAX_DEPTH) return this.fail('Regular expression too big');
    const inner = this.choice();
    this.depth--;
    if (!this.take(')')) return this.fail('Unmatched ( or \\(');
    this.closed[number] = true;
    return {kind: 'group', number, inner};
  }

  private escape(): Piece {
    const char = this.text[this.at++];
    if (char === undefined) return this.fail('Trailing backslash');
    if (/[1-9]/.test(char)) {
      const group = Number(char);
      if (this.closed[group] !== true) return this.fail('Invalid back reference');
      this.backReferences = true;
      return {kind: 'back', group};
    }
    const assertion = ESCAPED_ASSERTIONS[char];
    if (assertion !== undefined) return {kind: 'assert', what: assertion};
    if (char === 'w' || char === 'W') return {kind: 'set', members: fill(one => isWord(one) === (char === 'w'))};
    if (char === 's' || char === 'S')
      return {kind: 'set', members: fill(one => inClass('space', one) === (char === 's'))};
    if (char === 'n') return this.letter('\n');
    if (char === 't') return this.letter('\t');
    if (!this.extended && char === '{') return this.fail('Invalid preceding regular expression');
    return this.letter(char);
  }

  /** After "[". */
  private bracket(): Piece {
    const negated = this.text[this.at] === '^';
    if (negated) this.at++;
    const members = new Uint8Array(256);
    const start = this.at;
    while (this.at < this.text.length && (this.text[this.at] !== ']' || this.at === start)) {
      if (!this.bracketItem(members)) return this.fail(this.error || 'Invalid character class name');
    }
    if (this.at >= this.text.length) return this.fail('Unmatched [, [^, [:, [., or [=');
    this.at++;
    if (this.ignoreCase)
      for (let code = 0; code < 256; code++)
        if (members[code] === 1) members[swapCase(String.fromCharCode(code)).charCodeAt(0)] = 1;
    return {kind: 'set', members: negated ? members.map(bit => 1 - bit) : members};
  }

  private bracketItem(members: Uint8Array): boolean {
    const rest = this.text.slice(this.at);
    const named = /^\[:([^\]:]*):\]/.exec(rest);
    if (named !== null) {
      for (let code = 0; code < 256; code++) {
        const inside = inClass(named[1] as string, String.fromCharCode(code));
        if (inside === undefined) return false;
        if (inside) members[code] = 1;
      }
      this.at += named[0].length;
      return true;
    }
    const low = this.bracketChar();
    let high = low;
    if (this.text[this.at] === '-' && this.text[this.at + 1] !== ']' && this.at + 1 < this.text.length) {
      this.at++;
      high = this.bracketChar();
    }
    if (low > high) {
      this.fail('Invalid range end');
      return false;
    }
    members.fill(1, low, high + 1);
    return true;
  }

  /** One character, or [.x.] and [=x=], which mean x. */
  private bracketChar(): number {
    const collating = /^\[([.=])(.)\1\]/s.exec(this.text.slice(this.at));
    this.at += collating === null ? 1 : collating[0].length;
    return collating === null ? this.text.charCodeAt(this.at - 1) : (collating[2] as string).charCodeAt(0);
  }
}

function swapCase(char: string): string {
  if (char >= 'a' && char <= 'z') return char.toUpperCase();
  if (char >= 'A' && char <= 'Z') return char.toLowerCase();
  return char;
}

class Emitter {
  readonly code: Instruction[] = [];
  registers: number;

  constructor(
    groups: number,
    private readonly guardLoops: boolean,
  ) {
    this.registers = 2 * (groups + 1);
  }

  get tooBig(): boolean {
    return this.code.length > MAX_CODE;
  }

  emit(piece: Piece): void {
    if (this.tooBig) return;
    switch (piece.kind) {
      case 'set':
        this.code.push({op: 'set', members: piece.members});
        return;
      case 'assert':
        this.code.push({op: 'assert', what: piece.what});
        return;
      case 'back':
        this.code.push({op: 'back', group: piece.group});
        return;
      case 'sequence':
        for (const item of piece.items) this.emit(item);
        return;
      case 'group':
        this.code.push({op: 'save', register: 2 * piece.number});
        this.emit(piece.inner);
        this.code.push({op: 'save', register: 2 * piece.number + 1});
        return;
      case 'choice':
        this.choice(piece.items);
        return;
      case 'repeat':
        this.repeat(piece.inner, piece.least, piece.most);
    }
  }

  private choice(items: readonly Piece[]): void {
    const jumps: {to: number}[] = [];
    for (const item of items.slice(0, -1)) {
      const split = {op: 'split' as const, first: this.code.length + 1, second: 0};
      this.code.push(split);
      this.emit(item);
      const jump = {op: 'jump' as const, to: 0};
      this.code.push(jump);
      jumps.push(jump);
      split.second = this.code.length;
    }
    this.emit(items[items.length - 1] as Piece);
    for (const jump of jumps) jump.to = this.code.length;
  }

  private repeat(inner: Piece, least: number, most: number): void {
    for (let i = 0; i < least; i++) this.emit(inner);
    if (most === Number.POSITIVE_INFINITY) {
      const split = {op: 'split' as const, first: this.code.length + 1, second: 0};
      const top = this.code.length;
      this.code.push(split);
      const register = this.registers++;
      if (this.guardLoops) this.code.push({op: 'save', register});
      this.emit(inner);
      if (this.guardLoops) this.code.push({op: 'progress', register});
      this.code.push({op: 'jump', to: top});
      split.second = this.code.length;
      return;
    }
    const splits: {second: number}[] = [];
    for (let i = least; i < most && !this.tooBig; i++) {
      const split = {op: 'split' as const, first: this.code.length + 1, second: 0};
      this.code.push(split);
      splits.push(split);
      this.emit(inner);
    }
    for (const split of splits) split.second = this.code.length;
  }
}
