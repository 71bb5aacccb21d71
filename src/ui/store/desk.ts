// The page's hands: one machine, one terminal, and the few things that can be done with them. Components call these and
// read the two stores; nobody else talks to the engine client.
import {createContext, useContext} from 'react';
import {type Recording, typedBeforeKeys} from '../../scenario';
import {EngineClient} from '../engine-client';
import {Terminal} from '../terminal';
import {type CpuHistory, createCpuHistory, recordUpdate, rewindHistory, type Selection} from '../views';
import {type Message, TICKS_PER_SECOND, useChoices} from './choices';
import {useMachine} from './machine';

export class Desk {
  readonly terminal: Terminal;
  readonly #startWorker: () => Worker;
  #engine: EngineClient;
  #history = createCpuHistory();
  #refusal: Message | null = null;
  /** Runs of ticks that were asked for and are not done. */
  #runs = 0;

  constructor(startWorker: () => Worker) {
    this.#startWorker = startWorker;
    this.terminal = new Terminal(() => this.#engine);
    this.#engine = this.#begin();
  }

  get engine(): EngineClient {
    return this.#engine;
  }

  /** Who ran where, gathered once an update. */
  get history(): CpuHistory {
    return this.#history;
  }

  /** Boots a machine in place of the one there is. Resolves with its tick and hash once its inputs have been played. */
  async boot(recording: Recording, running: boolean): Promise<{tick: number; hash: string}> {
    const {life, silent} = useMachine.getState();
    if (silent) this.#engine.stop();
    if (silent || life.kind === 'panic' || life.kind === 'broke-down') this.#engine = this.#begin();
    useMachine.setState(({boots}) => ({boots: boots + 1, spec: recording.spec}));
    this.terminal.forget();
    this.#history = createCpuHistory();
    this.select(null);
    useChoices.setState({playing: running, lens: null, title: recording.spec.title});
    this.#engine.pace(useChoices.getState().speed * TICKS_PER_SECOND);
    this.#engine.slow(useChoices.getState().slow);
    return this.#engine.load(recording, running);
  }

  /** Starts the machine anew, without what was typed. The run that ends stays at hand. */
  async reset(): Promise<void> {
    const {recording} = await this.#engine.recording();
    await this.boot({...recording, inputs: [], length: 0}, true);
    this.#offerBack(recording, 'The machine was started anew.');
  }

  /** Starts it anew with operations that interleave between the kernel's steps, and types what was typed again. */
  async interleave(): Promise<void> {
    const {recording} = await this.#engine.recording();
    const {text, whole} = typedBeforeKeys(recording);
    const {units} = await this.#engine.readScript(text);
    await this.boot({...recording, spec: {...recording.spec, granularity: 'step'}, inputs: [], length: 0}, false);
    await Promise.allSettled(
      this.terminal.runScript(
        units.map(unit => unit.text),
        'fast',
      ),
    );
    this.pause();
    this.#offerBack(
      recording,
      `The machine was started anew: now operations interleave. What you typed was typed again${whole ? '' : ', up to the line that a key ended'}.`,
    );
  }

  #offerBack(recording: Recording, text: string): void {
    useChoices.setState({
      message: {
        tone: 'plain',
        text,
        actions: [
          {label: 'Bring the last run back', run: () => void this.boot(recording, false).catch(() => undefined)},
        ],
      },
    });
  }

  select(selection: Selection): void {
    useChoices.setState({selection});
    if (selection === null) this.#engine.inspect('nothing', 0);
    else if (selection.kind === 'task') this.#engine.inspect('task', selection.pid);
    else this.#engine.inspect('container', selection.id);
  }

  /**
   * Types what a gesture means; true when the machine has done it. What it says against it stands above the stage too, until
   * the next gesture: the log may be closed.
   */
  async gesture(line: string): Promise<boolean> {
    const {log} = this.terminal;
    const before = log.blocks.at(-1)?.lines.at(-1)?.id ?? 0;
    this.#refuse(null);
    const answers = await this.terminal.runLines([line]).catch(() => []);
    const status = answers[0]?.status ?? null;
    if (status === 0 || answers.length === 0) return status === 0;
    const said = log.blocks.flatMap(block => block.lines.filter(one => one.id > before));
    const against = said.filter(one => one.kind === 'error' || one.kind === 'hint').map(one => one.text);
    const {fix = '', instead = false} = said.findLast(one => one.refusal)?.refusal?.why ?? {};
    const mend = async () => {
      if ((await this.gesture(fix)) && !instead) await this.gesture(line);
    };
    this.#refuse(
      against.join(' ') || `${line}: ended with status ${status}`,
      fix === '' ? [] : [{label: fix, run: () => void mend()}],
    );
    return false;
  }

  /** Says why a gesture came to nothing; the next one takes it back. */
  refuse(because: string): void {
    this.#refuse(because);
  }

  #refuse(text: string | null, actions: Message['actions'] = []): void {
    const {message} = useChoices.getState();
    // What the page has said for other reasons is not a gesture's to take back.
    if (text === null && message !== this.#refusal) return;
    this.#refusal = text === null ? null : {tone: 'bad', text, told: true, actions};
    useChoices.setState({message: this.#refusal});
  }

  play(): void {
    useChoices.setState({playing: true});
    this.#engine.play();
  }

  pause(): void {
    useChoices.setState({playing: false});
    this.#engine.pause();
  }

  /** Runs this many ticks at once, then stands still. */
  run(ticks: number): Promise<{tick: number; hash: string}> {
    return this.#thenStand(() => this.#engine.run(ticks));
  }

  /** Step mode: kernel steps a second while it plays; null leaves it. */
  setSlow(slow: number | null): void {
    const entering = useChoices.getState().slow === null && slow !== null;
    useChoices.setState({slow});
    this.#engine.slow(slow);
    if (!entering) return;
    useChoices.setState({view: 'step'});
    this.pause();
  }

  /** To the next step of a kernel operation, then stands still. */
  step(): Promise<unknown> {
    return this.#thenStand(() => this.#engine.step());
  }

  /** To a moment of this run, back or forth as far as it is known; then the machine stands still. */
  seek(tick: number): Promise<unknown> {
    return this.#thenStand(() => this.#engine.seek(tick));
  }

  /** One millisecond back; in step mode one step of the kernel. */
  back(): Promise<unknown> {
    return this.#thenStand(() => this.#engine.back());
  }

  async #thenStand<T>(go: () => Promise<T>): Promise<T> {
    useChoices.setState({playing: false});
    this.#runs++;
    try {
      return await go();
    } finally {
      this.#runs--;
    }
  }

  setSpeed(speed: number): void {
    useChoices.setState({speed});
    this.#engine.pace(speed * TICKS_PER_SECOND);
  }

  /** Nothing that was asked for is still being done. */
  get atRest(): boolean {
    return this.terminal.unfinished === 0 && this.#runs === 0 && this.#engine.waiting === 0;
  }

  #begin(): EngineClient {
    useMachine.setState({update: null, life: {kind: 'starting'}, silent: false});
    return new EngineClient(this.#startWorker, {
      onUpdate: update => {
        if (update.rewound !== undefined) rewindHistory(this.#history, update.rewound);
        recordUpdate(this.#history, update);
        this.terminal.receive(update.tty, update.prompt, update.rewound !== undefined);
        // Where time was turned back nothing moves from here to there.
        const shown = update.rewound === undefined ? update : {...update, traces: []};
        useMachine.setState({update: shown, life: {kind: 'alive'}});
      },
      onPanic: panic => useMachine.setState({life: {kind: 'panic', panic}}),
      onCannotStart: because => useMachine.setState({life: {kind: 'cannot-start', because}}),
      onBrokeDown: because => useMachine.setState({life: {kind: 'broke-down', because}}),
      onSilence: silent => useMachine.setState({silent}),
    });
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of DeskContext');
  return desk;
}
