// The visitor's terminal, without a picture: lines go to the machine, what comes back goes into the log, and every
// gesture of the page types here too, so that whatever the page does, the log shows the command that did it.
//
// A line typed by hand goes to the machine at once, as typed ahead if a command is running (it may be what that command
// reads). Lines of a paste or a gesture wait for the prompt, one after another; those still waiting are dropped by Ctrl-C,
// when the one before them is refused, and when time is turned: they were meant for another moment.
import type {TtyChunk} from '../../protocol';
import type {EngineClient, Typed} from '../engine-client';
import {History} from './history';
import {TerminalLog} from './log';

/** Ticks after which a line typed in the page stops being waited for: practically never. */
const PATIENCE = 2 ** 40;

/** Milliseconds: an update may be late where the page is in the background. */
const UPDATE_AT_LATEST = 1_000;

interface Waiting {
  readonly line: string;
  readonly maxTicks: number;
  readonly resolve: (typed: Typed) => void;
  readonly reject: (reason: Error) => void;
}

export class Terminal {
  readonly log = new TerminalLog();
  readonly history = new History();
  /** The line that is being written, for whichever field shows it next. */
  draft = '';
  readonly #engine: () => EngineClient;
  readonly #waiting: Waiting[] = [];
  readonly #listeners = new Set<() => void>();
  #running = 0;
  #draining = false;
  /** Counts machines, so that the end of one is not told in the log of the next. */
  #machine = 0;
  #touched = false;
  /** The line that began last. */
  #last = '';
  /** The prompt that the machine shows; '' while something runs, whoever typed it. */
  #prompt = '';
  /** Time was turned back in this machine: what it plays again stands in the history already. */
  #turned = false;
  #received: (() => void)[] = [];

  constructor(engine: () => EngineClient) {
    this.#engine = engine;
  }

  /** Lines that are running or wait for their turn. */
  get unfinished(): number {
    return this.#running + this.#waiting.length;
  }

  /** Somebody has typed something since the machine began. */
  get touched(): boolean {
    return this.#touched;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readUnfinished = (): number => this.unfinished;

  /** A line typed by hand. */
  enter(line: string): void {
    this.history.add(line);
    const typed = this.#waiting.length > 0 || this.#draining ? this.#queue(line, PATIENCE) : this.#send(line, PATIENCE);
    typed.catch(() => undefined);
  }

  /** Lines that run one after another: a paste, a gesture. Resolves with the answer to each. */
  async runLines(lines: readonly string[], maxTicks = PATIENCE): Promise<Typed[]> {
    const answers = lines.map(line => this.#queue(line, maxTicks));
    return Promise.all(answers);
  }

  /** Commands of a script: the machine takes each at a prompt of its own, and tells the log when it does. */
  runScript(commands: readonly string[], pace: 'paced' | 'fast'): Promise<Typed>[] {
    this.#touched = true;
    return commands.map(command => {
      this.#running++;
      this.#tell();
      return this.#engine()
        .typeInTurn(command, PATIENCE, pace)
        .finally(() => {
          this.#running--;
          this.#tell();
        });
    });
  }

  /** A paste by hand: its lines are remembered like typed ones. */
  paste(lines: readonly string[]): void {
    for (const line of lines) this.history.add(line);
    this.runLines(lines).catch(() => undefined);
  }

  /** Ctrl-C while the field held `text`, which it gives up, as a terminal shows it. */
  interrupt(text = ''): void {
    this.dropWaiting('dropped by Ctrl-C');
    this.log.line('command', `${text}^C`, this.#running === 0 ? this.#prompt : '');
    this.#engine().key('interrupt');
    this.#tell();
  }

  /** Ctrl-Z: stops what runs. False at a prompt, where nothing does. */
  suspend(): boolean {
    if (this.#prompt !== '' && this.#running === 0) return false;
    this.dropWaiting('dropped by Ctrl-Z');
    this.log.line('command', '^Z', '');
    this.#engine().key('suspend');
    this.#tell();
    return true;
  }

  /** Lines that wait for their turn are not typed any more; whoever gave them hears why. */
  dropWaiting(because: string): void {
    for (const waiting of this.#waiting.splice(0)) waiting.reject(new Error(because));
    this.#tell();
  }

  endOfInput(): void {
    this.#engine().key('eof');
  }

  /** What the machine printed; after time was turned back: all that it had printed then. */
  receive(chunks: readonly TtyChunk[], prompt: string, anew = false): void {
    if (anew) {
      this.#turned = true;
      this.log.clear();
    }
    for (const chunk of chunks) {
      if (chunk.prompt !== undefined) {
        this.#echo(chunk.text, chunk.prompt);
        continue;
      }
      if (chunk.because === '') {
        this.log.print(chunk.text, chunk.error ? 'error' : 'output');
        continue;
      }
      this.log.print(chunk.text, 'error');
      const refusal = chunk.why && {why: chunk.why, line: this.#last};
      this.log.line('hint', `# ${chunk.because}`, '', refusal);
    }
    this.#prompt = prompt;
    for (const wake of this.#received.splice(0)) wake();
  }

  /** A new machine: the old one's lines are no longer waited for. */
  forget(): void {
    this.#machine++;
    this.dropWaiting('another machine was started');
    this.#prompt = '';
    this.#turned = false;
    this.#touched = false;
    this.log.clear();
    this.#tell();
  }

  /** What a recording typed: lines, and keys as a terminal shows them. */
  #echo(text: string, prompt: string): void {
    for (const line of text.replace(/\n$/, '').split('\n')) {
      const shown = line.replaceAll('\x03', '^C').replaceAll('\x04', '^D').replaceAll('\x1a', '^Z');
      this.log.line('command', shown, prompt);
      this.#last = shown;
      if (shown === line && !this.#turned) this.history.add(line);
    }
  }

  #queue(line: string, maxTicks: number): Promise<Typed> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({line, maxTicks, resolve, reject});
      this.#tell();
      if (!this.#draining) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      try {
        next.resolve(await this.#send(next.line, next.maxTicks));
      } catch (error) {
        next.reject(error as Error);
        this.dropWaiting((error as Error).message);
      }
    }
    this.#draining = false;
  }

  async #send(line: string, maxTicks: number): Promise<Typed> {
    // What is typed ahead of a prompt stands without one, as on any terminal.
    this.log.line('command', line, this.#running === 0 ? this.#prompt : '');
    this.#last = line;
    this.#running++;
    this.#touched = true;
    const machine = this.#machine;
    this.#tell();
    try {
      const typed = await this.#engine().type(line, maxTicks);
      await this.#nextUpdate();
      return typed;
    } catch (error) {
      if (machine === this.#machine) this.log.line('error', (error as Error).message);
      throw error;
    } finally {
      this.#running--;
      this.#tell();
    }
  }

  /** What a line printed comes with the update after its answer; until then the next line would stand above it. */
  #nextUpdate(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, UPDATE_AT_LATEST);
      this.#received.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
