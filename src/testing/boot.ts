// Machines for tests, in the user's language: a script and everything it prints, or lines typed at a prompt.

import {expect} from 'vitest';
import {fromBytes} from '../base';
import {createMachine, type Machine} from '../engine/machine';
import {DEFAULT_SPEC, type MachineSpec, parseDirectives} from '../scenario';
import {finishScript, prepareScript} from '../session';

export interface ScriptResult {
  readonly output: string;
  readonly status: number;
  readonly hash: string;
}

/** Runs a script headless, on the machine its directives ask for, to its end. Throws when it has none. */
export function runScript(text: string): ScriptResult {
  const prepared = prepareScript('case.sh', text);
  if (!prepared.ok) throw new Error(`line ${prepared.fault.line}: ${prepared.fault.message}`);
  const ending = finishScript(prepared.run);
  const output = fromBytes(prepared.run.output());
  if (ending.kind !== 'ended') throw new Error(`${JSON.stringify(ending)} after:\n${output}`);
  return {output, status: ending.status, hash: prepared.run.machine.hash()};
}

/** The script prints exactly this, and ends with status 0 unless told. */
export function expectShell(script: string, output: string, status = 0): void {
  const result = runScript(script);
  expect({output: result.output, status: result.status}).toEqual({output, status});
}

/** A machine with a person at its terminal. */
export interface Terminal {
  readonly machine: Machine;
  /** Types a line and answers what is printed until the next prompt. Throws when none comes within `maxTicks`. */
  typeLine(line: string, maxTicks?: number): string;
}

function waitForPrompt(machine: Machine, maxTicks: number): void {
  const {terminal} = machine.kernel.state.misc;
  for (const end = machine.tick + maxTicks; machine.prompt === '' || terminal.input !== ''; ) {
    if (machine.run({until: machine.tick + 1}) === 'panic') throw new Error(`panic: ${machine.panic}`);
    if (machine.tick >= end) throw new Error(`no prompt after ${maxTicks} ticks`);
  }
}

/** Boots to the first prompt. `script` runs before it; its directives say what the machine is. */
export function boot(script = '', change: Partial<MachineSpec> = {}): Terminal {
  const directives = parseDirectives(script);
  if (!directives.ok) throw new Error(`line ${directives.line}: ${directives.message}`);
  const machine = createMachine({...DEFAULT_SPEC, ...directives.spec, ...change, script: null, boot: script});
  let output = '';
  machine.onTty(text => {
    output += text;
  });
  waitForPrompt(machine, 60_000);
  return {
    machine,
    typeLine(line, maxTicks = 5000) {
      output = '';
      machine.typeText(`${line}\n`);
      waitForPrompt(machine, maxTicks);
      return output;
    },
  };
}
