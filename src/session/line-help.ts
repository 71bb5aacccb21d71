// Completion and what is told of a word: answered by code that the page fetches once the machine has started, with the
// rarer commands, whose texts it tells.

import type {Kernel} from '../engine/kernel';
import type {Completion, FromEngine, ToEngine} from '../protocol';

export interface Completions {
  /** Offset in the line where the completed piece begins. */
  readonly from: number;
  readonly items: readonly Completion[];
}

/** What the word at an offset of the line is; from and to are equal, and the texts empty, where nothing is known. */
export interface WordAbout {
  /** Offsets of the word. */
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly text: string;
}

export interface LineHelp {
  complete(k: Kernel, line: string, cursor: number): Completions;
  about(k: Kernel, line: string, cursor: number): WordAbout;
}

let known: LineHelp | null = null;

/** Gives every lab here the code. Once is enough. */
export function provideLineHelp(help: LineHelp): void {
  known = help;
}

/** Answers a question about a line: at once, or by asking `again` when the code has been fetched. */
export function askOfLine(
  k: Kernel,
  message: Extract<ToEngine, {readonly kind: 'complete' | 'about'}>,
  post: (answer: FromEngine) => void,
  fetch: () => Promise<void>,
  again: () => void,
): void {
  const {id, line, cursor} = message;
  if (known !== null) {
    if (message.kind === 'about') post({kind: 'about', id, ...known.about(k, line, cursor)});
    else post({kind: 'completions', id, ...known.complete(k, line, cursor)});
    return;
  }
  const settled = () => {
    if (known !== null) again();
    else post({kind: 'refused', id, because: 'the code that completes lines could not be fetched'});
  };
  fetch().then(settled, settled);
}
