// wait4: a parent hears of a child that ended or stopped, and a zombie's pid becomes free.

import {FREE, fail, type Pid, SIGNALS, STOPPED, type WaitResult, WNOHANG, WUNTRACED, ZOMBIE} from '../../abi';
import {taskColumnNames} from '../columns';
import type {Answer, Kernel} from '../kernel';
import {channel, sleepOn} from '../wait';

/** A dead child joins its parent's list. */
export function addZombie(k: Kernel, parent: Pid, task: Pid): void {
  const {tasks} = k.state;
  tasks.nextZombie[task] = tasks.zombies[parent] as Pid;
  tasks.zombies[parent] = task;
}

function removeZombie(k: Kernel, parent: Pid, task: Pid): void {
  const {tasks} = k.state;
  let previous = 0;
  for (let at = tasks.zombies[parent] as Pid; at !== task; at = tasks.nextZombie[at] as Pid) previous = at;
  if (previous === 0) tasks.zombies[parent] = tasks.nextZombie[task] as Pid;
  else tasks.nextZombie[previous] = tasks.nextZombie[task] as Pid;
  tasks.nextZombie[task] = 0;
}

/** Frees the pid: its rows are zero again, so that equal machines have equal columns. */
export function releaseTask(k: Kernel, task: Pid): void {
  const {tasks, misc, records} = k.state;
  const parent = tasks.parent[task] as Pid;
  for (const subsystem of k.callbacks.release) subsystem.release?.(k, task);
  if (parent !== 0) (tasks.children[parent] as number)--;
  clearRow(k, task);
  records.remove(task);
  k.generators.delete(task);
  misc.tasks--;
  if (k.listeners.trace !== null) k.listeners.trace('task_reap', {task});
}

function clearRow(k: Kernel, task: Pid): void {
  const {tasks} = k.state;
  for (const name of (COLUMN_NAMES ??= taskColumnNames(tasks))) if (name !== 'container') tasks[name][task] = 0;
  const first = task * tasks.slots;
  for (let h = 0; h < tasks.slots; h++) tasks.container[first + h] = 0;
}
let COLUMN_NAMES: ReturnType<typeof taskColumnNames> | undefined;

function reap(k: Kernel, task: Pid): WaitResult {
  const record = k.state.records.get(task);
  const result = {pid: task, status: record.exitStatus, signal: record.exitSignal, stopped: false};
  const {tasks} = k.state;
  const parent = tasks.parent[task] as Pid;
  (tasks.cutime[parent] as number) += (tasks.utime[task] as number) + (tasks.cutime[task] as number);
  removeZombie(k, parent, task);
  releaseTask(k, task);
  return result;
}

function isChild(k: Kernel, me: Pid, pid: Pid): boolean {
  const {tasks} = k.state;
  return pid > 0 && pid < tasks.capacity && tasks.state[pid] !== FREE && tasks.parent[pid] === me;
}

/** wait4(2): pid > 0 that child, -1 any. Errors: ECHILD. */
export function wait(k: Kernel, me: Pid, pid: Pid, options: number): Answer<WaitResult | 0> {
  const {tasks} = k.state;
  if (pid > 0 ? !isChild(k, me, pid) : tasks.children[me] === 0) {
    return fail('ECHILD', pid > 0 ? `task ${pid} is not a child of task ${me}` : `task ${me} has no children`);
  }
  if (pid > 0) {
    if (tasks.state[pid] === ZOMBIE) return reap(k, pid);
    if ((options & WUNTRACED) !== 0 && tasks.stopReport[pid] === 1) return reportStop(k, pid);
  } else {
    const found = findReportable(k, me, (options & WUNTRACED) !== 0);
    if (found !== 0) return tasks.state[found] === ZOMBIE ? reap(k, found) : reportStop(k, found);
  }
  if ((options & WNOHANG) !== 0) return 0;
  return sleepOn(k, me, channel.child(me));
}

/** The lowest pid among the children that have something to report; the dead before the stopped. */
function findReportable(k: Kernel, me: Pid, untraced: boolean): Pid {
  const {tasks} = k.state;
  let found = tasks.zombies[me] as Pid;
  for (let at = found; at !== 0; at = tasks.nextZombie[at] as Pid) if (at < found) found = at;
  if (found !== 0 || !untraced) return found;
  for (let task = 1; task < tasks.capacity; task++) {
    if (tasks.parent[task] === me && tasks.state[task] === STOPPED && tasks.stopReport[task] === 1) return task;
  }
  return 0;
}

function reportStop(k: Kernel, task: Pid): WaitResult {
  k.state.tasks.stopReport[task] = 0;
  return {pid: task, status: 128 + SIGNALS.STOP, signal: SIGNALS.STOP, stopped: true};
}
