// What is done to files, their owners, and who somebody is.

import {randomInt} from '../../../base';
import {failed, O_CREAT, O_RDONLY, O_RDWR, syscall, type UserCode} from '../../../engine/abi';
import {type Actor, forkChild, type Kind, someContainer, someControlFile, writeFile} from '../actor';
import * as choose from '../choices';

const {pick, chance} = choose;

function* read({random}: Actor): UserCode<unknown> {
  const fd = yield* syscall('open', choose.anyFile(random), O_RDONLY, 0);
  if (failed(fd)) return fd;
  const stat = yield* syscall('fstat', fd);
  // The terminal would keep it waiting for ever.
  if (!failed(stat) && stat.kind !== 'char') yield* syscall('read', fd, 1 + randomInt(random, 3000));
  if (chance(random, 80)) yield* syscall('close', fd);
  return 0;
}

/** Whatever is behind a descriptor that was left open, here or in a parent; pipes are left alone, for they may block. */
function* descriptors({random}: Actor): UserCode<unknown> {
  const open = yield* syscall('readdir', '/proc/self/fd');
  const known =
    failed(open) || open.length === 0 || chance(random, 15) ? ['0', '3', '4', '99'] : open.map(one => one.name);
  const fd = Number(pick(random, known));
  const kind = randomInt(random, 5);
  if (kind === 0) return yield* syscall('dup2', fd, randomInt(random, 12));
  if (kind === 1) return yield* syscall('dupAbove', fd, randomInt(random, 12));
  if (kind === 2) return yield* syscall('close', fd);
  const stat = yield* syscall('fstat', fd);
  if (failed(stat) || stat.kind !== 'file') return stat;
  return kind === 3 ? yield* syscall('write', fd, choose.text(random)) : yield* syscall('read', fd, 100);
}

function* names({random}: Actor): UserCode<unknown> {
  const [a, b] = [choose.anyFile(random), choose.anyFile(random)];
  switch (randomInt(random, 7)) {
    case 0:
      return yield* syscall('unlink', a);
    case 1:
      return yield* syscall('symlink', a, b);
    case 2:
      return yield* syscall('link', a, b);
    case 3:
      return yield* syscall('rename', a, b);
    case 4:
      return yield* syscall('mkdir', '/tmp/d', 0o755);
    case 5:
      return yield* syscall('rmdir', '/tmp/d');
    default:
      return yield* writeFile(a, choose.text(random), O_RDWR | O_CREAT);
  }
}

function* owned(actor: Actor): UserCode<string> {
  const {random} = actor;
  const kind = randomInt(random, 10);
  if (kind === 9) return choose.anyFile(random);
  return kind < 4 ? yield* someControlFile(actor) : yield* someContainer(actor);
}

function* chmod(actor: Actor): UserCode<unknown> {
  const mode = pick(actor.random, [0o777, 0o666, 0o755, 0o644, 0o700, 0o444, 0, 0o1777]);
  return yield* syscall('chmod', yield* owned(actor), mode);
}

function* chown(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const user = pick(random, choose.USERS);
  return yield* syscall('chown', yield* owned(actor), user, chance(random, 50) ? user : -1);
}

/** Root lets a child become a user; a user tries to become root. */
function* su(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  if (actor.driver) return yield* forkChild(actor, {user: pick(random, [1000, 1000, 1001])}, 16);
  const user = pick(random, choose.USERS);
  const refused = yield* syscall('setgid', user);
  return failed(refused) ? refused : yield* syscall('setuid', user);
}

export const FILE_KINDS: readonly Kind[] = [
  ['read a file', 10, read],
  ['descriptors', 16, descriptors],
  ['names', 14, names],
  ['chmod', 16, chmod],
  ['chown', 20, chown],
  ['su', 30, su],
];
