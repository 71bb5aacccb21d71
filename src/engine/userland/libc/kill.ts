// kill: what its words ask for. Shared by the program and the shell's builtin (which also knows jobs).

import {SIGNALS, signalName, signalNumber} from '../../abi';

export type KillPlan =
  /** Print this and be done. */
  | {readonly kind: 'list'; readonly text: string}
  /** Targets are words: pids, negative process groups, or what else the caller understands. */
  | {readonly kind: 'send'; readonly signal: number; readonly targets: readonly string[]}
  /** Without the command's name. */
  | {readonly kind: 'error'; readonly error: string};

const complaint = (error: string): KillPlan => ({kind: 'error', error});

/** `argv` with the command's name: -l [N|NAME]..., or [-s SIGNAL | -SIGNAL] target... */
export function planKill(argv: readonly string[]): KillPlan {
  const first = argv[1] ?? '';
  if (first === '-l') return listSignals(argv.slice(2));
  const separate = first === '-s' && argv.length > 2;
  const named = /^-[^-]/.test(first);
  const name = !named ? 'TERM' : separate ? (argv[2] as string) : first.slice(1);
  const signal = signalOf(name);
  if (signal === undefined) return complaint(`bad signal name '${name}'`);
  const words = argv.slice(1 + Number(named) + Number(separate));
  const targets = words[0] === '--' ? words.slice(1) : words;
  return targets.length === 0 ? complaint('you need to specify whom to kill') : {kind: 'send', signal, targets};
}

/** A pid or process group from a word. */
export function killTarget(word: string): number | undefined {
  return /^-?\d{1,9}$/.test(word) ? Number(word) : undefined;
}

/** A signal by name or number; 0 asks only whether the task is there. */
export function signalOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word) <= 64 ? Number(word) : undefined;
  return signalNumber(word);
}

function listSignals(words: readonly string[]): KillPlan {
  if (words.length === 0) {
    const lines = Object.entries(SIGNALS).map(([name, number]) => `${String(number).padStart(2)}) ${name}\n`);
    return {kind: 'list', text: lines.join('')};
  }
  let text = '';
  for (const word of words) {
    const status = /^\d+$/.test(word) ? Number(word) % 128 : undefined;
    const known = status === undefined ? signalNumber(word) : (signalName(status) ?? status);
    if (known === undefined) return complaint(`unknown signal '${word}'`);
    text += `${known}\n`;
  }
  return {kind: 'list', text};
}
