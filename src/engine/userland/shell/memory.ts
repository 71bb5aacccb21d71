// The shell's memory: one plain record. What changes often stands in it directly; what rarely changes is in `setup`, which
// is replaced as a whole and therefore shared with children. `vars` is shared too until somebody writes (varsShared).
//
// Objects reachable from here may belong to two tasks: never write into `setup`, `args`, `jobs` or a shared `vars`.

import {setKey} from '../../../base';
import type {Pid} from '../../abi';
import type {EntryRef} from './source';

/** Why evaluation unwinds. `abort` goes back to the prompt of an interactive shell. */
export type Flow = '' | 'break' | 'continue' | 'return' | 'exit' | 'abort';

export interface Job {
  readonly number: number;
  /** One per member of the pipeline; the last one gives the status. */
  readonly pids: readonly Pid[];
  /** Members that have not been reaped. */
  readonly alive: readonly Pid[];
  readonly state: 'running' | 'stopped' | 'done';
  readonly status: number;
  readonly text: string;
}

export interface Setup {
  /** $$: the pid of the shell that is nobody's subshell. */
  readonly pid: Pid;
  readonly arg0: string;
  /** Texts that entries are named in; '' is a free slot. */
  readonly scripts: readonly string[];
  readonly functions: Readonly<Record<string, EntryRef>>;
  readonly exported: Readonly<Record<string, true>>;
  readonly readonlys: Readonly<Record<string, true>>;
  /** Action by signal name (EXIT too); '' ignores. */
  readonly traps: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
  /** The letters of $-. */
  readonly options: string;
  /** Reads commands from a person: own process groups, errors do not end it. */
  readonly interactive: boolean;
  /** The group that gets the terminal back. */
  readonly pgrp: Pid;
}

/** What a function call must put back: names made local, with their values (null: unset). */
export type Scope = readonly {readonly name: string; readonly value: string | null}[];

export interface Memory {
  setup: Setup;
  vars: Record<string, string>;
  varsShared: boolean;
  args: readonly string[];
  status: number;
  /** $!, 0 before the first. */
  lastBackground: Pid;
  flow: Flow;
  /** Loops that a break or continue still has to leave. */
  flowLevels: number;
  /** Loops around the current command, within its function. */
  loops: number;
  /** Above 0 in a condition, where a failure does not end the shell (set -e). */
  guard: number;
  /** Signals may be caught: look for them between commands. */
  watch: boolean;
  jobs: readonly Job[];
  /** Children that belong to no job: writers of large here-documents. */
  strays: number;
  scopes: readonly Scope[];
  /** Texts that run within each other (eval, dot, traps). */
  texts: number;
  /** Where getopts stands: the word it looks at next, how much of the one before is used (0: all), and $OPTIND as it left it. */
  getopts: {readonly next: number; readonly used: number; readonly seen: string};
  /** Above 0: a person who leaves jobs stopped was told of them by this line's exit, or by that before it. */
  warned: number;
  /** Read from standard input and not yet used. */
  input: string;
}

/**
 * Bytes of all variables of a shell, of the words of one command, or of what one substitution printed. A shell that would
 * need more ends.
 */
export const SIZE_LIMIT = 1 << 20;
export const OUT_OF_MEMORY = 'out of memory';
/** Bytes that a word or a variable takes besides its text. */
export const OVERHEAD = 32;

/** Bytes of a list of words. */
export const sizeOf = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + word.length + OVERHEAD, 0);

export const DEFAULT_PATH = '/sbin:/usr/sbin:/bin:/usr/bin';

export function createMemory(
  pid: Pid,
  arg0: string,
  args: readonly string[],
  environ: Readonly<Record<string, string>>,
): Memory {
  const exported: Record<string, true> = {};
  for (const name of Object.keys(environ)) setKey(exported, name, true);
  return {
    setup: {
      pid,
      arg0,
      scripts: [],
      functions: {},
      exported,
      readonlys: {},
      traps: {},
      aliases: {},
      options: '',
      interactive: false,
      pgrp: 0,
    },
    vars: {PATH: DEFAULT_PATH, IFS: ' \t\n', OPTIND: '1', PS1: '# ', PS2: '> ', PS4: '+ ', ...environ},
    varsShared: false,
    args,
    status: 0,
    lastBackground: 0,
    flow: '',
    flowLevels: 0,
    loops: 0,
    guard: 0,
    watch: false,
    jobs: [],
    strays: 0,
    scopes: [],
    texts: 0,
    getopts: {next: 1, used: 0, seen: '1'},
    warned: 0,
    input: '',
  };
}

export function changeSetup(m: Memory, change: Partial<Setup>): void {
  m.setup = {...m.setup, ...change};
}

export const hasOption = (m: Memory, letter: string): boolean => m.setup.options.includes(letter);

/** Ends the shell (or, interactive, the line) with a status. */
export function giveUp(m: Memory, status: number): void {
  m.status = status;
  m.flow = m.setup.interactive ? 'abort' : 'exit';
}

/** After each command: set -e ends the shell when it failed, except in conditions. */
export function checkFailure(m: Memory): void {
  if (m.status !== 0 && m.guard === 0 && m.flow === '' && m.setup.options.includes('e')) giveUp(m, m.status);
}
