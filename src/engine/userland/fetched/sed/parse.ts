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
    if (!/[bt]/.test(command.letter)) return;
    const target = command.text === '' ? this.commands.length : this.labels.get(command.text);
    if (target === undefined) this.fail(`can't find label for jump to '${command.text}'`);
    else command.target = target;
  }

  /** The first complaint counts. */
  private fail(error: string): null {
    this.error ||= error;
    this.at = this.text.length;
    return null;
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    this.at += match?.[0].length ?? 0;
    return match?.[0] ?? '';
  }

  private command(): unknown {
    const first = this.address();
    let second: Address | null = null;
    if (this.skip(/[ \t]*,[ \t]*/y) !== '') {
      second = first && this.address(true);
      if (second === null) return this.fail("unexpected ','");
    }
    const negated = this.skip(/[ \t]*(?:![! \t]*)?/y).includes('!');
    const letter = this.text[this.at++];
    if (this.error !== '') return;
    if (letter === undefined || /[\n;]/.test(letter)) return this.fail('missing command');
    if (/[:}]/.test(letter) && first !== null) return this.fail(`no addresses can be used with ${letter}`);
    if (letter === ':') return this.label();
    if (letter === '}') return this.close();
    if (letter === '{') this.open.push(this.commands.length);
    else if (!/[=abcdDgGhHinNpPqstxy]/.test(letter)) return this.fail(`unsupported command ${letter}`);
    this.commands.push({
      first,
      second,
      negated,
      letter,
      text: /[aic]/.test(letter) ? this.textBlock() : /[bt]/.test(letter) ? this.skip(/[ \t]*[^\s;}]*/y).trim() : '',
      substitution: letter === 's' ? this.substitution() : null,
      map: letter === 'y' ? this.transliteration() : null,
      target: letter === 'q' ? Number(this.skip(/[ \t]*\d*/y)) : 0,
    });
    if (/[{aic]/.test(letter) || this.error !== '') return;
    this.skip(/[ \t]*/y);
    if (!/[;\n}#]/.test(this.text[this.at] ?? ';')) this.fail(`extra characters after command ${letter}`);
  }

  private close(): void {
    const start = this.commands[this.open.pop() ?? -1];
    if (start === undefined) this.fail('unexpected }');
    else start.target = this.commands.length;
  }

  private label(): void {
    const name = this.skip(/[^\n;]*/y).trim();
    if (name === '') this.fail('a label needs a name');
    this.labels.set(name, this.commands.length);
  }

  private address(second = false): Address | null {
    const number = this.skip(/\d+/y);
    if (number !== '') return {kind: 'line', line: Number(number)};
    const more = second ? this.skip(/\+\d+/y) : '';
    if (more !== '') return {kind: 'more', lines: Number(more)};
    if (this.skip(/\$/y) !== '') return {kind: 'last'};
    const start = this.skip(/\/|\\[\s\S]?/y);
    if (start === '') return null;
    const pattern = this.delimited(start.at(-1) as string, true);
    const ignoreCase = this.skip(/I/y) !== '';
    return {kind: 'regex', regex: this.regex(pattern, ignoreCase)};
  }

  /** Text up to the delimiter, which a backslash makes plain. In a regular expression a set may hold it. */
  private delimited(delimiter: string, regex: boolean): string {
    const piece = regex
      ? /\\[\s\S]|\[\^?\]?(?:\[:[a-z]*:\]|\[\..\.\]|\[=.=\]|[^\]])*(?:\]|$)|[\s\S]/y
      : /\\[\s\S]|[\s\S]/y;
    let out = '';
    for (let next = this.skip(piece); next !== ''; next = this.skip(piece)) {
      if (next === delimiter) return out;
      out += next === `\\${delimiter}` ? delimiter : next;
    }
    this.fail(`unmatched '${delimiter}'`);
    return out;
  }

  private regex(pattern: string, ignoreCase: boolean): Compiled | null {
    if (pattern === '') return null;
    const regex = compileRegex(pattern, {extended: this.extended, ignoreCase});
    return typeof regex === 'string' ? this.fail(`bad regex '${pattern}': ${regex}`) : regex;
  }

  private substitution(): Substitution | null {
    const delimiter = this.text[this.at++] ?? '/';
    const pattern = this.delimited(delimiter, true);
    const replacement = this.delimited(delimiter, false);
    if (this.error !== '') return null;
    const flags = this.skip(/[gpiI0-9]*/y);
    if (/[A-Za-z]/.test(this.text[this.at] ?? '')) return this.fail('bad option in substitution expression');
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
  return Array.from(text.matchAll(/\\([\s\S]?)|&|[^\\&]+/g), ([whole, escaped]) => {
    if (escaped === undefined) return whole === '&' ? 0 : whole;
    if (/\d/.test(escaped)) return Number(escaped);
    return escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped || '\\';
  });
}
