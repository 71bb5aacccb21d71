// In words: what a line that was typed still waits for; and whether anything can happen at all before somebody types.

import {fromBytes} from '../base';
import {FREE, INTERRUPTIBLE, type Pid, RUNNING, STOPPED, UNINTERRUPTIBLE, ZOMBIE} from '../engine/abi';
import {isFrozen, type Kernel} from '../engine/kernel';
import {LENGTH_MAX} from '../scenario';

/** No task can run, and no timer is set that ends within the longest run there is. */
export function isIdle(k: Kernel): boolean {
  const {tasks, cpus, misc} = k.state;
  for (let cpu = 0; cpu < k.config.cpus; cpu++) if (cpus.current[cpu] !== 0 || cpus.head[cpu] !== 0) return false;
  for (let pid = 1; pid < tasks.capacity; pid++) {
    const state = tasks.state[pid];
    if (state === RUNNING) return false;
    const wakeAt = tasks.wakeAt[pid] as number;
    if ((state === INTERRUPTIBLE || state === UNINTERRUPTIBLE) && wakeAt !== 0 && wakeAt <= LENGTH_MAX) return false;
  }
  return misc.terminal.input === '' && misc.nextDeath === 0;
}

function howItWaits(k: Kernel, pid: Pid): string {
  const {tasks, records} = k.state;
  const name = `${fromBytes(records.find(pid)?.comm ?? '?')} (task ${pid})`;
  const call = records.find(pid)?.call?.nr ?? '';
  switch (tasks.state[pid]) {
    case RUNNING:
      return `${name} is running`;
    case STOPPED:
      return `${name} is stopped`;
    case UNINTERRUPTIBLE:
      return isFrozen(k, pid) ? `${name} is frozen` : `${name} waits in ${call}`;
    default:
      if (tasks.wakeAt[pid] !== 0) return `${name} sleeps until tick ${tasks.wakeAt[pid]}`;
      if (call === 'read') return `${name} waits for something to read`;
      return `${name} waits in ${call}`;
  }
}

/** Names the youngest task of the terminal's foreground group: the one that the shell waits for. */
export function waitingFor(k: Kernel): string {
  const {tasks, misc} = k.state;
  let found = 0;
  for (let pid = 1; pid < tasks.capacity; pid++) {
    const state = tasks.state[pid];
    if (state === FREE || state === ZOMBIE || tasks.pgrp[pid] !== misc.terminal.foreground) continue;
    if (found === 0 || (tasks.startedAt[pid] as number) >= (tasks.startedAt[found] as number)) found = pid;
  }
  return found === 0 ? 'nothing runs in the foreground' : howItWaits(k, found);
}
