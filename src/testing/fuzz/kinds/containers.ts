// What is done to containers: made, removed, renamed, entered, and held open while they go.

import {randomInt} from '../../../base';
import {failed, O_RDONLY, O_RDWR, O_WRONLY, syscall, type UserCode} from '../../../engine/abi';
import {type Actor, forkChild, type Kind, someContainer, somePid, writeFile} from '../actor';
import * as choose from '../choices';

const {pick, chance} = choose;

function* mkdir(actor: Actor): UserCode<unknown> {
  const mode = chance(actor.random, 80) ? 0o755 : 0o777;
  return yield* syscall('mkdir', `${yield* someContainer(actor)}/${choose.name(actor.random)}`, mode);
}

function* rmdir(actor: Actor): UserCode<unknown> {
  return yield* syscall('rmdir', yield* someContainer(actor, '', 85));
}

/** Mostly where it is; now and then below another one, onto a name that is taken, or into itself. */
function* rename(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const from = yield* someContainer(actor, '', 85);
  const above = chance(random, 60) ? from.slice(0, from.lastIndexOf('/')) : yield* someContainer(actor);
  const name = chance(random, 60) ? `r${randomInt(random, 4)}` : choose.name(random);
  return yield* syscall('rename', from, `${above}/${name}`);
}

/** The writer itself, a task by its pid, or something that is none. */
function* attachTo(actor: Actor, file: string, subsystem: string): UserCode<unknown> {
  const {random} = actor;
  const dir = yield* someContainer(actor, subsystem);
  const kind = randomInt(random, 10);
  const pid = kind < 7 ? yield* somePid(random) : 0;
  const text = kind === 9 ? choose.text(random) : `${pid}${chance(random, 50) ? '\n' : ''}`;
  return yield* writeFile(`${dir}/${file}`, text, O_WRONLY);
}

/**
 * A user is refused by the mode of the file, or because the task is another's; what belongs to him he may move. Root opens
 * the file for him now and then, as whoever is given a descriptor.
 */
function* attachAsUser(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const fd = yield* syscall('open', `${yield* someContainer(actor)}/tasks`, O_WRONLY, 0);
  if (failed(fd)) return fd;
  const pid = chance(random, 50) ? 0 : yield* somePid(random);
  yield* forkChild(actor, {user: pick(random, [1000, 1001]), attach: [fd, pid]}, 3);
  yield* syscall('close', fd);
  return undefined;
}

const FILES = ['tasks', 'tasks', 'notify_on_release', 'notify_on_release', 'cgroup.procs', 'cpuacct.usage'] as const;

/** A control file stays open while its container is removed, and is then read or written. */
function* hold(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const path = `${yield* someContainer(actor, '', 30)}/held${randomInt(random, 3)}`;
  yield* syscall('mkdir', path, 0o755);
  const fd = yield* syscall('open', `${path}/${pick(random, FILES)}`, chance(random, 60) ? O_RDWR : O_RDONLY, 0);
  if (failed(fd)) return fd;
  if (chance(random, 70)) yield* syscall('rmdir', path);
  if (chance(random, 20)) yield* syscall('nanosleep', 1 + randomInt(random, 3));
  // A child may use it later still (see `descriptors`).
  if (chance(random, 20)) yield* forkChild(actor, {});
  const used = chance(random, 50) ? yield* syscall('write', fd, '0') : yield* syscall('read', fd, 100);
  if (chance(random, 85)) yield* syscall('close', fd);
  return used;
}

export const CONTAINER_KINDS: readonly Kind[] = [
  ['attach', 110, actor => attachTo(actor, 'tasks', '')],
  ['attach by cgroup.procs', 20, actor => attachTo(actor, 'cgroup.procs', ''), 'cgroup'],
  ['attach by a user', 20, attachAsUser],
  ['mkdir', 70, mkdir],
  ['rmdir', 50, rmdir],
  ['rename', 25, rename],
  ['use of a held file', 25, hold],
];
