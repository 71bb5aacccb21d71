// What a command-line field holds and can do, whichever field it is: the plain input, the editor that replaces it, or the
// big one of the first screen. The line outlives the field, so that replacing one by the other loses nothing.
import type {Completion} from '../../protocol';
import type {Desk} from '../store';

/** Text and selection, UTF-16 units. */
export interface Line {
  text: string;
  start: number;
  end: number;
}

export const emptyLine = (text = ''): Line => ({text, start: text.length, end: text.length});

/** What a field offers to those around it (chips, the first screen, the move to the editor). */
export interface LineField {
  write(text: string, caret?: number): void;
  focus(): void;
}

export interface Completed {
  /** Where in the line the completed word begins. */
  readonly from: number;
  readonly items: readonly Completion[];
}

/** What the word at the cursor is: its place in the line, a title, and a few lines of text. */
export interface WordTold {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly text: string;
}

export interface LineActions {
  submit(text: string): void;
  /** Several lines at once: they run one after another. `rest` had no end of line, and stays to be written on. */
  paste(lines: readonly string[], rest: string): void;
  back(text: string): string | null;
  forward(): string | null;
  /** Ctrl-C with this text in the field. */
  interrupt(text: string): void;
  /** Ctrl-Z with nothing in the field; false when nothing runs. */
  suspend(): boolean;
  endOfInput(): void;
  clear(): void;
  /** Out of the command line, to the machine. */
  leave(): void;
  complete(line: string, cursor: number): Promise<Completed>;
  /** null where nothing is known of it. */
  about(line: string, cursor: number): Promise<WordTold | null>;
}

export function lineActions(desk: Desk): LineActions {
  const {terminal} = desk;
  return {
    submit: text => terminal.enter(text),
    paste: (lines, rest) => {
      terminal.draft = rest;
      terminal.paste(lines);
    },
    back: text => terminal.history.back(text),
    forward: () => terminal.history.forward(),
    interrupt: text => terminal.interrupt(text),
    suspend: () => terminal.suspend(),
    endOfInput: () => terminal.endOfInput(),
    clear: () => terminal.log.clear(),
    leave: () => document.getElementById('stage')?.focus(),
    // A machine that is gone completes nothing; the panel that says so is already on the page.
    complete: (line, cursor) => desk.engine.complete(line, cursor).catch(() => ({from: cursor, items: []})),
    about: (line, cursor) =>
      desk.engine.about(line, cursor).then(
        told => (told.title === '' ? null : told),
        () => null,
      ),
  };
}

export interface Pasted {
  readonly lines: readonly string[];
  /** What follows the last end of line: nobody has entered it. */
  readonly rest: string;
}

/** The lines of a text with ends of lines in it, or null when it is one line and belongs into the field. */
export function linesIn(text: string): Pasted | null {
  const lines = text.split(/\r\n|\r|\n/);
  const rest = lines.pop() ?? '';
  return lines.length === 0 ? null : {lines: lines.filter(one => one.trim() !== ''), rest};
}

/** The lines of a pasted text together with what stands in the field around it. */
export const pastedLines = (pasted: string, line: Line): Pasted | null =>
  /[\r\n]/.test(pasted) ? linesIn(line.text.slice(0, line.start) + pasted + line.text.slice(line.end)) : null;

/** The longest beginning that all have in common. */
export function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...rest] = texts;
  let length = first.length;
  for (const text of rest) {
    let i = 0;
    while (i < length && i < text.length && text[i] === first[i]) i++;
    length = i;
  }
  return first.slice(0, length);
}

/** The line with `word` in place of what stands between `from` and the cursor. */
export function withWord(text: string, from: number, cursor: number, word: string): Line {
  return {
    ...emptyLine(text.slice(0, from) + word + text.slice(cursor)),
    start: from + word.length,
    end: from + word.length,
  };
}
