// What is done to mounts: hierarchies made, changed, left behind and found again.

import {randomInt} from '../../../base';
import {failed, MNT_DETACH, MS_BIND, MS_RDONLY, MS_REMOUNT, syscall, type UserCode} from '../../../engine/abi';
import {type Actor, type Kind, mounted, someContainer} from '../actor';
import * as choose from '../choices';

const {pick, chance} = choose;

function* mount({random, mix}: Actor): UserCode<unknown> {
  const [type, options] = choose.mountWords(random, mix);
  const target = pick(random, choose.MOUNTPOINTS);
  // Somebody may have removed or renamed it.
  yield* syscall('mkdir', target, 0o755);
  return yield* syscall('mount', 'none', target, type, chance(random, 3) ? MS_RDONLY : 0, options);
}

function* target(actor: Actor): UserCode<string> {
  const {random} = actor;
  const found = yield* mounted();
  return found.length === 0 || chance(random, 12) ? pick(random, choose.MOUNTPOINTS) : pick(random, found).target;
}

function* umount(actor: Actor): UserCode<unknown> {
  return yield* syscall('umount', yield* target(actor), chance(actor.random, 15) ? MNT_DETACH : 0);
}

const MORE = [
  'cpuset',
  'cpuacct',
  'pids',
  'freezer',
  'cpu',
  'numtasks',
  'debug1',
  'release_agent=/agents/late',
  'name=x',
];

/** The same set, a larger or a smaller one, another agent or name; or read-only, which only the next remount ends. */
function* remount(actor: Actor): UserCode<unknown> {
  const {random, mix} = actor;
  const found = yield* mounted();
  const {target, type, options} =
    found.length === 0 ? {target: '/c0', type: 'cgroup', options: ''} : pick(random, found);
  const words = options.split(',');
  const kind = randomInt(random, 10);
  if (kind < 3) words.push(pick(random, MORE));
  else if (kind < 5) words.splice(randomInt(random, words.length), 1);
  const wanted = kind === 9 ? choose.mountWords(random, mix)[1] : words.join();
  return yield* syscall('mount', 'none', target, type, MS_REMOUNT | (chance(random, 8) ? MS_RDONLY : 0), wanted);
}

/** An umount, and the same hierarchy mounted again: it is still there if it has child containers, else it is a new one. */
function* mountAgain(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const found = yield* mounted();
  if (found.length === 0) return yield* mount(actor);
  const {target, type, options} = pick(random, found);
  const gone = yield* syscall('umount', target, chance(random, 30) ? MNT_DETACH : 0);
  if (failed(gone)) return gone;
  if (chance(random, 60)) yield* syscall('nanosleep', 1 + randomInt(random, 4));
  return yield* syscall('mount', 'again', pick(random, [target, '/c3']), type, 0, options);
}

function* bind(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const source = chance(random, 80) ? yield* someContainer(actor) : choose.anyFile(random);
  return yield* syscall('mount', source, pick(random, choose.MOUNTPOINTS), '', MS_BIND, '');
}

export const MOUNT_KINDS: readonly Kind[] = [
  ['mount', 40, mount],
  ['mount again', 18, mountAgain],
  ['remount', 20, remount],
  ['bind', 4, bind],
  ['umount', 16, umount],
];
