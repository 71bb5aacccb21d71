// The words of a command line as the shell would split it, each with its place in the line. Only as much of the grammar as
// is needed to say what may stand at the cursor: quotes, separators, redirections, assignments, the shell's own words.

export interface Word {
  /** Offsets in the line: of its first character, and behind its last. */
  readonly start: number;
  readonly end: number;
  /** Without quotes and backslashes. */
  readonly text: string;
  /** By character of `text`, its offset in the line. */
  readonly places: readonly number[];
  /** The quote that is open at its end; '' for none. */
  readonly quote: string;
  /** The redirection that it is the file of, '' for none. */
  readonly redirect: string;
}

/** The command in which the cursor stands. */
export interface Spot {
  /** The words before the cursor's, from the command's name on; those of redirections are left out. */
  readonly before: readonly Word[];
  readonly word: Word;
  /** Files of the redirections of the same command, before the cursor or after it. */
  readonly targets: readonly string[];
}

type Piece = Word | 'end' | 'comment';

class Splitter {
  readonly pieces: Piece[] = [];
  private start = -1;
  private text = '';
  private places: number[] = [];
  private redirect = '';
  private quote = '';

  constructor(private readonly line: string) {}

  private put(char: string, place: number): void {
    if (this.start < 0) this.start = place;
    this.text += char;
    this.places.push(place);
  }

  /** Ends the word at this offset; `open`: it is a word even if nothing of it was written. */
  close(end: number, open = false): void {
    if (this.start < 0 && !open) return;
    const {text, places, quote, redirect} = this;
    this.pieces.push({start: this.start < 0 ? end : this.start, end, text, places, quote, redirect});
    this.start = -1;
    this.text = '';
    this.places = [];
    this.redirect = '';
  }

  split(): void {
    for (let i = 0; i < this.line.length; i++) {
      const char = this.line[i] as string;
      if (this.quote !== '') this.quoted(char, i);
      else if (char === '#' && this.start < 0) {
        this.pieces.push('comment');
        return;
      } else i = this.plain(char, i);
    }
  }

  private quoted(char: string, i: number): void {
    if (char === this.quote) this.quote = '';
    else this.put(char, i);
  }

  /** Answers the offset of the last character that it took. */
  private plain(char: string, i: number): number {
    const next = this.line[i + 1] ?? '';
    if (char === '"' || char === "'") {
      if (this.start < 0) this.start = i;
      this.quote = char;
    } else if (char === '\\' && next !== '') {
      if (this.start < 0) this.start = i;
      this.put(next, i + 1);
      return i + 1;
    } else if (char === ' ' || char === '\t') this.close(i);
    else if (char === '<' || char === '>') return this.redirection(char, i);
    else if (';|&()\n`'.includes(char)) {
      if (char === '(' && this.text.endsWith('$')) this.forget();
      this.close(i);
      this.pieces.push('end');
    } else this.put(char, i);
    return i;
  }

  /** What was written of the word is none: the number of a descriptor, the sign of a substitution. */
  private forget(): void {
    this.start = -1;
    this.text = '';
    this.places = [];
  }

  private redirection(char: string, i: number): number {
    if (/^\d$/.test(this.text)) this.forget();
    this.close(i);
    let last = i;
    while ('<>&|'.includes(this.line[last + 1] ?? ' ') && last < i + 1) last++;
    this.redirect = this.line.slice(i, last + 1) || char;
    return last;
  }
}

function piecesOf(line: string, open: boolean): Piece[] {
  const splitter = new Splitter(line);
  splitter.split();
  if (splitter.pieces.at(-1) !== 'comment') splitter.close(line.length, open);
  return splitter.pieces;
}

/** Words of the shell's own after which a command begins. */
const BEFORE_COMMAND = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}', 'time']);
/** Commands that run the command behind them. */
const RUN_ANOTHER = new Set(['exec', 'command', 'eval', 'env', 'nohup']);
const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** From the command's own name on. */
function commandOf(words: readonly Word[]): readonly Word[] {
  let from = 0;
  while (from < words.length) {
    const {text} = words[from] as Word;
    const last = from === words.length - 1;
    if (!BEFORE_COMMAND.has(text) && !ASSIGNMENT.test(text) && (last || !RUN_ANOTHER.has(text))) break;
    from++;
  }
  return words.slice(from);
}

/** Where the cursor stands; null within a comment. The word is cut at the cursor unless all of it is asked for. */
export function spotAt(line: string, cursor: number, whole: boolean): Spot | null {
  const before = piecesOf(line.slice(0, cursor), true);
  if (before.at(-1) === 'comment') return null;
  const all = piecesOf(line, false);
  const own = before.slice(before.lastIndexOf('end') + 1) as Word[];
  const cut = own.at(-1) as Word;
  const full = all.find((piece): piece is Word => typeof piece === 'object' && piece.start === cut.start);
  const word = whole && full !== undefined ? full : cut;
  const words = own.slice(0, -1).filter(({redirect}) => redirect === '');
  const rest = all.slice(all.findIndex(piece => typeof piece === 'object' && piece.end >= cursor));
  const end = rest.indexOf('end');
  const following = (end < 0 ? rest : rest.slice(0, end)).filter((piece): piece is Word => typeof piece === 'object');
  const targets = [...own.slice(0, -1), ...following].filter(({redirect}) => redirect.startsWith('>'));
  return {before: commandOf([...words, word]).slice(0, -1), word, targets: targets.map(({text}) => text)};
}
