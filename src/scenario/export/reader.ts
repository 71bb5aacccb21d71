// Reads shell text into commands and words with their places, and nothing more: what a word means after its expansions is
// not known here, so an expansion stands as one HOLE character. Quotes, comments, here-documents and substitutions are
// followed; the text inside of a substitution is read as commands of its own.

import {fault, skipBraces, skipParentheses} from './nesting';

/** Stands in a word's text for an expansion. */
export const HOLE = '\0';

export interface Word {
  readonly start: number;
  readonly end: number;
  /** Without its quotes, expansions as holes. */
  readonly text: string;
  /** Where in the source each character of `text` stands. */
  readonly places: readonly number[];
  /** Of a word that is one quoted string: what is between the quotes. */
  readonly inside: readonly [start: number, end: number] | null;
  readonly target: boolean;
}

export interface ShellCommand {
  readonly words: readonly Word[];
}

export interface Reading {
  readonly commands: ShellCommand[];
  /** Bodies of here-documents. */
  readonly documents: (readonly [start: number, end: number])[];
  /** Insides of `${...}`. */
  readonly parameters: (readonly [start: number, end: number])[];
}

const STARTERS = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}', 'fi', 'done', 'esac']);
const BLANK = ' \t';
const ENDS_WORD = ' \t\n;&|()<>';

interface Pending {
  readonly delimiter: string;
  readonly tabs: boolean;
}

export class Reader {
  readonly reading: Reading = {commands: [], documents: [], parameters: []};
  private words: Word[] = [];
  private pending: Pending[] = [];
  private at: number;

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
  ) {
    this.at = start;
  }

  read(): Reading {
    while (this.at < this.end) this.step();
    this.endCommand();
    if (this.pending.length > 0) fault(this.end, 'a here-document has no end');
    return this.reading;
  }

  private step(): void {
    const c = this.text[this.at] as string;
    if (BLANK.includes(c)) this.at++;
    else if (c === '\\' && this.text[this.at + 1] === '\n') this.at += 2;
    else if (c === '#') this.at = this.lineEnd();
    else if (c === '\n') this.newline();
    else if (c === '<' || c === '>') this.redirection();
    else if (';&|()'.includes(c)) {
      this.endCommand();
      this.at++;
    } else this.take(false);
  }

  private lineEnd(): number {
    const found = this.text.indexOf('\n', this.at);
    return found < 0 || found > this.end ? this.end : found;
  }

  private newline(): void {
    this.endCommand();
    this.at++;
    for (const {delimiter, tabs} of this.pending.splice(0)) {
      const start = this.at;
      for (;;) {
        if (this.at >= this.end) fault(start, 'a here-document has no end');
        const [from, to] = [this.at, this.lineEnd()];
        this.at = Math.min(to + 1, this.end);
        const line = this.text.slice(from, to);
        if ((tabs ? line.replace(/^\t+/, '') : line) !== delimiter) continue;
        this.reading.documents.push([start, from]);
        break;
      }
    }
  }

  private redirection(): void {
    const operator = /^(?:<<-?|>>|<>|>&|<&|>\||<|>)/.exec(this.text.slice(this.at, this.at + 3))?.[0] as string;
    this.at += operator.length;
    while (BLANK.includes(this.text[this.at] ?? 'x')) this.at++;
    const word = this.take(true);
    if (operator.startsWith('<<')) this.pending.push({delimiter: word.text, tabs: operator === '<<-'});
  }

  private endCommand(): void {
    if (this.words.length > 0) this.reading.commands.push({words: this.words});
    this.words = [];
  }

  private take(target: boolean): Word {
    const word = this.word(target);
    this.words.push(word);
    const isStarter = this.words.length === 1 && STARTERS.has(this.text.slice(word.start, word.end));
    if (isStarter) this.words = [];
    return word;
  }

  private word(target: boolean): Word {
    const start = this.at;
    const first = this.text[start];
    let text = '';
    const places: number[] = [];
    const put = (character: string, place: number) => {
      text += character;
      places.push(place);
    };
    while (this.at < this.end && !ENDS_WORD.includes(this.text[this.at] as string)) this.part(put, false);
    const quoted = first === "'" || first === '"';
    const closing = quoted ? this.closingQuote(start) : -1;
    const inside = quoted && closing === this.at - 1 ? ([start + 1, closing] as const) : null;
    return {start, end: this.at, text, places, inside, target};
  }

  /** Where the quote that opens at `start` ends. */
  private closingQuote(start: number): number {
    if (this.text[start] === "'") return this.text.indexOf("'", start + 1);
    let at = start + 1;
    while (at < this.end && this.text[at] !== '"') {
      if (this.text.startsWith('$(', at)) at = skipParentheses(this.text, at + 1, this.end);
      else at += this.text[at] === '\\' ? 2 : 1;
    }
    return at;
  }

  private part(put: (character: string, place: number) => void, quoted: boolean): void {
    const c = this.text[this.at] as string;
    if (c === '\\') {
      if (this.text[this.at + 1] !== '\n') put(this.text[this.at + 1] ?? '', this.at + 1);
      this.at += 2;
    } else if (c === "'" && !quoted) {
      const close = this.text.indexOf("'", this.at + 1);
      if (close < 0 || close >= this.end) fault(this.at, 'a quote is not closed');
      for (let at = this.at + 1; at < close; at++) put(this.text[at] as string, at);
      this.at = close + 1;
    } else if (c === '"' && !quoted) {
      const open = this.at++;
      while (this.at < this.end && this.text[this.at] !== '"') this.part(put, true);
      if (this.at >= this.end) fault(open, 'a quote is not closed');
      this.at++;
    } else if (c === '$' || c === '`') this.expansion(put);
    else {
      put(c, this.at);
      this.at++;
    }
  }

  private expansion(put: (character: string, place: number) => void): void {
    const start = this.at;
    const rest = this.text.slice(start, Math.min(start + 200, this.end));
    if (rest.startsWith('$((')) this.at = skipParentheses(this.text, start + 1, this.end);
    else if (rest.startsWith('$(')) {
      this.at = skipParentheses(this.text, start + 1, this.end);
      this.nested(start + 2, this.at - 1);
    } else if (rest.startsWith('`')) {
      const close = this.text.indexOf('`', start + 1);
      if (close < 0 || close >= this.end) fault(start, 'a backquote is not closed');
      this.at = close + 1;
      this.nested(start + 1, close);
    } else if (rest.startsWith('${')) {
      this.at = skipBraces(this.text, start + 1, this.end);
      this.reading.parameters.push([start + 2, this.at - 1]);
    } else {
      const name = /^\$(?:[A-Za-z_]\w*|[\d@*#?$!-])/.exec(rest)?.[0];
      this.at += name?.length ?? 1;
      if (name === undefined) {
        put('$', start);
        return;
      }
    }
    put(HOLE, start);
  }

  private nested(start: number, end: number): void {
    const {commands, documents, parameters} = new Reader(this.text, start, end).read();
    this.reading.commands.push(...commands);
    this.reading.documents.push(...documents);
    this.reading.parameters.push(...parameters);
  }
}
