// The only door to the worker: numbers every question, hands each answer to whoever asked, and acknowledges an update
// after the page has drawn it, so that at most one is in flight. Knows nothing of React.
//
// A question is answered exactly once: by its answer, by a refusal, or by the end of the machine (a panic, or a worker
// that could not start).
import {
  type Completion,
  type FromEngine,
  PROTOCOL_VERSION,
  type Slices,
  type ToEngine,
  type Update,
} from '../../protocol';
import type {Recording} from '../../scenario';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Question = WithoutId<Extract<ToEngine, {readonly id: number}>>;
type Answer = Extract<FromEngine, {readonly id: number}>;
type AnswerOf<K extends Answer['kind']> = Extract<Answer, {readonly kind: K}>;
export type Panic = Extract<FromEngine, {readonly kind: 'panic'}>;
export type Typed = AnswerOf<'typed'>;

export interface EngineListener {
  onUpdate(update: Update): void;
  onPanic(panic: Panic): void;
  /** The worker cannot run here. One plain sentence that names what is missing. */
  onCannotStart(because: string): void;
  /** The worker ran, and is lost. */
  onBrokeDown(because: string): void;
  /** It has left a message without any answer for too long, or (false) speaks again. */
  onSilence(silent: boolean): void;
}

interface Pending {
  readonly kind: Answer['kind'];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/** Milliseconds after a message until a worker that says nothing at all counts as stuck. A turn of its lasts a few. */
const SILENT_AFTER = 6000;

/** Milliseconds after which an update counts as drawn even if no animation tick came (a tab in the background). */
const DRAWN_AT_LATEST = 250;

function afterDrawing(then: () => void): void {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    clearTimeout(timer);
    cancelAnimationFrame(tick);
    then();
  };
  const timer = setTimeout(once, DRAWN_AT_LATEST);
  const tick = requestAnimationFrame(once);
}

export class EngineClient {
  readonly #listener: EngineListener;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #nextId = 1;
  #spoke = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #silent = false;
  #over: string | null = null;

  constructor(startWorker: () => Worker, listener: EngineListener) {
    this.#listener = listener;
    try {
      this.#worker = startWorker();
    } catch (error) {
      this.#cannotStart(`This browser could not start the machine in a module worker: ${String(error)}`);
      return;
    }
    this.#worker.onmessage = event => this.#receive(event.data as FromEngine);
    this.#worker.onmessageerror = () => this.#cannotStart('This browser could not read a message of the worker.');
    this.#worker.onerror = event => {
      event.preventDefault();
      const what = event.message || 'its file did not load';
      if (this.#spoke) this.#brokeDown(`The worker of the machine broke down: ${what}.`);
      else this.#cannotStart(`This browser could not start the machine in a module worker: ${what}.`);
    };
  }

  /** Boots a machine. Resolves when its inputs have been played, with the hash of its state then. */
  load(recording: Recording, running: boolean): Promise<AnswerOf<'done'>> {
    return this.#ask('done', {kind: 'load', recording, running});
  }

  /** Resolves at the next prompt, or with status null after `maxTicks`. */
  type(text: string, maxTicks: number): Promise<Typed> {
    return this.#ask('typed', {kind: 'type', text, maxTicks});
  }

  /** Types it at the prompt after all that was typed before is over. */
  typeInTurn(text: string, maxTicks: number, script: 'paced' | 'fast'): Promise<Typed> {
    return this.#ask('typed', {kind: 'type', text, maxTicks, script});
  }

  /** What the shell at a prompt makes of a script. */
  readScript(text: string): Promise<AnswerOf<'script'>> {
    return this.#ask('script', {kind: 'read', text});
  }

  key(key: 'interrupt' | 'eof' | 'suspend'): void {
    this.#send({kind: 'key', key});
  }

  pace(ticksPerSecond: number): void {
    this.#send({kind: 'pace', ticksPerSecond});
  }

  play(): void {
    this.#send({kind: 'play'});
  }

  pause(): void {
    this.#send({kind: 'pause'});
  }

  run(ticks: number): Promise<AnswerOf<'done'>> {
    return this.#ask('done', {kind: 'run', ticks});
  }

  /** To the next step of a kernel operation. */
  step(): Promise<AnswerOf<'done'>> {
    return this.#ask('done', {kind: 'step'});
  }

  /** To a moment of the run that is known. */
  seek(tick: number): Promise<AnswerOf<'done'>> {
    return this.#ask('done', {kind: 'seek', tick});
  }

  /** To the tick before; in slow motion to the step before. */
  back(): Promise<AnswerOf<'done'>> {
    return this.#ask('done', {kind: 'back'});
  }

  /** Kernel steps a second; null: by the pace. */
  slow(stepsPerSecond: number | null): void {
    this.#send({kind: 'slow', stepsPerSecond});
  }

  inspect(what: 'container' | 'task' | 'nothing', target: number): void {
    this.#send({kind: 'inspect', what, target});
  }

  async complete(line: string, cursor: number): Promise<{from: number; items: readonly Completion[]}> {
    return this.#ask('completions', {kind: 'complete', line, cursor});
  }

  /** What the word at an offset of the line is; from and to are equal where nothing is known. */
  about(line: string, cursor: number): Promise<AnswerOf<'about'>> {
    return this.#ask('about', {kind: 'about', line, cursor});
  }

  recording(): Promise<AnswerOf<'recording'>> {
    return this.#ask('recording', {kind: 'recording'});
  }

  /** The slices as of now. */
  async look(): Promise<Slices> {
    return (await this.read([])).slices;
  }

  /** The slices as of now with what these files hold: paths, or names of control files in every container. */
  read(files: readonly string[]): Promise<AnswerOf<'seen'>> {
    return this.#ask('seen', {kind: 'look', files});
  }

  /** Questions without an answer yet. */
  get waiting(): number {
    return this.#pending.size;
  }

  stop(): void {
    this.#end('The machine was stopped.');
  }

  #ask<K extends Answer['kind']>(kind: K, question: Question): Promise<AnswerOf<K>> {
    if (this.#over !== null) return Promise.reject(new Error(this.#over));
    const id = this.#nextId++;
    return new Promise<AnswerOf<K>>((resolve, reject) => {
      this.#pending.set(id, {kind, resolve: answer => resolve(answer as AnswerOf<K>), reject});
      this.#send({...question, id} as ToEngine);
    });
  }

  #send(message: ToEngine): void {
    if (this.#worker === null) return;
    this.#worker.postMessage(message);
    // Nothing follows from an ack, and a worker that has yet to load may take its time.
    if (message.kind === 'ack' || !this.#spoke) return;
    this.#silence ??= setTimeout(() => this.#setSilent(true), SILENT_AFTER);
  }

  #setSilent(silent: boolean): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
    if (this.#silent === silent) return;
    this.#silent = silent;
    this.#listener.onSilence(silent);
  }

  #receive(message: FromEngine): void {
    this.#spoke = true;
    this.#setSilent(false);
    switch (message.kind) {
      case 'ready':
        if (message.protocol !== PROTOCOL_VERSION)
          this.#cannotStart('The page and its worker come from different versions. Reload the page.');
        return;
      case 'update':
        this.#listener.onUpdate(message);
        afterDrawing(() => this.#send({kind: 'ack', update: message.update}));
        return;
      case 'panic':
        this.#end(`The machine stopped: ${message.message}`);
        this.#listener.onPanic(message);
        return;
      default:
        this.#answer(message);
    }
  }

  #answer(message: Answer): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    if (message.kind === pending.kind) pending.resolve(message);
    else pending.reject(new Error(message.kind === 'refused' ? message.because : `unexpected answer ${message.kind}`));
  }

  #cannotStart(because: string): void {
    if (this.#over !== null) return;
    this.#end(because);
    this.#listener.onCannotStart(because);
  }

  #brokeDown(because: string): void {
    if (this.#over !== null) return;
    this.#end(because);
    this.#listener.onBrokeDown(because);
  }

  #end(because: string): void {
    this.#over = because;
    this.#setSilent(false);
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of waiting) pending.reject(new Error(because));
  }
}
