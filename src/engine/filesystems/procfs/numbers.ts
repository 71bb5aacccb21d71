// The numbers of the files of /proc. Each task has 4096 of them, in four quarters: its directory and the entries there; the
// directory of its one thread (/proc/PID/task/PID) and the entries there; the descriptors below the one, and below the
// other. Task 0 stands for the machine, whose entries follow the root.

import type {Pid} from '../../abi';

const SPAN = 4096;
const QUARTER = 1024;
export const ROOT = 1;

export const taskOf = (ino: number): Pid => Math.floor(ino / SPAN);
const quarterOf = (ino: number): number => Math.floor((ino % SPAN) / QUARTER);

/** In the directory of the thread, or below it. */
export const isThread = (ino: number): boolean => (quarterOf(ino) & 1) === 1;
export const isDescriptor = (ino: number): boolean => quarterOf(ino) >= 2;
export const descriptorOf = (ino: number): number => ino % QUARTER;

export const directoryOf = (task: Pid): number => task * SPAN;
export const threadOf = (task: Pid): number => task * SPAN + QUARTER;
/** The root, the directory of a task or of its thread. */
export const isDirectoryOfEntries = (ino: number): boolean =>
  ino === ROOT || (ino % QUARTER === 0 && !isDescriptor(ino));

/** The first entry of the directory that a file is, or is in. */
export function firstOf(ino: number): number {
  const task = taskOf(ino);
  if (task === 0) return ROOT + 1;
  return (isThread(ino) ? threadOf(task) : directoryOf(task)) + 1;
}

/** A descriptor in the directory `fd` that `dir` is. */
export const inoOfDescriptor = (dir: number, fd: number): number =>
  taskOf(dir) * SPAN + (isThread(dir) ? 3 : 2) * QUARTER + fd;
