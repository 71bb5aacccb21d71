// kill: what its words ask for. Shared by the program and the shell's builtin (which also knows jobs).

import {SIGNALS, signalName, signalNumber} from '../../abi';

export type KillPlan =
  /** Print this and be done. */
  | {readonly kind: 'list'; readonly text: string; readonly errors: readonly string[]}
  /** Targets are words: pids, negative process groups, or what else the caller understands. */
  | {readonly kind: 'send'; readonly signal: number; readonly targets: readonly string[]}
  /** Without the command's name. */
  | {readonly kind: 'error'; readonly error: string};

/** `args` without the command's name: -l [N|NAME]..., or [-s SIGNAL | -SIGNAL] target... */
export function planKill(args: readonly string[]): KillPlan {
  const first = args[0];
  if (first === '-l' || first === '-L') return listSignals(args.slice(1));
  let signal: number = SIGNALS.TERM;
  let targets = args;
  if (first === '-s') {
    if (args[1] === undefined) return {kind: 'error', error: "option requires an argument -- 's'"};
    const number = numberOf(args[1]);
    if (number === undefined) return {kind: 'error', error: `bad signal name '${args[1]}'`};
    signal = number;
    targets = args.slice(2);
  } else if (first !== undefined && first !== '--' && /^-./.test(first)) {
    const number = numberOf(first.slice(1));
    if (number === undefined) return {kind: 'error', error: `bad signal name '${first.slice(1)}'`};
    signal = number;
    targets = args.slice(1);
  }
  if (targets[0] === '--') targets = targets.slice(1);
  if (targets.length === 0) return {kind: 'error', error: 'you need to specify whom to kill'};
  return {kind: 'send', signal, targets};
}

/** A pid or process group from a word. */
export function killTarget(word: string): number | undefined {
  return /^-?\d{1,9}$/.test(word) ? Number(word) : undefined;
}

function numberOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word) <= 64 ? Number(word) : undefined;
  return signalNumber(word);
}

function listSignals(words: readonly string[]): KillPlan {
  if (words.length === 0) {
    const lines = Object.entries(SIGNALS).map(([name, number]) => `${String(number).padStart(2)}) ${name}\n`);
    return {kind: 'list', text: lines.join(''), errors: []};
  }
  const errors: string[] = [];
  let text = '';
  for (const word of words) {
    const status = /^\d+$/.test(word) ? Number(word) % 128 : undefined;
    const known = status === undefined ? signalNumber(word) : signalName(status);
    if (known === undefined) errors.push(`unknown signal '${word}'`);
    else text += `${known}\n`;
  }
  return {kind: 'list', text, errors};
}
