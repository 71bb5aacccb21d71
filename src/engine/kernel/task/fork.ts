// do_fork: a new task that runs its parent's program anew, with an entry in its hand. Files, directory, user and
// containers are shared or copied as copy_process does. Between the steps the child exists but is on no list that runs.

import {done, type Plain, procedure, SLEEP} from '../../../base';
import {type Failure, failed, type Pid, UNINTERRUPTIBLE} from '../../abi';
import {containerFork, mayFork} from '../container';
import type {Kernel} from '../kernel';
import {lock, taskLock, taskUnlock, unlock} from '../lock';
import {enqueue} from '../sched';
import type {TaskRecord} from '../state';
import {shareFile} from '../vfs';
import {allocPid} from './pid';
import {startProgram} from './program';

interface ForkFrame {
  entry: Plain;
  child: Pid;
}

interface KernelEnv {
  readonly k: Kernel;
  readonly me: Pid;
}

/** The row of a new task: not yet runnable, charged to nobody. */
export function initTaskRow(k: Kernel, child: Pid, parent: Pid): void {
  const {tasks, misc} = k.state;
  tasks.state[child] = UNINTERRUPTIBLE;
  tasks.parent[child] = parent;
  tasks.startedAt[child] = misc.tick;
  misc.tasks++;
  misc.forks++;
  if (parent !== 0) (tasks.children[parent] as number)++;
}

export const DO_FORK = procedure<KernelEnv, ForkFrame>('do_fork')({
  copy_process({k, me}, frame) {
    const refusal = mayFork(k, me);
    if (refusal !== undefined) {
      leakPid(k, refusal);
      return refusal;
    }
    const child = allocPid(k);
    if (failed(child)) return child;
    frame.child = child;
    const {tasks} = k.state;
    initTaskRow(k, child, me);
    tasks.pgrp[child] = tasks.pgrp[me] as Pid;
    tasks.cpu[child] = tasks.cpu[me] as number;
    tasks.allowedLow[child] = tasks.allowedLow[me] as number;
    tasks.allowedHigh[child] = tasks.allowedHigh[me] as number;
  },
  task_lock({k, me}) {
    if (k.callbacks.fork.length > 0 && !lock(k, me, 'callback_mutex')) return SLEEP;
    if (!taskLock(k, me, me)) return SLEEP;
  },
  container_fork({k, me}, frame) {
    containerFork(k, me, frame.child);
    taskUnlock(k, me);
    if (k.callbacks.fork.length > 0) unlock(k, me, 'callback_mutex');
  },
  write_lock_irq({k, me}) {
    if (!lock(k, me, 'tasklist_lock')) return SLEEP;
  },
  wake_up_new_task({k, me}, frame) {
    const {child} = frame;
    const parent = k.state.records.get(me);
    k.state.records.put(child, copyRecord(k, parent, child, frame.entry));
    for (const file of parent.fds) if (file !== 0) shareFile(k, file);
    unlock(k, me, 'tasklist_lock');
    if (k.listeners.trace !== null) k.listeners.trace('task_fork', {parent: me, child});
    enqueue(k, child);
    return done(child);
  },
});

/** V6 5/6 asked numtasks after alloc_pid and forgot to free the pid (a quirk: ENOSPC is its refusal with quirks on). */
function leakPid(k: Kernel, refusal: Failure): void {
  if (!k.config.quirks || refusal.errno !== 'ENOSPC') return;
  const pid = allocPid(k);
  if (!failed(pid)) k.state.misc.leakedPids.push(pid);
}

function copyRecord(k: Kernel, parent: Readonly<TaskRecord>, child: Pid, entry: Plain): TaskRecord {
  const {program} = parent;
  const code = k.programs.get(program.name);
  return {
    pid: child,
    comm: parent.comm,
    uid: parent.uid,
    euid: parent.euid,
    gid: parent.gid,
    umask: parent.umask,
    cwd: parent.cwd,
    fds: parent.fds.slice(),
    closeOnExec: parent.closeOnExec.slice(),
    exitStatus: 0,
    exitSignal: 0,
    dispositions: {...parent.dispositions},
    program: startProgram(code as NonNullable<typeof code>, child, program.argv, program.environ, entry),
    call: null,
    stack: [],
    reply: undefined,
    refusal: null,
  };
}
