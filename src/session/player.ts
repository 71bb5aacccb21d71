// One machine being played: what is typed is noted at its tick, what happens is noted in the journal. Text enters only
// between two ticks, so a recording played again meets the machine in the very same place.

import {createMachine, type Machine, type StopReason} from '../engine/machine';
import type {Input, Recording} from '../scenario';
import {Journal} from './journal';
import {Marks} from './marks';
import {Moves} from './moves';
import {Recorder} from './recorder';

/** How far a recording has been played again. */
interface Replay {
  readonly inputs: readonly Input[];
  next: number;
  readonly until: number;
}

export class Player {
  readonly machine: Machine;
  readonly journal = new Journal();
  readonly marks = new Marks();
  readonly moves = new Moves();
  private readonly recorder: Recorder;
  private replay: Replay | null;

  /** Boots; with a recording of some length, `run` then plays it again first. */
  constructor(
    readonly source: Recording,
    private readonly hear: (text: string) => void,
  ) {
    const {spec, script, inputs, length} = source;
    this.machine = createMachine({...spec, script: null, boot: script});
    this.recorder = new Recorder(spec, script);
    this.replay = length > 0 || inputs.length > 0 ? {inputs, next: 0, until: length} : null;
    this.machine.onTrace(record => {
      this.journal.trace(record);
      this.moves.trace(this.machine.kernel, record);
    });
    this.machine.onTty((text, writer, because) => {
      const {misc, records} = this.machine.kernel.state;
      // The call that writes is still pending: its first argument is the descriptor.
      const onError = records.find(writer)?.call?.args[0] === 2;
      this.journal.write(text, because, misc.terminal.refusal, onError);
      this.hear(text);
    });
  }

  get replaying(): boolean {
    return this.replay !== null;
  }

  /** The tick at which the recording ends; the present one without a recording. */
  get replayEnd(): number {
    return this.replay?.until ?? this.machine.tick;
  }

  /** The rest of the recording is not played. */
  abandonReplay(): void {
    this.replay = null;
  }

  type(text: string): void {
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

  /**
   * One tick, or the rest of one, or at most so many steps of it. 'panic': the machine has stopped for good. 'missing': it
   * waits within the tick for the code of a program.
   */
  tick(maxSteps = Number.POSITIVE_INFINITY): StopReason {
    const {machine} = this;
    if (!this.midway) this.feed();
    const stopped = machine.run({until: this.midway ? machine.tick : machine.tick + 1, maxSteps});
    this.within = stopped === 'missing';
    if (this.within || this.midway) return stopped;
    this.feed();
    if (this.replay !== null && machine.tick >= this.replay.until) this.replay = null;
    return stopped;
  }

  /** Types what the recording has at this tick. */
  private feed(): void {
    const {replay} = this;
    if (replay === null) return;
    for (; replay.next < replay.inputs.length; replay.next++) {
      const input = replay.inputs[replay.next] as Input;
      if (input.at > this.machine.tick) return;
      this.journal.echo(input.text, this.machine.prompt);
      this.type(input.text);
    }
  }
}
