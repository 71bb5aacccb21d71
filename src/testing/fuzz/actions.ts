// What a fuzzing task may do: each action is a few system calls of a real task, with arguments that chance picks. Refusals
// are as welcome as successes.

import {EMPTY, type Mask, type RandomState, randomInt} from '../../base';
import {
  failed,
  O_CREAT,
  O_RDONLY,
  O_RDWR,
  O_TRUNC,
  O_WRONLY,
  syscall,
  type UserCode,
  WNOHANG,
  WUNTRACED,
} from '../../engine/abi';
import * as choose from './choices';

const {pick, chance} = choose;

type Action = (random: RandomState) => UserCode<unknown>;

/** The pid of some task, or of none. */
function* somePid(random: RandomState): UserCode<number> {
  if (chance(random, 15)) return pick(random, [0, -1, 32767, 99999, 3]);
  const entries = yield* syscall('readdir', '/proc');
  if (failed(entries)) return 0;
  const pids = entries.map(entry => Number(entry.name)).filter(pid => pid > 2);
  return pids.length === 0 ? 0 : pick(random, pids);
}

/** A container that is there, if the mountpoint shows any: down from a mountpoint, stopping anywhere. */
function* someContainer(random: RandomState): UserCode<string> {
  if (chance(random, 15)) return choose.directory(random);
  let path: string = pick(random, choose.MOUNTPOINTS);
  for (let depth = 0; depth < 4 && chance(random, 65); depth++) {
    const entries = yield* syscall('readdir', path);
    if (failed(entries)) break;
    const below = entries.filter(entry => entry.kind === 'dir');
    if (below.length === 0) break;
    path += `/${pick(random, below).name}`;
  }
  return path;
}

/** A control file that is there. */
function* someControlFile(random: RandomState): UserCode<string> {
  const dir = yield* someContainer(random);
  const entries = yield* syscall('readdir', dir);
  if (failed(entries) || chance(random, 15)) return choose.controlFile(random);
  const files = entries.filter(entry => entry.kind === 'file');
  return files.length === 0 ? choose.controlFile(random) : `${dir}/${pick(random, files).name}`;
}

function* writeFile(path: string, text: string, flags: number): UserCode<unknown> {
  const fd = yield* syscall('open', path, flags, 0o644);
  if (failed(fd)) return fd;
  const wrote = yield* syscall('write', fd, text);
  yield* syscall('close', fd);
  return wrote;
}

function* attach(random: RandomState): UserCode<unknown> {
  const pid = yield* somePid(random);
  const self = chance(random, 20);
  return yield* writeFile(
    `${yield* someContainer(random)}/tasks`,
    self ? '0' : `${pid}${chance(random, 50) ? '\n' : ''}`,
    O_WRONLY,
  );
}

function* control(random: RandomState): UserCode<unknown> {
  return yield* writeFile(
    yield* someControlFile(random),
    choose.text(random),
    O_WRONLY | (chance(random, 50) ? O_TRUNC : 0),
  );
}

/** Makes the cpuset of a container usable, so that attaches succeed often enough. */
function* openUp(random: RandomState): UserCode<unknown> {
  const dir = yield* someContainer(random);
  for (const prefix of ['', 'cpuset.']) {
    yield* writeFile(`${dir}/${prefix}cpus`, pick(random, ['0', '0-1', '1']), O_WRONLY);
    yield* writeFile(`${dir}/${prefix}mems`, '0', O_WRONLY);
  }
  return 0;
}

function* makeContainer(random: RandomState): UserCode<unknown> {
  return yield* syscall('mkdir', `${yield* someContainer(random)}/${choose.name(random)}`, 0o755);
}

function* removeContainer(random: RandomState): UserCode<unknown> {
  return yield* syscall('rmdir', yield* someContainer(random));
}

function* renameContainer(random: RandomState): UserCode<unknown> {
  return yield* syscall(
    'rename',
    yield* someContainer(random),
    `${yield* someContainer(random)}/${choose.name(random)}`,
  );
}

function* mount(random: RandomState): UserCode<unknown> {
  const type = pick(random, [
    'container',
    'container',
    'container',
    'container',
    'cgroup',
    'cgroup',
    'cgroup',
    'tmpfs',
    'nonsense',
  ]);
  const target = pick(random, choose.MOUNTPOINTS);
  // Somebody may have removed or renamed it.
  yield* syscall('mkdir', target, 0o755);
  return yield* syscall('mount', 'none', target, type, 0, choose.mountOptions(random));
}

function* umount(random: RandomState): UserCode<unknown> {
  return yield* syscall('umount', pick(random, choose.MOUNTPOINTS), chance(random, 10) ? 2 : 0);
}

function* kill(random: RandomState): UserCode<unknown> {
  const pid = yield* somePid(random);
  return yield* syscall(
    'kill',
    pid > 3 || chance(random, 5) ? Math.max(pid, 0) : 99999,
    pick(random, choose.SIGNALS_SENT),
  );
}

function* readSome(random: RandomState): UserCode<unknown> {
  const path = chance(random, 50) ? yield* someControlFile(random) : choose.anyFile(random);
  const fd = yield* syscall('open', path, O_RDONLY, 0);
  if (failed(fd)) return fd;
  const stat = yield* syscall('fstat', fd);
  // The terminal would keep it waiting for ever.
  if (!failed(stat) && stat.kind !== 'char') yield* syscall('read', fd, 1 + randomInt(random, 3000));
  if (chance(random, 80)) yield* syscall('close', fd);
  return 0;
}

function* pipe(random: RandomState): UserCode<unknown> {
  const ends = yield* syscall('pipe');
  if (failed(ends)) return ends;
  yield* syscall('write', ends[1], choose.text(random));
  if (chance(random, 50)) yield* syscall('read', ends[0], 10_000);
  if (chance(random, 80)) yield* syscall('close', ends[0]);
  if (chance(random, 80)) yield* syscall('close', ends[1]);
  return 0;
}

function* descriptors(random: RandomState): UserCode<unknown> {
  const from = randomInt(random, 8);
  const kind = randomInt(random, 3);
  if (kind === 0) return yield* syscall('dup2', from, randomInt(random, 12));
  if (kind === 1) return yield* syscall('dupAbove', from, randomInt(random, 12));
  return yield* syscall('close', 3 + randomInt(random, 10));
}

function* names(random: RandomState): UserCode<unknown> {
  const [a, b] = [choose.anyFile(random), choose.anyFile(random)];
  switch (randomInt(random, 8)) {
    case 0:
      return yield* syscall('unlink', a);
    case 1:
      return yield* syscall('symlink', a, b);
    case 2:
      return yield* syscall('link', a, b);
    case 3:
      return yield* syscall('rename', a, b);
    case 4:
      return yield* syscall('chmod', a, randomInt(random, 0o1000));
    case 5:
      return yield* syscall('mkdir', '/tmp/d', 0o755);
    case 6:
      return yield* syscall('rmdir', '/tmp/d');
    default:
      return yield* writeFile(a, choose.text(random), O_RDWR | O_CREAT);
  }
}

function* task(random: RandomState): UserCode<unknown> {
  const pid = chance(random, 50) ? 0 : yield* somePid(random);
  const cpus: Mask = [randomInt(random, 16), 0];
  switch (randomInt(random, 7)) {
    case 0:
      return yield* syscall('sched_setaffinity', pid, chance(random, 10) ? EMPTY : cpus);
    case 1:
      return yield* syscall('setpgid', pid, chance(random, 50) ? 0 : pid);
    case 2:
      return yield* syscall('sigaction', pick(random, [2, 15, 17, 10]), pick(random, ['default', 'ignore', 'catch']));
    case 3:
      return yield* syscall('sigtake');
    case 4:
      return yield* syscall('chdir', yield* someContainer(random));
    case 5:
      return yield* syscall('chdir', '/');
    default:
      return yield* syscall('burn', 1 + randomInt(random, 3));
  }
}

/** A child that lives its own short life (see program.ts). */
function* fork(random: RandomState): UserCode<unknown> {
  return yield* syscall('fork', {seed: randomInt(random, 2 ** 31), left: 1 + randomInt(random, 8)});
}

function* reap(random: RandomState): UserCode<unknown> {
  for (let i = 0; i < 4; i++) {
    const found = yield* syscall('wait', -1, WNOHANG | (chance(random, 30) ? WUNTRACED : 0));
    if (failed(found) || found === 0) return found;
  }
  return 0;
}

/** Each with its share of a hundred. */
const ACTIONS: readonly (readonly [share: number, action: Action])[] = [
  [14, fork],
  [10, reap],
  [16, attach],
  [9, makeContainer],
  [6, removeContainer],
  [3, renameContainer],
  [6, mount],
  [2, umount],
  [8, control],
  [5, openUp],
  [6, kill],
  [4, readSome],
  [2, pipe],
  [2, descriptors],
  [2, names],
  [3, task],
  [2, random => syscall('nanosleep', 1 + randomInt(random, 20))],
];

/** One random action; a task that is soon to die may also wait for good or become another program. */
export function* act(random: RandomState, last: boolean): UserCode<unknown> {
  if (last && chance(random, 15))
    return yield* syscall('exec', pick(random, ['/bin/true', '/bin/sleep', '/no']), ['x', '1'], {});
  if (last && chance(random, 10)) return yield* syscall('wait', -1, 0);
  let at = randomInt(random, 100);
  for (const [share, action] of ACTIONS) {
    at -= share;
    if (at < 0) return yield* action(random);
  }
  return 0;
}
