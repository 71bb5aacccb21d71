// Lines that were typed and not yet answered, and those that wait for a prompt of their own. A line is over at the prompt
// after all that was typed has been read. A line that waits for its prompt is typed at the very tick at which it comes, so
// that a script runs the same however fast the page is.

import type {Kernel} from '../engine/kernel';
import type {FromEngine} from '../protocol';
import {isIdle, waitingFor} from './waiting';

/** Characters of output that an answer holds; the end is kept. */
const ANSWER_MAX = 1_048_576;
/** Whether a line waits for ever is asked every so many ticks. */
const IDLE_CHECK = 64;

interface TypedLine {
  /** 0: nobody waits for the answer. */
  readonly id: number;
  readonly began: number;
  /** Tick at which the answer is given in any case. */
  readonly deadline: number;
  readonly fast: boolean;
  output: string;
  /** Why it was refused, the last time. */
  because: string;
}

/** A line that is typed once all before it are over. */
interface QueuedLine {
  readonly id: number;
  readonly text: string;
  readonly maxTicks: number;
  /** It is run at full speed. */
  readonly fast: boolean;
}

/** The shell waits for a line, and nothing typed is left unread. */
export function atPrompt(k: Kernel): boolean {
  const {prompt, input} = k.state.misc.terminal;
  return prompt !== '' && input === '';
}

export class Lines {
  private typed: TypedLine[] = [];
  private queue: QueuedLine[] = [];

  constructor(
    private readonly post: (message: Extract<FromEngine, {readonly kind: 'typed' | 'refused'}>) => void,
    /** Types it into the machine now. */
    private readonly write: (text: string) => void,
  ) {}

  get none(): boolean {
    return this.typed.length === 0 && this.queue.length === 0;
  }

  get fast(): boolean {
    return [...this.typed, ...this.queue].some(line => line.fast);
  }

  hear(text: string, because: string): void {
    for (const line of this.typed) {
      line.output += text;
      if (line.output.length > 2 * ANSWER_MAX) line.output = line.output.slice(-ANSWER_MAX);
      if (because !== '') line.because = because;
    }
  }

  /** A line has just been typed. */
  add(id: number, tick: number, maxTicks: number, fast = false): void {
    this.typed.push({id, began: tick, deadline: tick + Math.max(1, maxTicks), fast, output: '', because: ''});
  }

  enqueue(line: QueuedLine): void {
    this.queue.push(line);
  }

  refuseAll(because: string): void {
    for (const {id} of this.typed.splice(0)) if (id !== 0) this.post({kind: 'refused', id, because});
    this.dropQueue(because);
  }

  dropQueue(because: string): void {
    for (const {id} of this.queue.splice(0)) this.post({kind: 'refused', id, because});
  }

  /** Answers the lines that are over, and those that have waited long enough; types the next one of the queue. */
  settle(k: Kernel): void {
    if (this.none) return;
    const {tick, terminal} = k.state.misc;
    const over = atPrompt(k);
    const stuck = !over && tick % IDLE_CHECK === 0 && this.typed.length > 0 && isIdle(k);
    const waiting: TypedLine[] = [];
    for (const line of this.typed) {
      if (!over && !stuck && tick < line.deadline) waiting.push(line);
      else if (line.id !== 0) {
        const result = over ? {status: terminal.lastStatus, waiting: ''} : {status: null, waiting: waitingFor(k)};
        const {id, began, because} = line;
        this.post({kind: 'typed', id, began, ended: tick, because, output: line.output.slice(-ANSWER_MAX), ...result});
        if (!over) this.dropQueue(`the line before it has no end: ${result.waiting}`);
      }
    }
    this.typed = waiting;
    if (!over || waiting.length > 0) return;
    const next = this.queue.shift();
    if (next === undefined) return;
    this.add(next.id, tick, next.maxTicks, next.fast);
    this.write(`${next.text}\n`);
  }
}
