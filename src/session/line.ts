// A line that was typed and not yet answered: its output, and when it is over. It is over at the prompt after all that
// was typed has been read.

import type {Kernel} from '../engine/kernel';

/** Characters of output that an answer holds; the end is kept. */
const ANSWER_MAX = 1_048_576;

export class TypedLine {
  private output = '';

  constructor(
    readonly id: number,
    /** Tick at which the answer is given in any case. */
    readonly deadline: number,
  ) {}

  hear(text: string): void {
    this.output += text;
    if (this.output.length > 2 * ANSWER_MAX) this.output = this.output.slice(-ANSWER_MAX);
  }

  get text(): string {
    return this.output.slice(-ANSWER_MAX);
  }
}

/** The shell waits for a line, and nothing typed is left unread. */
export function atPrompt(k: Kernel): boolean {
  const {prompt, input} = k.state.misc.terminal;
  return prompt !== '' && input === '';
}
