// Laws of waiting: nobody sleeps for what is there already. A sleeper that missed its wake-up would sleep for ever.

import {channel, type Kernel} from '../../engine/kernel';
import type {Report} from './tasks';

/** A little less than the buffer of a pipe: writes of up to this size go in whole. */
const PIPE_CAPACITY = 65536;

/** Sleepers by channel. */
function sleepers(k: Kernel, living: readonly number[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const pid of living) {
    const at = k.state.tasks.channel[pid] as number;
    if (at === 0) continue;
    const list = found.get(at);
    if (list === undefined) found.set(at, [pid]);
    else list.push(pid);
  }
  return found;
}

export function checkWaiting(k: Kernel, living: readonly number[], report: Report): void {
  const waiting = sleepers(k, living);
  if (waiting.size === 0) return;
  const {pipes, misc, tasks, records} = k.state;
  const at = (chan: number) => waiting.get(chan) ?? [];
  Object.entries(misc.locks).forEach(([name, owner], index) => {
    if (owner === 0) for (const pid of at(channel.lock(index))) report(`task ${pid} waits for ${name}, which is free`);
  });
  for (const [id, {buffer, readers, writers}] of pipes) {
    if (buffer !== '' || writers === 0)
      for (const pid of at(channel.pipeRead(id))) report(`task ${pid} waits to read pipe ${id}, which it could`);
    if (buffer === '' || readers === 0)
      for (const pid of at(channel.pipeWrite(id)))
        report(`task ${pid} waits to write to pipe ${id}, which has ${PIPE_CAPACITY - buffer.length} bytes of room`);
  }
  for (const pid of living) {
    for (const waiter of at(channel.child(pid))) {
      const wanted = (records.find(waiter)?.call?.args[0] ?? 0) as number;
      const dead = tasks.zombies[pid] as number;
      if (wanted <= 0 && dead !== 0) report(`task ${waiter} waits for a child, and ${dead} is dead`);
      if (wanted > 0 && tasks.parent[wanted] !== pid)
        report(`task ${waiter} waits for ${wanted}, which is no child of ${pid}`);
    }
  }
}
