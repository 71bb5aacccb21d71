// A kernel with file systems and two tasks, without a scheduler: calls are made by hand, one at a time.

import {expect, test} from 'vitest';
import {FINISHED, frameOf, isCall, type Plain, type Procedure, type Reply, SLEEP, STEPPED, step} from '../../../base';
import {type Failure, FREE, failed, RUNNING, type SyscallName} from '../../abi';
import {fileSystems} from '../../filesystems';
import {createKernel, createState, type Kernel, type Subsystem, SYSCALLS, type TaskRecord} from '..';
import {bootVfs, rootPosition} from '.';

export const ROOT_TASK = 1;
/** A task of user 65534. */
export const NOBODY_TASK = 2;

function record(k: Kernel, pid: number, uid: number): TaskRecord {
  return {
    pid,
    comm: 'sh',
    uid,
    euid: uid,
    gid: uid,
    umask: 0o022,
    cwd: rootPosition(k),
    fds: [],
    closeOnExec: [],
    exitStatus: 0,
    exitSignal: 0,
    dispositions: {},
    program: {
      name: 'sh',
      argv: ['sh', '-c', 'a b'],
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

export function bootFixture(subsystems: readonly Subsystem[] = []): Kernel {
  const config = {
    cpus: 4,
    nodes: 2,
    memory: 64,
    seed: 1,
    quirks: false,
    maxHierarchies: 4,
    gracePeriod: 10,
    callsPerTick: 16,
  };
  const k = createKernel(config, createState(4, 1), {
    subsystems,
    fileSystems,
    programs: [
      {
        name: 'sh',
        *main() {
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

/** Makes a call and runs it to its end; SLEEP when it has to wait. */
export function sys(k: Kernel, me: number, nr: SyscallName, ...args: Plain[]): unknown {
  const call = k.syscalls[nr] as (k: Kernel, me: number, ...args: Plain[]) => unknown;
  const answer = call(k, me, ...args);
  if (!isCall(answer)) return answer;
  const stack = [frameOf(answer.procedure as Procedure, answer.locals)];
  const reply: Reply = {value: undefined};
  for (;;) {
    const progress = step({k, me}, stack, reply);
    if (progress === SLEEP) return SLEEP;
    if (progress === FINISHED) return reply.value;
    expect(progress).toBe(STEPPED);
  }
}

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

test('a booted kernel has the file tree of a machine', () => {
  const k = bootFixture();
  expect(names(k, '/')).toEqual(
    expect.arrayContaining(['bin', 'dev', 'etc', 'mnt', 'proc', 'root', 'sbin', 'sys', 'tmp', 'usr']),
  );
  expect(names(k, '/bin')).toEqual(['sh']);
  expect(names(k, '/dev')).toEqual(['null', 'zero', 'tty', 'console']);
  expect(cat(k, '/etc/hostname')).toBe('guest\n');
  expect(k.state.tasks.state[3]).toBe(FREE);
});
