// The script of sed, parsed to a flat list of commands: blocks and branches are indexes into it.

import {type Compiled, compileRegex} from '../../libc';

export type Address =
  | {readonly kind: 'line'; readonly line: number}
  | {readonly kind: 'last'}
  /** null: the last regular expression used. */
  | {readonly kind: 'regex'; readonly regex: Compiled | null}
  /** Only as the second: so many lines after the first. */
  | {readonly kind: 'more'; readonly lines: number};

export interface Substitution {
  readonly regex: Compiled | null;
  /** Texts and group numbers in turn; group 0 is the whole match. */
  readonly replacement: readonly (string | number)[];
  readonly global: boolean;
  /** Which match of the line is the first to be replaced, from 1. */
  readonly nth: number;
  readonly print: boolean;
}

export interface SedCommand {
  readonly first: Address | null;
  readonly second: Address | null;
  readonly negated: boolean;
  readonly letter: string;
  /** a, i, c: the text. b, t: the label while parsing. */
  readonly text: string;
  readonly substitution: Substitution | null;
  /** y */
  readonly map: ReadonlyMap<string, string> | null;
  /** {: the index after the matching }. b, t: where to go on. q: the exit status. */
  target: number;
}

export interface Script {
  readonly commands: readonly SedCommand[];
  /** "#n" in the first line: as -n. */
  readonly quiet: boolean;
}

const PLAIN = '{}=dDgGhHnNpPqx';
const OPTIONLESS_ADDRESS = ':}';

/** The script, or what is wrong with it. */
export function parseScript(text: string, extended: boolean): Script | string {
  const parser = new Parser(text, extended);
  parser.script();
  return parser.error !== '' ? parser.error : {commands: parser.commands, quiet: text.startsWith('#n\n')};
}

class Parser {
  readonly commands: SedCommand[] = [];
  error = '';
  private at = 0;
  private readonly open: number[] = [];
  private readonly labels = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly extended: boolean,
  ) {}

  script(): void {
    while (this.error === '') {
      this.skip(/[\s;]*(?:#[^\n]*)?/y);
      if (/[\s;#]/.test(this.text[this.at] ?? '')) continue;
      if (this.at >= this.text.length) break;
      this.command();
    }
    if (this.error === '' && this.open.length > 0) this.fail('unmatched {');
    for (const command of this.commands) this.resolve(command);
  }

  private resolve(command: SedCommand): void {
    if (command.letter !== 'b' && command.letter !== 't') return;
    const target = command.text === '' ? this.commands.length : this.labels.get(command.text);
    if (target === undefined) this.fail(`can't find label for jump to '${command.text}'`);
    else command.target = target;
  }

  private fail(error: string): void {
    if (this.error === '') this.error = error;
    this.at = this.text.length;
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    this.at += match?.[0].length ?? 0;
    return match?.[0] ?? '';
  }

  private command(): void {
    const first = this.address();
    let second: Address | null = null;
    this.skip(/[ \t]*/y);
    if (first !== null && this.text[this.at] === ',') {
      this.at++;
      this.skip(/[ \t]*/y);
      second = this.address(true);
      if (second === null) {
        this.fail("unexpected ','");
        return;
      }
    }
    this.skip(/[ \t]*/y);
    const negated = this.skip(/![! \t]*/y) !== '';
    const letter = this.text[this.at++];
    if (this.error !== '') return;
    if (letter === undefined || letter === '\n' || letter === ';') {
      this.fail('missing command');
      return;
    }
    if (OPTIONLESS_ADDRESS.includes(letter) && first !== null) {
      this.fail(`no addresses can be used with ${letter}`);
      return;
    }
    if (letter === ':') {
      this.label();
      return;
    }
    const command = {first, second, negated, letter, text: '', substitution: null, map: null, target: 0};
    if (letter === 's') this.push({...command, substitution: this.substitution()});
    else if (letter === 'y') this.push({...command, map: this.transliteration()});
    else if ('aic'.includes(letter)) this.push({...command, text: this.textBlock()});
    else if (letter === 'b' || letter === 't') this.push({...command, text: this.skip(/[ \t]*[^\s;}]*/y).trim()});
    else if (PLAIN.includes(letter)) this.plain(command);
    else this.fail(`unsupported command ${letter}`);
    this.terminator(letter);
  }

  private push(command: SedCommand): void {
    this.commands.push(command);
  }

  private plain(command: SedCommand): void {
    if (command.letter === '{') this.open.push(this.commands.length);
    if (command.letter === '}') {
      const start = this.open.pop();
      if (start === undefined) {
        this.fail('unexpected }');
        return;
      }
      (this.commands[start] as SedCommand).target = this.commands.length;
      return;
    }
    this.push({...command, target: command.letter === 'q' ? Number(this.skip(/[ \t]*\d*/y)) : 0});
  }

  private terminator(letter: string): void {
    if ('{}aic'.includes(letter) || this.error !== '') return;
    this.skip(/[ \t]*/y);
    if (!/[;\n}#]/.test(this.text[this.at] ?? ';')) this.fail(`extra characters after command ${letter}`);
  }

  private label(): void {
    const name = this.skip(/[^\n;]*/y).trim();
    if (name === '') {
      this.fail('a label needs a name');
      return;
    }
    this.labels.set(name, this.commands.length);
  }

  private address(second = false): Address | null {
    const number = this.skip(/\d+/y);
    if (number !== '') return {kind: 'line', line: Number(number)};
    if (second) {
      const more = this.skip(/\+\d+/y);
      if (more !== '') return {kind: 'more', lines: Number(more.slice(1))};
    }
    const char = this.text[this.at];
    if (char === '$') {
      this.at++;
      return {kind: 'last'};
    }
    if (char !== '/' && char !== '\\') return null;
    this.at += char === '/' ? 1 : 2;
    const pattern = this.delimited(this.text[this.at - 1] ?? '/', true);
    const ignoreCase = this.skip(/I/y) !== '';
    return {kind: 'regex', regex: this.regex(pattern, ignoreCase)};
  }

  /** Text up to the delimiter, which a backslash makes plain. A regular expression keeps its other backslashes. */
  private delimited(delimiter: string, regex: boolean): string {
    let out = '';
    for (let inSet = false; this.at < this.text.length; ) {
      const char = this.text[this.at++] as string;
      if (char === delimiter && !inSet) return out;
      if (char === '\\' && !inSet && this.at < this.text.length) {
        const next = this.text[this.at++] as string;
        out += next === delimiter ? next : `\\${next}`;
        continue;
      }
      if (regex && char === '[' && !inSet) {
        const set = this.skip(/\^?\]?/y);
        out += char + set;
        inSet = true;
        continue;
      }
      if (inSet && char === '[' && /[:.=]/.test(this.text[this.at] ?? '')) {
        out += char + this.skip(/:[a-z]*:\]|\..\.\]|=.=\]/y);
        continue;
      }
      if (inSet && char === ']') inSet = false;
      out += char;
    }
    this.fail(`unmatched '${delimiter}'`);
    return out;
  }

  private regex(pattern: string, ignoreCase: boolean): Compiled | null {
    if (pattern === '') return null;
    const regex = compileRegex(pattern, {extended: this.extended, ignoreCase});
    if (typeof regex !== 'string') return regex;
    this.fail(`bad regex '${pattern}': ${regex}`);
    return null;
  }

  private substitution(): Substitution | null {
    const delimiter = this.text[this.at++] ?? '/';
    const pattern = this.delimited(delimiter, true);
    const replacement = this.delimited(delimiter, false);
    if (this.error !== '') return null;
    const flags = this.skip(/[gpiI0-9]*/y);
    if (/[A-Za-z]/.test(this.text[this.at] ?? '')) {
      this.fail('bad option in substitution expression');
      return null;
    }
    return {
      regex: this.regex(pattern, /i/i.test(flags)),
      replacement: replacementParts(replacement),
      global: flags.includes('g'),
      nth: Math.max(1, Number(/\d+/.exec(flags)?.[0] ?? '1')),
      print: flags.includes('p'),
    };
  }

  private transliteration(): ReadonlyMap<string, string> {
    const delimiter = this.text[this.at++] ?? '/';
    const plain = (text: string) => text.replace(/\\(.)/gs, (_all, char: string) => (char === 'n' ? '\n' : char));
    const from = plain(this.delimited(delimiter, false));
    const to = plain(this.delimited(delimiter, false));
    if (from.length !== to.length) this.fail('strings for y command are different lengths');
    return new Map([...from].map((char, i) => [char, to[i] ?? char]));
  }

  /** After a, i or c: the rest of the line, or lines that end in a backslash. */
  private textBlock(): string {
    this.skip(/[ \t]*(?:\\[ \t]*\n|\\(?=[^\n]))?/y);
    const raw = this.skip(/(?:\\[\s\S]|[^\\\n])*/y);
    return `${raw.replace(/\\([\s\S])/g, '$1')}\n`;
  }
}

function replacementParts(text: string): (string | number)[] {
  const parts: (string | number)[] = [];
  let plain = '';
  const reference = (group: number) => {
    parts.push(plain, group);
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '&') reference(0);
    else if (char !== '\\') plain += char;
    else {
      const next = text[++at] ?? '\\';
      if (/\d/.test(next)) reference(Number(next));
      else plain += next === 'n' ? '\n' : next === 't' ? '\t' : next;
    }
  }
  return [...parts, plain];
}
