// What the inspector shows of a task, read from /proc/PID the way `cat` does it.

import {fromBytes} from '../base';
import {failed} from '../engine/abi';
import {FOLLOW, type Kernel, walk} from '../engine/kernel';
import type {ControlFileSlice} from '../protocol';

const INIT = 1;
const VALUE_MAX = 16_384;

/** One plain file of the machine, as task 1 would read it; null when it cannot be read. */
export function readMachineFile(k: Kernel, path: string): string | null {
  const found = walk(k, INIT, path, FOLLOW);
  if (failed(found) || found.attr?.kind !== 'file') return null;
  const opened = found.fs.open?.(k, INIT, found.sb, found.ino, 0) ?? null;
  if (failed(opened)) return null;
  const text = opened ?? found.fs.read(k, INIT, found.sb, found.ino);
  found.fs.release?.(k, found.sb, found.ino);
  return failed(text) ? null : fromBytes(text.slice(0, VALUE_MAX));
}

const ABOUT: Readonly<Record<string, string>> = {
  cmdline: 'The arguments the program was started with.',
  container: 'Tells the place of one task in every hierarchy.',
  cgroup: 'Tells the place of one task in every hierarchy.',
  stat: 'The numbers that ps reads.',
  status: 'What stat says, in words: state, parent, user, signals, and the cpus and memory nodes that are allowed.',
};

export function taskFacts(k: Kernel, pid: number): ControlFileSlice[] {
  const dir = walk(k, INIT, `/proc/${pid}`, FOLLOW);
  if (failed(dir) || dir.attr?.kind !== 'dir') return [];
  const facts: ControlFileSlice[] = [];
  for (const entry of dir.fs.readdir(k, dir.sb, dir.ino, INIT)) {
    if (entry.kind !== 'file') continue;
    const value = readMachineFile(k, `/proc/${pid}/${entry.name}`);
    const owner = k.subsystems.find(subsystem => subsystem.procFile?.name === entry.name);
    facts.push({
      name: fromBytes(entry.name),
      subsystem: owner?.name ?? 'proc',
      value: value === null ? null : value.replaceAll('\0', ' '),
      writable: false,
      about: ABOUT[entry.name] ?? (owner === undefined ? '' : owner.about),
    });
  }
  return facts;
}
