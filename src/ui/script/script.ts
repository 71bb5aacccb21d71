// The script in the panel and what became of its commands. A result belongs to the machine that ran it and to the text that
// it ran; what is no longer true of either is not shown.
import {create} from 'zustand';
import type {ScriptFault, ScriptUnit} from '../../protocol';
import {useMachine} from '../store';

/** What one command of the script did, and when. */
export interface Result {
  readonly unit: ScriptUnit;
  /** Ticks at which it was typed, and at which the prompt came back. */
  readonly began: number;
  readonly ended: number;
  /** null: it has no end, and `waiting` says what it waits for. */
  readonly status: number | null;
  readonly waiting: string;
  readonly output: string;
  /** Why something in it was refused; ''. */
  readonly because: string;
}

export interface Script {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  /** What the machine runs before the first prompt; the script's directives say the rest. */
  readonly boot: string;
  readonly units: readonly ScriptUnit[];
  readonly faults: readonly ScriptFault[];
  readonly results: readonly Result[];
  /** The machine that the results are of, as `useMachine().boots` counts them. */
  readonly machine: number;
  readonly running: boolean;
  /** What is said about the last run; ''. */
  readonly said: string;
}

export const useScript = create<Script>(() => ({
  open: false,
  title: '',
  text: '',
  boot: '',
  units: [],
  faults: [],
  results: [],
  machine: -1,
  running: false,
  said: '',
}));

// What was typed in the past made another future: the results of the old one go.
useMachine.subscribe(({update}, before) => {
  const branched = update === before.update ? undefined : update?.branched;
  if (branched === undefined) return;
  useScript.setState(({results}) => ({results: results.filter(one => one.ended <= branched), said: ''}));
});
