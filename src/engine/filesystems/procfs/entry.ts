// One entry of /proc, or of a task's directory in it. Its text is made at each read: nothing of it is kept.

import type {Fallible, Pid} from '../../abi';
import type {Kernel} from '../../kernel';

export interface ProcEntry {
  readonly name: string;
  readonly kind: 'file' | 'symlink' | 'dir';
  /** Permission bits. */
  readonly mode: number;
  /** It is there on machines that know this file system type. */
  readonly fstype?: string;
  /** The content, or a link's target. `task` is 0 for the machine's own entries; `me` reads. */
  text(k: Kernel, task: Pid, me: Pid): Fallible<string>;
}

export const file = (name: string, text: ProcEntry['text']): ProcEntry => ({name, kind: 'file', mode: 0o444, text});
export const symlink = (name: string, text: ProcEntry['text']): ProcEntry => ({
  name,
  kind: 'symlink',
  mode: 0o777,
  text,
});

/** A file that comes with a file system type. */
export const fileOf = (fstype: string, name: string, text: ProcEntry['text']): ProcEntry => ({
  ...file(name, text),
  fstype,
});

/** The entries that a machine has: fixed at boot. */
export const present = (k: Kernel, entries: readonly ProcEntry[]): readonly ProcEntry[] =>
  entries.filter(({fstype}) => fstype === undefined || k.fileSystems.has(fstype));

/** User space counts time in these: a hundredth of a second, ten ticks (USER_HZ). */
export const clockTicks = (ticks: number): number => Math.floor(ticks / 10);
