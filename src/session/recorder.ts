// What the machine was made of and everything that came from outside since: enough to play the run again.

import {
  INFLATED_MAX,
  INPUT_MAX,
  INPUTS_MAX,
  type Input,
  LENGTH_MAX,
  type MachineSpec,
  type Recording,
} from '../scenario';

/** Bytes that a link's text needs besides. */
const FRAME = 1024;

export class Recorder {
  private readonly inputs: Input[] = [];

  constructor(
    private readonly spec: MachineSpec,
    private readonly script: string,
  ) {}

  /** Notes what was typed at a tick. What is typed at once is one input. */
  add(at: number, text: string): void {
    const last = this.inputs[this.inputs.length - 1];
    if (last !== undefined && last.at === at && last.text.length + text.length <= INPUT_MAX)
      this.inputs[this.inputs.length - 1] = {at, text: last.text + text};
    else this.inputs.push({at, text});
  }

  /** All of them, oldest first. */
  get typed(): readonly Input[] {
    return this.inputs;
  }

  /** Forgets what was typed at this tick or later. */
  cut(at: number): void {
    const first = this.inputs.findIndex(input => input.at >= at);
    if (first >= 0) this.inputs.splice(first);
  }

  /** The run so far; null when a link could not hold it. */
  recording(length: number): Recording | null {
    if (this.inputs.length > INPUTS_MAX || length > LENGTH_MAX) return null;
    const bytes = new TextEncoder().encode(JSON.stringify([this.spec, this.script, this.inputs])).length;
    if (bytes > INFLATED_MAX - FRAME) return null;
    return {spec: this.spec, script: this.script, inputs: this.inputs.slice(), length};
  }
}

export {INPUT_MAX};
