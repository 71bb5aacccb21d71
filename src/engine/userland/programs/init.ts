// init, the first task: starts what the machine is for, and reaps every orphan. As pid 1 it never ends.
//   init            with a person at the terminal: runs /etc/rc once if there is one, then a shell on the terminal, and a
//                   new one whenever that ends
//   init run FILE   headless: runs FILE by sh in /root, with nothing to read; its status is then init's checkpoint

import {failed, O_RDONLY, type ProgramContext, strerror, syscall, type UserCode} from '../../abi';
import {begin, defineCommand, execProgram, save, writeAll} from '../libc';

const RC = '/etc/rc';
const HOME = '/root';
const SHELL = '/bin/sh';
const PROMPT = 'host# ';
/** Ticks before a shell that could not even start is tried again, and between looks for orphans when there is nobody. */
const RESPAWN_PAUSE = 1000;
const IDLE = 3_600_000;

interface Progress {
  stage: 'begin' | 'rc' | 'shell' | 'script' | 'done';
  /** The child that init waits for. */
  child: number;
  /** Exit status of the script, once it has ended: who runs the machine reads it here, in the checkpoint. */
  status: number | null;
}

/** What a forked child of init is to become. */
interface Order {
  readonly argv: readonly string[];
  /** On the terminal, as its foreground group; else with nothing to read. */
  readonly interactive: boolean;
}

export const init = defineCommand(
  `init [run FILE [ARG]...]
  The first task: starts the shell, reaps orphans`,
  {ownOptions: true},
  function* (call) {
    const {context, operands} = call;
    if (context.entry !== null) return yield* become(context, context.entry as unknown as Order);
    const s: Progress = begin<Progress>(context, {stage: 'begin', child: 0, status: null});
    for (;;) {
      save(context, s);
      if (s.child !== 0) yield* reap(s);
      else yield* startNext(s, operands);
    }
  },
);

/** Waits for one child, whoever it is. */
function* reap(s: Progress): UserCode<void> {
  const result = yield* syscall('wait', -1, 0);
  if (failed(result)) {
    if (result.errno !== 'EINTR') yield* syscall('nanosleep', IDLE);
    return;
  }
  if (result === 0 || result.stopped || result.pid !== s.child) return;
  if (s.stage === 'script') {
    // The machine's host looks for this; init stays, and waits for nobody in particular.
    s.status = result.status;
    s.stage = 'done';
    return;
  }
  s.child = 0;
  if (s.stage === 'shell' && (result.status === 126 || result.status === 127))
    yield* syscall('nanosleep', RESPAWN_PAUSE);
}

function* startNext(s: Progress, operands: readonly string[]): UserCode<void> {
  if (operands[0] === 'run') {
    yield* start(s, 'script', {argv: ['sh', ...operands.slice(1)], interactive: false});
    return;
  }
  if (s.stage === 'begin') {
    const rc = yield* syscall('access', RC, 4);
    s.stage = 'rc';
    if (failed(rc)) return;
    yield* start(s, 'rc', {argv: ['sh', RC], interactive: false});
    return;
  }
  yield* start(s, 'shell', {argv: ['sh', '-i'], interactive: true});
}

function* start(s: Progress, stage: Progress['stage'], order: Order): UserCode<void> {
  const child = yield* syscall('fork', {argv: order.argv, interactive: order.interactive});
  if (failed(child)) yield* syscall('nanosleep', RESPAWN_PAUSE);
  else {
    s.stage = stage;
    s.child = child;
  }
}

/** In the child: home, input, process group; then the shell. */
function* become(context: ProgramContext, order: Order): UserCode<number> {
  yield* syscall('chdir', HOME);
  yield* syscall('setpgid', 0, 0);
  if (order.interactive) yield* syscall('tcsetpgrp', context.pid);
  else {
    const nothing = yield* syscall('open', '/dev/null', O_RDONLY, 0);
    if (!failed(nothing) && nothing !== 0) {
      yield* syscall('dup2', nothing, 0);
      yield* syscall('close', nothing);
    }
  }
  const environ = order.interactive ? {...context.environ, PS1: PROMPT} : context.environ;
  const failure = yield* execProgram([SHELL, ...order.argv.slice(1)], environ);
  yield* writeAll(2, `init: can't run ${SHELL}: ${strerror(failure.errno)}\n`);
  return 127;
}
