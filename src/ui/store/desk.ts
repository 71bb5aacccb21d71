// The page's hands: one machine, one terminal, and the few things that can be done with them. Components call these and
// read the two stores; nobody else talks to the engine client.
import {createContext, useContext} from 'react';
import {type Recording, typedBeforeKeys} from '../../scenario';
import {EngineClient} from '../engine-client';
import {Terminal} from '../terminal';
import {type CpuHistory, createCpuHistory, recordUpdate, rewindHistory, type Selection} from '../views';
import {type Message, TICKS_PER_SECOND, useChoices} from './choices';
import {useMachine} from './machine';

/** Why lines that wait for their turn are not typed at another moment than they were meant for. */
const TURNED = 'time was turned back';

/** Milliseconds: an update may be late where the page is in the background. */
const SHOWN_AT_LATEST = 1_000;

/** Resolves once the page shows what was answered for this tick: the update comes after the answer. */
function shown(tick: number): Promise<void> {
  return new Promise(resolve => {
    const {update} = useMachine.getState();
    if (update?.tick === tick) return resolve();
    const end = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = useMachine.subscribe(now => now.update !== update && end());
    const timer = setTimeout(end, SHOWN_AT_LATEST);
  });
}

export class Desk {
  readonly terminal: Terminal;
  readonly #startWorker: () => Worker;
  #engine: EngineClient;
  #history = createCpuHistory();
  #refusal: Message | null = null;
  /** Why something was not done, and the message with an offer that it stands in front of. */
  #told: {readonly message: Message; readonly under: Message | null} | null = null;
  /** What the present machine was told to begin with. */
  #script = '';
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
    this.#script = recording.script;
    this.terminal.forget();
    this.#history = createCpuHistory();
    this.select(null);
    useChoices.setState({playing: running, lens: null, sights: {}, title: recording.spec.title});
    this.#engine.pace(useChoices.getState().speed * TICKS_PER_SECOND);
    this.#engine.slow(useChoices.getState().slow);
    return this.#engine.load(recording, running);
  }

  /** The run so far, or why it cannot be had. */
  async lastRun(): Promise<Recording | Error> {
    const {life, silent} = useMachine.getState();
    // A machine that is lost or says nothing would leave the question open for ever.
    if (silent || life.kind !== 'alive') return new Error('the machine does not answer');
    return this.#engine.recording().then(
      answer => answer.recording,
      (error: Error) => error,
    );
  }

  /** Starts the machine anew, without what was typed. The run that ends stays at hand unless it is too long for that. */
  async reset(): Promise<void> {
    const {spec, boots} = useMachine.getState();
    const last = await this.lastRun();
    if (!spec || boots !== useMachine.getState().boots) return;
    await this.boot({spec, script: this.#script, inputs: [], length: 0}, true);
    this.offerBack(last, 'The machine was started anew.');
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
    this.offerBack(
      recording,
      `The machine was started anew: now operations interleave. What you typed was typed again${whole ? '' : ', up to the line that a key ended'}.`,
    );
  }

  /** Says what took the place of the last run, and offers that run; or why it cannot be brought back. */
  offerBack(last: Recording | Error, text: string): void {
    const lost = last instanceof Error;
    const actions = lost
      ? []
      : [{label: 'Bring the last run back', run: () => void this.boot(last, false).catch(() => undefined)}];
    const said = lost ? `${text} The last run cannot be brought back: ${last.message}.` : text;
    useChoices.setState({message: {tone: 'plain', text: said, actions}});
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

  /** Puts into the message bar why something came to nothing; `before` says in a few words what that means. */
  async tell(asked: Promise<unknown>, before: string): Promise<void> {
    const {boots} = useMachine.getState();
    // A key that is held down asks again before it is answered: that time is on its way is seen.
    const impatient = this.#runs > 1;
    const because = await asked.then(
      () => '',
      (error: Error) => error.message,
    );
    const {boots: now, life} = useMachine.getState();
    if (now !== boots || life.kind !== 'alive' || impatient) return;
    const {message} = useChoices.getState();
    const under = message !== null && message === this.#told?.message ? this.#told.under : message;
    if (because === '') {
      if (message !== under) useChoices.setState({message: under});
      return;
    }
    const text = `${before}: ${because}.`;
    // An offer is not taken away by a refusal: it stands behind it.
    const offer = under?.actions?.length ? under : null;
    const told: Message = {tone: 'bad', text: offer ? `${text} ${offer.text}` : text, actions: offer?.actions ?? []};
    this.#told = {message: told, under: offer};
    useChoices.setState({message: told});
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
    this.terminal.dropWaiting(TURNED);
    return this.#thenStand(() => this.#engine.seek(tick));
  }

  /** One millisecond back; in step mode one step of the kernel. */
  back(): Promise<unknown> {
    this.terminal.dropWaiting(TURNED);
    return this.#thenStand(() => this.#engine.back());
  }

  async #thenStand<T extends {readonly tick: number}>(go: () => Promise<T>): Promise<T> {
    const {playing} = useChoices.getState();
    const {boots} = useMachine.getState();
    useChoices.setState({playing: false});
    this.#runs++;
    try {
      const done = await go();
      await shown(done.tick);
      return done;
    } catch (error) {
      // What was refused has stopped nothing.
      if (boots === useMachine.getState().boots && playing) useChoices.setState({playing});
      throw error;
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
