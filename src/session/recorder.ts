// What the machine was made of and everything that came from outside since: enough to play the run again.

import {INPUT_MAX, INPUTS_MAX, type Input, type MachineSpec, type Recording} from '../scenario';

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

  /** More was typed than a link may hold. */
  get tooLong(): boolean {
    return this.inputs.length > INPUTS_MAX;
  }

  recording(length: number): Recording {
    return {spec: this.spec, script: this.script, inputs: this.inputs.slice(), length};
  }
}

export {INPUT_MAX};
