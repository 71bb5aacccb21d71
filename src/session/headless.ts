// A script run without a page: on the machine that its directives ask for, as root in /root, with /dev/null as input. What
// it prints is kept as bytes, exactly as a terminal would have got them.

import {HZ} from '../engine/abi';
import {provideExplained} from '../engine/explain';
import {createMachine, type Machine} from '../engine/machine';
import {checkSyntax} from '../engine/userland';
import {provideFetched} from '../engine/userland/fetched';
import {type MachineSpec, parseDirectives} from '../scenario';

// Without a page there is nothing to wait for.
provideFetched();
provideExplained();

/** Why a text is no script that could run. Lines and columns count from 1; column 0: the whole line. */
export interface ScriptFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface HeadlessRun {
  readonly spec: MachineSpec;
  readonly machine: Machine;
  /** Bytes written to the terminal so far. */
  readonly output: () => string;
}

export type Prepared =
  | {readonly ok: true; readonly run: HeadlessRun}
  | {readonly ok: false; readonly fault: ScriptFault};

/** What became of a script: it ended, ran over its limit, or met a broken law of the kernel. */
export type Ending =
  | {readonly kind: 'ended'; readonly status: number}
  | {readonly kind: 'limit'; readonly seconds: number}
  | {readonly kind: 'panic'; readonly message: string; readonly tick: number};

/** A fresh machine for a spec, before its first tick; its output is collected. */
function bootHeadless(spec: MachineSpec, name: string, text: string): HeadlessRun {
  const machine = createMachine({...spec, script: {name, text}, boot: ''});
  return {spec, machine, output: collect(machine)};
}

/** Collects what a machine writes from now on. */
export function collect(machine: Machine): () => string {
  let output = '';
  machine.kernel.listeners.tty = text => {
    output += text;
  };
  return () => output;
}

function syntaxFault(text: string): ScriptFault | null {
  const {errors, incomplete} = checkSyntax(text);
  const [first] = errors;
  if (first !== undefined) return first;
  if (!incomplete) return null;
  const lines = text.trimEnd().split('\n');
  return {line: lines.length, column: (lines.at(-1) as string).length + 1, message: 'the script ends too early'};
}

/** Reads directives and syntax, and boots. */
export function prepareScript(name: string, text: string): Prepared {
  const directives = parseDirectives(text);
  if (!directives.ok) return {ok: false, fault: {line: directives.line, column: 0, message: directives.message}};
  const fault = syntaxFault(text);
  if (fault !== null) return {ok: false, fault};
  return {ok: true, run: bootHeadless(directives.spec, name, text)};
}

/** Runs to the script's end, or to its limit of simulated time. */
export function finishScript({machine, spec}: HeadlessRun): Ending {
  const stopped = machine.run({until: spec.limit * HZ});
  if (stopped === 'panic') return {kind: 'panic', message: machine.panic, tick: machine.tick};
  if (machine.status !== null) return {kind: 'ended', status: machine.status};
  return {kind: 'limit', seconds: spec.limit};
}
