// What a forked child gets in its hand: the shell's memory as it is, and what to run in it. The memory is not copied
// here: the parent only marks what is shared, and the child takes its own record of it when it starts.

import type {Plain} from '../../../base';
import {type Fd, type Pid, SIGNALS, signalNumber} from '../../abi';
import type {Memory} from './memory';
import type {Redirect} from './redirect';
import {type EntryRef, entryIn} from './source';

export interface ChildEntry {
  readonly memory: Memory;
  /** Variables as an unfinished expansion sees them, or those of the memory. */
  readonly vars: Record<string, string>;
  readonly errand: Errand;
}

/** What the child does, and the place it takes first. Never written: parent and child hold the same record. */
export interface Errand {
  /** What runs: an entry, or a program, or the writing of a here-document. */
  readonly ref: EntryRef;
  readonly argv: readonly string[] | null;
  readonly redirects: readonly Redirect[];
  readonly assigned: readonly (readonly [string, string])[];
  readonly document: string | null;
  /** Become descriptor 0 and 1; -1 leaves them. */
  readonly stdin: Fd;
  readonly stdout: Fd;
  readonly close: readonly Fd[];
  /** Process group to join, 0 for a new one, -1 for the parent's. */
  readonly group: Pid;
  readonly foreground: boolean;
  /** Without job control: keyboard signals are ignored; standard input is empty unless `stdin` gives one. */
  readonly background: boolean;
  readonly nullInput: boolean;
  /** Signals whose handling goes back to the default. */
  readonly defaults: readonly number[];
  /** The command `jobs` alone lists the parent's jobs. */
  readonly keepJobs: boolean;
}

const NOTHING: readonly never[] = [];
/** What an interactive shell handles itself and its children do not. */
export const INTERACTIVE_SIGNALS = [SIGNALS.INT, SIGNALS.QUIT, SIGNALS.TERM, SIGNALS.TSTP, SIGNALS.TTIN, SIGNALS.TTOU];

function trapped(m: Memory): readonly number[] {
  const {traps, interactive} = m.setup;
  const caught = Object.keys(traps)
    .filter(name => traps[name] !== '')
    .map(name => signalNumber(name) ?? 0)
    .filter(number => number > 0);
  return interactive ? [...INTERACTIVE_SIGNALS, ...caught] : caught;
}

/** The argument of fork(2). Not spread: a subshell in a loop makes one each time. */
export function childEntry(m: Memory, what: Partial<Errand> & {vars?: Record<string, string>}): Plain {
  m.varsShared = true;
  const {traps, interactive} = m.setup;
  const errand: Errand = {
    ref: what.ref ?? -1,
    argv: what.argv ?? null,
    redirects: what.redirects ?? NOTHING,
    assigned: what.assigned ?? NOTHING,
    document: what.document ?? null,
    stdin: what.stdin ?? -1,
    stdout: what.stdout ?? -1,
    close: what.close ?? NOTHING,
    group: what.group ?? (interactive ? 0 : -1),
    foreground: what.foreground ?? interactive,
    background: what.background ?? false,
    nullInput: what.nullInput ?? false,
    defaults: interactive || !isEmpty(traps) ? trapped(m) : NOTHING,
    keepJobs: m.jobs.length > 0 && listsJobs(m, what.ref ?? -1),
  };
  const entry: ChildEntry = {memory: m, vars: what.vars ?? m.vars, errand};
  return entry as unknown as Plain;
}

function listsJobs(m: Memory, ref: EntryRef): boolean {
  const entry = ref < 0 ? undefined : entryIn(m.setup.scripts, ref);
  return entry?.kind === 'simple' && entry.words[0]?.literal === 'jobs';
}

/** Whether a record has no members. */
export function isEmpty(record: object): boolean {
  for (const _name in record) return false;
  return true;
}
