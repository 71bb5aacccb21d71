// What the terminal has printed, as lines, the last LINE_LIMIT of them. Lines are kept in blocks that are replaced when
// they change and shared when they do not, so that a reader that compares by identity redraws one block, not the log.

import type {Why} from '../../protocol';

export type LineKind = 'command' | 'output' | 'error' | 'hint' | 'note';

export interface LogLine {
  /** Grows by one a line, for ever: a key. */
  readonly id: number;
  readonly kind: LineKind;
  /** Commands: what stood before the cursor. */
  readonly prompt: string;
  readonly text: string;
  /** Hints: why the line before was refused. */
  readonly refusal?: Refusal;
}

/** A refusal explained, and the line that was refused. */
export interface Refusal {
  readonly why: Why;
  readonly line: string;
}

export interface LogBlock {
  readonly id: number;
  readonly lines: readonly LogLine[];
}

export const LINE_LIMIT = 10_000;
const BLOCK = 50;
/** A line longer than this is cut into several, so that one `cat` of a huge file cannot freeze the page. */
const LINE_LENGTH = 4_000;

export class TerminalLog {
  #blocks: readonly LogBlock[] = [];
  #count = 0;
  #nextId = 1;
  /** The last line has not ended: more text of its kind belongs to it. */
  #open = false;
  readonly #listeners = new Set<() => void>();

  get blocks(): readonly LogBlock[] {
    return this.#blocks;
  }

  get lineCount(): number {
    return this.#count;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readBlocks = (): readonly LogBlock[] => this.#blocks;

  /** Terminal output; may end in the middle of a line. */
  print(text: string, kind: LineKind = 'output'): void {
    if (text === '') return;
    const parts = text.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      this.#write(part, kind);
      this.#open = false;
    }
    if (last !== '') {
      this.#write(last, kind);
      this.#open = true;
    }
    this.#tell();
  }

  /** A whole line of its own. */
  line(kind: LineKind, text: string, prompt = '', refusal?: Refusal): void {
    this.#open = false;
    this.#push({id: this.#nextId++, kind, prompt, text, ...(refusal && {refusal})});
    this.#tell();
  }

  clear(): void {
    this.#blocks = [];
    this.#count = 0;
    this.#open = false;
    this.#tell();
  }

  #write(text: string, kind: LineKind): void {
    const lastBlock = this.#blocks.at(-1);
    const last = lastBlock?.lines.at(-1);
    let room = 0;
    if (this.#open && lastBlock && last && last.kind === kind) {
      room = LINE_LENGTH - last.text.length;
      const joined = {...last, text: last.text + text.slice(0, room)};
      this.#blocks = [...this.#blocks.slice(0, -1), {...lastBlock, lines: [...lastBlock.lines.slice(0, -1), joined]}];
      if (text.length <= room) return;
    }
    for (let at = room; at === 0 || at < text.length; at += LINE_LENGTH)
      this.#push({id: this.#nextId++, kind, prompt: '', text: text.slice(at, at + LINE_LENGTH)});
  }

  #push(line: LogLine): void {
    const last = this.#blocks.at(-1);
    if (last && last.lines.length < BLOCK)
      this.#blocks = [...this.#blocks.slice(0, -1), {...last, lines: [...last.lines, line]}];
    else this.#blocks = [...this.#blocks, {id: line.id, lines: [line]}];
    this.#count++;
    const first = this.#blocks[0];
    if (this.#count > LINE_LIMIT && first) {
      const rest = first.lines.slice(1);
      this.#count--;
      this.#blocks = rest.length > 0 ? [{...first, lines: rest}, ...this.#blocks.slice(1)] : this.#blocks.slice(1);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
