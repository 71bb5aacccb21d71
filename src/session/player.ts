// One machine being played: what is typed is noted at its tick, what happens is noted in the journal. Text enters only
// between two ticks, so a recording played again meets the machine in the very same place. For the same reason time can be
// turned back: a keyframe is restored, and what was typed since is typed again.

import {createMachine, type Machine, type StopReason} from '../engine/machine';
import type {Input, Recording} from '../scenario';
import {explained} from './explained';
import {type Chunk, Journal} from './journal';
import {Logbook} from './logbook';
import {Marks} from './marks';
import {Moves} from './moves';
import {Recorder} from './recorder';
import {Timeline} from './timeline';

/** How far a recording has been played again. */
interface Replay {
  readonly inputs: readonly Input[];
  next: number;
  readonly until: number;
}

interface Taken {
  readonly tty: readonly Chunk[];
  readonly rewound: number | null;
  readonly branched: number | null;
}

export class Player {
  readonly machine: Machine;
  readonly journal = new Journal();
  marks = new Marks();
  readonly moves = new Moves();
  private readonly recorder: Recorder;
  private readonly timeline = new Timeline();
  private readonly logbook = new Logbook();
  private replay: Replay | null;
  /** Time was turned back to this tick, or further, and the page has yet to hear of it; null: it was not. */
  private rewound: number | null = null;
  /** What was known of the run after this tick has been given up, and the page has yet to hear of it. */
  private branched: number | null = null;
  /** Since the last tick ended. */
  private stepsTaken = 0;

  /** Boots; with a recording of some length, `run` then plays it again first. */
  constructor(
    readonly source: Recording,
    private readonly hear: (text: string, because: string) => void,
  ) {
    const {spec, script, inputs, length} = source;
    this.machine = createMachine({...spec, script: null, boot: script});
    this.recorder = new Recorder(spec, script);
    this.replay = length > 0 || inputs.length > 0 ? {inputs, next: 0, until: length} : null;
    this.timeline.note(this.machine, this.marks, null);
    this.machine.onTrace(record => {
      this.journal.trace(record);
      this.marks.trace(record);
      this.moves.trace(this.machine.kernel, record);
    });
    this.machine.onTty((text, writer, because) => {
      const {misc, records} = this.machine.kernel.state;
      // The call that writes is still pending: its first argument is the descriptor.
      const onError = records.find(writer)?.call?.args[0] === 2;
      this.journal.write(misc.tick - 1, text, because, misc.terminal.refusal, onError);
      this.hear(text, because);
    });
  }

  get replaying(): boolean {
    return this.replay !== null;
  }

  /** The tick up to which this run is known: the end of what is played again, or the present. */
  get known(): number {
    return Math.max(this.machine.tick, this.replay?.until ?? 0);
  }

  /** The rest of the recording is not played. */
  abandonReplay(): void {
    const {tick} = this.machine;
    if (this.known > tick) this.branched = Math.min(tick, this.branched ?? tick);
    this.replay = null;
    this.timeline.forgetAfter(this.machine.tick);
  }

  /** `shown`: the page has put it into its log already. */
  type(text: string, shown = true): void {
    this.journal.echo(this.machine.tick, text, this.machine.prompt, shown);
    this.recorder.add(this.machine.tick, text);
    this.machine.typeText(text);
  }

  /** null: a link could not hold it. */
  recording(): Recording | null {
    return this.recorder.recording(this.machine.tick);
  }

  /** Stopped within a tick, where nothing may be typed: the code of a program is missing. `tick` ends that tick. */
  within = false;

  /** Between two steps of a tick: what may only come between two ticks has to wait for its end. */
  get midway(): boolean {
    const {state, config} = this.machine.kernel;
    return state.misc.cpu < config.cpus;
  }

  /** The last moment between two ticks. A tick has its number from its first step on. */
  get boundary(): number {
    return this.machine.tick - (this.midway ? 1 : 0);
  }

  /** Steps that have been taken one by one since then. */
  get steps(): number {
    return this.midway ? this.stepsTaken : 0;
  }

  /**
   * One tick, or the rest of one, or at most so many steps of it. 'panic': the machine has stopped for good. 'missing': it
   * waits within the tick for the code of a program. What a recording has at `stopBefore` is not typed yet.
   */
  tick(maxSteps = Number.POSITIVE_INFINITY, stopBefore = -1): StopReason {
    const {machine} = this;
    if (!this.midway) {
      this.feed();
      this.stepsTaken = 0;
    }
    this.stepsTaken += maxSteps;
    const stopped = machine.run({until: this.midway ? machine.tick : machine.tick + 1, maxSteps});
    this.within = stopped === 'missing';
    if (this.within || this.midway) return stopped;
    if (stopped !== 'panic' && this.timeline.note(machine, this.marks, this.moves.last)) this.journal.seal();
    if (machine.tick === stopBefore && machine.tick < this.known) return stopped;
    this.feed();
    if (this.replay !== null && machine.tick >= this.replay.until) this.replay = null;
    return stopped;
  }

  /**
   * Goes back to the last keyframe that is not after a tick; from there the run is played again as far as it is known.
   */
  turnBack(tick: number): void {
    const {known, machine, replay} = this;
    this.keep();
    this.journal.forgetTraces();
    const moment = this.timeline.before(tick);
    const inputs = [...this.recorder.typed, ...(replay?.inputs.slice(replay.next) ?? [])];
    machine.restore(moment.keyframe);
    this.marks = new Marks(moment.marks);
    this.moves.last = moment.move;
    this.recorder.cut(moment.tick);
    const next = inputs.findIndex(input => input.at >= moment.tick);
    this.replay = {inputs, next: next < 0 ? inputs.length : next, until: known};
    this.logbook.cut(moment.tick);
    this.rewound = Math.min(moment.tick, this.rewound ?? moment.tick);
  }

  /** What happened since this was asked last. After time was turned back: all that the terminal has shown, too. */
  take(): Omit<ReturnType<Journal['take']>, 'tty'> & Taken {
    const {rewound, branched} = this;
    const {fresh, ...happened} = this.keep();
    this.rewound = null;
    this.branched = null;
    return {...happened, tty: rewound === null ? fresh : this.logbook.all, rewound, branched};
  }

  /** Enters what the terminal has shown into the logbook. */
  private keep(): Omit<ReturnType<Journal['take']>, 'tty'> & {readonly fresh: readonly Chunk[]} {
    const {tty, ...happened} = this.journal.take();
    const told = explained(this.machine.kernel, tty);
    this.logbook.add(told.map(({shown: _, ...chunk}) => chunk));
    return {...happened, fresh: told.filter(({shown}) => shown === undefined)};
  }

  /** Types what the recording has at this tick. */
  private feed(): void {
    const {replay} = this;
    if (replay === null) return;
    for (; replay.next < replay.inputs.length; replay.next++) {
      const input = replay.inputs[replay.next] as Input;
      if (input.at > this.machine.tick) return;
      this.type(input.text, false);
    }
  }
}
