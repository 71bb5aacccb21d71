// What tasks do to themselves and to each other: fork, wait, signal, pipe, become another program.

import {EMPTY, type Mask, randomInt} from '../../../base';
import {failed, syscall, type UserCode, WNOHANG, WUNTRACED} from '../../../engine/abi';
import {type Actor, forkChild, type Kind, someContainer, somePid} from '../actor';
import * as choose from '../choices';
import {line} from '../lines';

const {pick, chance} = choose;

function* fork(actor: Actor): UserCode<unknown> {
  return yield* forkChild(actor, {});
}

function* reap({random}: Actor): UserCode<unknown> {
  for (let i = 0; i < 4; i++) {
    const found = yield* syscall('wait', -1, WNOHANG | (chance(random, 30) ? WUNTRACED : 0));
    if (failed(found) || found === 0) return found;
  }
  return 0;
}

/** Sleeps until a child is there to be reaped. */
function* waitFor(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  if (chance(random, 10)) return yield* syscall('wait', yield* somePid(random), 0);
  const child = yield* forkChild(actor, {}, 2);
  return yield* syscall('wait', typeof child === 'number' && chance(random, 80) ? child : -1, 0);
}

function* kill({random}: Actor): UserCode<unknown> {
  const pid = yield* somePid(random);
  // Shells and drivers are worth more than a pid that is nobody's.
  const target = pid > 3 || chance(random, 5) ? Math.max(pid, 0) : 99999;
  return yield* syscall('kill', target, pick(random, choose.SIGNALS_SENT));
}

function* smallPipe({random}: Actor): UserCode<unknown> {
  const ends = yield* syscall('pipe');
  if (failed(ends)) return ends;
  const [reads, writes] = ends;
  // Without a reader: EPIPE, and a signal besides.
  if (chance(random, 10)) yield* syscall('close', reads);
  const wrote = yield* syscall('write', writes, choose.text(random));
  if (chance(random, 50) && wrote !== 0 && !failed(wrote)) yield* syscall('read', reads, 10_000);
  if (chance(random, 80)) yield* syscall('close', reads);
  if (chance(random, 80)) yield* syscall('close', writes);
  return wrote;
}

const SIGPIPE = 13;
const SIGUSR1 = 10;

/** More than a pipe holds goes to a child that reads all of it, or not. Reader and writer wait for each other. */
function* longPipe(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const ends = yield* syscall('pipe');
  if (failed(ends)) return ends;
  const [reads, writes] = ends;
  yield* syscall('sigaction', SIGPIPE, 'ignore');
  const reader = yield* forkChild(actor, {pipe: [reads, writes, 1 + randomInt(random, 60)]}, 2);
  yield* syscall('close', reads);
  if (chance(random, 50)) yield* syscall('nanosleep', 1 + randomInt(random, 4));
  const text = 'y'.repeat(pick(random, [10, 4096, 40_000, 65_536, 100_000]));
  const wrote = failed(reader) ? reader : yield* syscall('write', writes, text);
  yield* syscall('close', writes);
  return wrote;
}

/** Now and then a child ends the sleep before its time. */
function* sleep(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  if (chance(random, 30)) yield* syscall('burn', 1 + randomInt(random, 3));
  if (chance(random, 30)) {
    yield* syscall('sigaction', SIGUSR1, 'catch');
    yield* forkChild(actor, {kill: [yield* syscall('getpid'), SIGUSR1]}, 2);
  }
  return yield* syscall('nanosleep', randomInt(random, 20));
}

function* affinity({random}: Actor): UserCode<unknown> {
  const pid = chance(random, 50) ? 0 : yield* somePid(random);
  const cpus: Mask = [randomInt(random, 16), 0];
  return yield* syscall('sched_setaffinity', pid, chance(random, 10) ? EMPTY : cpus);
}

function* group({random}: Actor): UserCode<unknown> {
  const pid = chance(random, 50) ? 0 : yield* somePid(random);
  return yield* syscall('setpgid', pid, chance(random, 50) ? 0 : pid);
}

function* signals({random}: Actor): UserCode<unknown> {
  if (chance(random, 20)) return yield* syscall('sigtake');
  const signal = pick(random, [2, 15, 17, 10, 13, 9, 40]);
  return yield* syscall('sigaction', signal, pick(random, ['default', 'default', 'ignore', 'catch']));
}

function* chdir(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const path = chance(random, 40)
    ? yield* someContainer(actor)
    : pick(random, ['/', '/', '/', '/tmp', '..', 'a', '/no']);
  return yield* syscall('chdir', path);
}

const PROGRAMS = [
  ['/bin/true'],
  ['/bin/sleep', 'x', '0.01'],
  ['/agents/note', 'x', '/a'],
  ['/no'],
  ['/etc/hostname'],
  ['/c0'],
] as const;

/** The child tells what came of it if nothing did. */
function* exec(actor: Actor): UserCode<unknown> {
  yield* forkChild(actor, {exec: pick(actor.random, PROGRAMS)}, 2);
  return undefined;
}

/** A line of the shell, in a child. */
function* shell(actor: Actor): UserCode<unknown> {
  return yield* forkChild(actor, {exec: ['/bin/sh', 'sh', '-c', line(actor.random, actor.mix)]}, 2);
}

export const TASK_KINDS: readonly Kind[] = [
  ['fork', 85, fork],
  ['reap', 90, reap],
  ['wait', 25, waitFor],
  ['kill', 45, kill],
  ['pipe', 14, smallPipe],
  ['long pipe', 18, longPipe],
  ['sleep', 18, sleep],
  ['affinity', 8, affinity],
  ['process group', 6, group],
  ['signal action', 10, signals],
  ['chdir', 12, chdir],
  ['exec', 12, exec],
  ['shell', 14, shell],
];
