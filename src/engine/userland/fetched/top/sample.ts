// One sample of the machine: ticks of all cpus and of each task, in hundredths of a second; and what two samples, one after
// the other, tell.

import {failed, type UserCode} from '../../../abi';
import {readSmallFile} from '../../libc';
import type {TaskFacts} from '../ps';

/** Plain data. By the names that top has for them, in the order of /proc/stat. */
export interface CpuTicks {
  readonly usr: number;
  readonly nic: number;
  readonly sys: number;
  readonly idle: number;
  readonly io: number;
  readonly irq: number;
  readonly sirq: number;
  readonly steal: number;
}

/** Null: /proc/stat cannot be read. */
export function* readCpuTicks(): UserCode<CpuTicks | null> {
  const stat = yield* readSmallFile('/proc/stat');
  const fields = failed(stat) ? null : /^cpu +(.*)$/m.exec(stat);
  if (fields === null) return null;
  const [usr = 0, nic = 0, sys = 0, idle = 0, io = 0, irq = 0, sirq = 0, steal = 0] = (fields[1] as string)
    .split(' ')
    .map(Number);
  return {usr, nic, sys, idle, io, irq, sirq, steal};
}

const total = (ticks: CpuTicks): number => Object.values(ticks).reduce((sum: number, value: number) => sum + value, 0);

/** Ticks from one sample to the next, at least 1. */
export const elapsed = (before: CpuTicks, after: CpuTicks): number => Math.max(1, total(after) - total(before));

const SHOWN = ['usr', 'sys', 'nic', 'idle', 'io', 'irq', 'sirq'] as const;

/** "CPU:  34% usr   0% sys ...": of all cpus together, rounded down. */
export function cpuLine(before: CpuTicks, after: CpuTicks): string {
  const all = elapsed(before, after);
  const part = (name: (typeof SHOWN)[number]) => Math.floor((100 * (after[name] - before[name])) / all);
  return `CPU:${SHOWN.map(name => `${String(part(name)).padStart(4)}% ${name}`).join('')}`;
}

/** A task and its share of all cpus since the sample before, in whole per cent. */
export interface Share {
  readonly task: TaskFacts;
  readonly ticks: number;
  readonly percent: number;
}

/** The busiest first; then those that have used most, then the lowest pids. `used`: ticks of each pid at the sample before. */
export function shares(rows: readonly TaskFacts[], used: Readonly<Record<number, number>>, all: number): Share[] {
  const found = rows.map(task => {
    const ticks = task.time - (used[task.pid] ?? task.time);
    return {task, ticks, percent: Math.floor((100 * ticks) / all + 0.5)};
  });
  return found.sort((a, b) => b.ticks - a.ticks || b.task.time - a.task.time || a.task.pid - b.task.pid);
}
