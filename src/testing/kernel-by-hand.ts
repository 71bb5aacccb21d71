// A kernel with file systems and two tasks, without a scheduler: calls are made by hand, one at a time.

import {
  assert,
  FINISHED,
  type Frame,
  frameOf,
  isCall,
  type Plain,
  type Procedure,
  type Reply,
  SLEEP,
  STEPPED,
  step,
} from '../base';
import {type Failure, failed, RUNNING, type SyscallName, type UserCode} from '../engine/abi';
import {fileSystems} from '../engine/filesystems';
import {
  blankRecord,
  bootVfs,
  createKernel,
  createState,
  type Kernel,
  rootPosition,
  type Subsystem,
  SYSCALLS,
  shareFile,
  type TaskRecord,
} from '../engine/kernel';

export const ROOT_TASK = 1;
/** A task of user 65534. */
export const NOBODY_TASK = 3;

function record(k: Kernel, pid: number, uid: number): TaskRecord {
  const blank = blankRecord(pid, rootPosition(k));
  const program = {...blank.program, name: 'sh', argv: ['sh', '-c', 'a b']};
  return {...blank, comm: 'sh', uid, euid: uid, gid: uid, program};
}

export function bootFixture(subsystems: readonly Subsystem[] = []): Kernel {
  const config = {
    cpus: 4,
    nodes: 2,
    memory: 64,
    seed: 1,
    release: '2.6.20-rc1',
    quirks: false,
    maxHierarchies: 4,
    gracePeriod: 10,
    callsPerTick: 16,
    granularity: 'operation' as const,
  };
  const k = createKernel(config, createState(4, 1), {
    subsystems,
    fileSystems,
    programs: [
      {
        name: 'sh',
        *main(): UserCode<number> {
          yield {nr: 'getpid', args: []};
          return 0;
        },
      },
    ],
    syscalls: SYSCALLS,
  });
  bootVfs(k);
  for (const [pid, uid] of [
    [ROOT_TASK, 0],
    [NOBODY_TASK, 65534],
  ] as const) {
    k.state.records.put(pid, record(k, pid, uid));
    k.state.tasks.state[pid] = RUNNING;
    k.state.tasks.pgrp[pid] = pid;
    k.state.tasks.allowedLow[pid] = 0xf;
  }
  return k;
}

/** Gives another task the same open files, as fork does. */
export function shareFrom(k: Kernel, from: number, to: number): void {
  const {fds} = k.state.records.get(from);
  k.state.records.edit(to).fds = fds.slice();
  for (const file of fds) if (file !== 0) shareFile(k, file);
}

/** Begins a call; each call of the answer runs it on, to its end or, answering SLEEP, until it has to wait. */
export function begin(k: Kernel, me: number, nr: SyscallName, ...args: Plain[]): () => unknown {
  const code = k.syscalls[nr] as (k: Kernel, me: number, ...args: Plain[]) => unknown;
  const stack: Frame[] = [];
  const reply: Reply = {value: undefined};
  return () => {
    if (stack.length === 0) {
      const answer = code(k, me, ...args);
      if (!isCall(answer)) return answer;
      stack.push(frameOf(answer.procedure as Procedure, answer.locals));
    }
    for (;;) {
      const progress = step({k, me}, stack, reply);
      if (progress === SLEEP) return SLEEP;
      if (progress === FINISHED) return reply.value;
      assert(progress === STEPPED, 'the kernel made a system call');
    }
  };
}

/** Makes a call: its answer, or SLEEP when it has to wait. */
export const sys = (k: Kernel, me: number, nr: SyscallName, ...args: Plain[]): unknown => begin(k, me, nr, ...args)();

/** The name of the error, or what the call answered. */
export const errnoOf = (answer: unknown): unknown => (failed(answer) ? answer.errno : answer);
export const because = (answer: unknown): string => (answer as Failure).because;
/** As root: the answer, or the name of the error. */
export const root = (k: Kernel, nr: SyscallName, ...args: Plain[]): unknown => errnoOf(sys(k, ROOT_TASK, nr, ...args));
export const nobody = (k: Kernel, nr: SyscallName, ...args: Plain[]): unknown =>
  errnoOf(sys(k, NOBODY_TASK, nr, ...args));

/** The whole content of a file, or the error. */
export function cat(k: Kernel, path: string, me = ROOT_TASK): unknown {
  const fd = sys(k, me, 'open', path, 0, 0);
  if (typeof fd !== 'number') return errnoOf(fd);
  const text = sys(k, me, 'read', fd, 1 << 20);
  sys(k, me, 'close', fd);
  return errnoOf(text);
}

export function store(k: Kernel, path: string, text: string, me = ROOT_TASK, flags = 0o1101): unknown {
  const fd = sys(k, me, 'open', path, flags, 0o666);
  if (typeof fd !== 'number') return errnoOf(fd);
  const taken = sys(k, me, 'write', fd, text);
  sys(k, me, 'close', fd);
  return errnoOf(taken);
}

export const names = (k: Kernel, path: string): string[] =>
  (sys(k, ROOT_TASK, 'readdir', path) as {name: string}[]).map(entry => entry.name);
