// Tasks that the kernel starts itself: init, kthreadd, and user mode helpers such as a release agent
// (call_usermodehelper). They begin in the top container of every hierarchy.

import {firstBits} from '../../../base';
import {failed, type Pid} from '../../abi';
import {enterTopContainers} from '../container';
import type {Kernel} from '../kernel';
import {enqueue} from '../sched';
import type {Position, TaskRecord} from '../state';
import {openTerminal, rootPosition, shareFile} from '../vfs';
import {initTaskRow} from './fork';
import {allocPid} from './pid';
import {startProgram} from './program';

const KTHREADD = 2;

export interface SpawnRequest {
  /** Program by name, without going through the file system. */
  readonly program: string;
  readonly comm: string;
  readonly argv: readonly string[];
  readonly environ: Readonly<Record<string, string>>;
  readonly parent: Pid;
  /** With the terminal as descriptors 0, 1 and 2. */
  readonly terminal: boolean;
}

/** Starts a program as a new task. Answers its pid, or 0 when no pid was free. */
export function spawn(k: Kernel, request: SpawnRequest): Pid {
  const pid = allocPid(k);
  const code = k.programs.get(request.program);
  if (failed(pid) || code === undefined) return 0;
  const {tasks, records} = k.state;
  initTaskRow(k, pid, request.parent);
  tasks.pgrp[pid] = pid;
  const all = firstBits(k.config.cpus);
  tasks.allowedLow[pid] = all[0];
  tasks.allowedHigh[pid] = all[1];
  records.put(pid, {
    ...blankRecord(pid, rootPosition(k)),
    comm: request.comm,
    program: startProgram(code, pid, request.argv, request.environ, null),
  });
  if (request.terminal) {
    const file = openTerminal(k);
    for (let fd = 0; fd < 3; fd++) {
      shareFile(k, file);
      records.edit(pid).fds[fd] = file;
    }
  }
  enterTopContainers(k, pid);
  if (k.listeners.trace !== null) k.listeners.trace('task_fork', {parent: request.parent, child: pid});
  enqueue(k, pid);
  return pid;
}

/** The record of a task that has yet to be given a name, a program and files. */
export function blankRecord(pid: Pid, cwd: Position): TaskRecord {
  return {
    pid,
    comm: '',
    uid: 0,
    euid: 0,
    gid: 0,
    umask: 0o022,
    cwd,
    fds: [],
    closeOnExec: [],
    exitStatus: 0,
    exitSignal: 0,
    dispositions: {},
    program: {
      name: '',
      argv: [],
      environ: {},
      entry: null,
      checkpoint: null,
      log: [],
      started: false,
      memory: null,
      stack: [],
    },
    call: null,
    stack: [],
    reply: undefined,
    refusal: null,
  };
}

/**
 * call_usermodehelper without waiting: a task of its own that execs the file at `path` as its first deed. When that cannot
 * be run it ends silently, as in the kernel. Answers the pid or 0.
 */
export function spawnUserHelper(
  k: Kernel,
  path: string,
  argv: readonly string[],
  environ: Readonly<Record<string, string>>,
): Pid {
  const pid = spawn(k, {program: 'false', comm: 'kthreadd', argv, environ, parent: KTHREADD, terminal: false});
  if (pid !== 0) k.state.records.edit(pid).call = {nr: 'exec', args: [path, argv, environ]};
  return pid;
}
