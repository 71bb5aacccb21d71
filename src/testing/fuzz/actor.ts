// A fuzzing task as its actions know it, and how an action finds its way about the machine: like a user, by /proc and by
// listing directories.

import {type Plain, type RandomState, randomInt} from '../../base';
import {failed, O_RDONLY, syscall, type UserCode} from '../../engine/abi';
import * as choose from './choices';

const {pick, chance} = choose;

export interface Actor {
  readonly random: RandomState;
  readonly mix: choose.Mix;
  /** Nobody's child: root for good, and lives until it is killed. */
  readonly driver: boolean;
  /** What else became of something that was begun here: an exec, say, that happens in a child. */
  report(kind: string, result: unknown): void;
}

/** A few system calls; answers what the one that matters answered. */
export type Action = (actor: Actor) => UserCode<unknown>;
/** What a task may do, its share of all that is done, and the only dialect that has it. */
export type Kind = readonly [name: string, share: number, action: Action, dialect?: choose.Dialect];

/** How a forked child begins, before it lives its own short life. */
export type Beginning = {
  readonly user?: number;
  readonly exec?: readonly string[];
  readonly kill?: readonly [pid: number, signal: number];
  /** Writes a pid into a file that is open already. */
  readonly attach?: readonly [fd: number, pid: number];
  /** Reads from one end of a pipe this many times, and closes the other first. */
  readonly pipe?: readonly [reads: number, writes: number, times: number];
};

/** A child that lives its own short life (see program). */
export function* forkChild({random}: Actor, begin: Beginning, longest = 8): UserCode<unknown> {
  return yield* syscall('fork', {
    seed: randomInt(random, 2 ** 31),
    left: randomInt(random, longest) + 1,
    begin: begin as Plain,
  });
}

/** The whole text of a file, '' when it cannot be read. */
function* readText(path: string): UserCode<string> {
  const fd = yield* syscall('open', path, O_RDONLY, 0);
  if (failed(fd)) return '';
  const text = yield* syscall('read', fd, 1 << 16);
  yield* syscall('close', fd);
  return failed(text) ? '' : text;
}

export function* writeFile(path: string, text: string, flags: number): UserCode<unknown> {
  const fd = yield* syscall('open', path, flags, 0o644);
  if (failed(fd)) return fd;
  const wrote = yield* syscall('write', fd, text);
  yield* syscall('close', fd);
  return wrote;
}

export interface Mounted {
  readonly target: string;
  readonly type: string;
  /** Those of the hierarchy. */
  readonly options: string;
}

/** The hierarchies that are mounted anywhere. */
export function* mounted(): UserCode<Mounted[]> {
  const lines = (yield* readText('/proc/mounts')).split('\n').map(line => line.split(' '));
  return lines
    .filter(([, , type]) => type === 'container' || type === 'cgroup')
    .map(([, target = '', type = '', options = '']) => ({
      target: target.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))),
      type,
      options: options.split(',').slice(2).join(),
    }));
}

/** The set that a hierarchy of this type binds together with the subsystem, mounted or not; else the subsystem alone. */
function* setOf(type: choose.Dialect, subsystem: string): UserCode<string> {
  const lines = (yield* readText(`/proc/self/${type}`)).split('\n');
  const sets = lines.map(line => line.split(':').at(-2) ?? '');
  return sets.find(set => set.split(',').includes(subsystem)) ?? subsystem;
}

/** Where a hierarchy with this subsystem is mounted: by the caller, if need be; '' for nowhere. */
function* mountOf({random, mix}: Actor, subsystem: string): UserCode<string> {
  const found = (yield* mounted()).filter(({options}) => subsystem === '' || options.split(',').includes(subsystem));
  if (found.length > 0) return pick(random, found).target;
  const type = choose.mountTypeFor(random, mix, subsystem);
  if (type === '' || chance(random, 30)) return '';
  const target = pick(random, choose.MOUNTPOINTS);
  const refused = yield* syscall('mount', 'none', target, type, 0, yield* setOf(type, subsystem));
  return failed(refused) ? '' : target;
}

/** The pid of some task, or of none. */
export function* somePid(random: RandomState): UserCode<number> {
  if (chance(random, 12)) return pick(random, [0, -1, 32767, 99999, 3, 2, 1]);
  const entries = yield* syscall('readdir', '/proc');
  if (failed(entries)) return 0;
  const pids = entries.map(entry => Number(entry.name)).filter(pid => pid > 2);
  return pids.length === 0 ? 0 : pick(random, pids);
}

/** Percent with which a search goes one deeper, from which on it makes a child where there is none. */
export const CHILD = 90;

/** A container that is there, if there is any: down from where a hierarchy (with that subsystem) is mounted. */
export function* someContainer(actor: Actor, subsystem = '', deeper = 65): UserCode<string> {
  const {random} = actor;
  if (chance(random, 8)) return choose.directory(random);
  let path = yield* mountOf(actor, subsystem);
  if (path === '') return choose.directory(random);
  for (let depth = 0; depth < 4 && chance(random, deeper); depth++) {
    const entries = yield* syscall('readdir', path);
    if (failed(entries)) break;
    const below = entries.filter(entry => entry.kind === 'dir');
    if (below.length === 0) {
      // Files that only a child has need one.
      if (depth > 0 || deeper < CHILD) break;
      const made = yield* syscall('mkdir', `${path}/a`, 0o755);
      return failed(made) ? path : `${path}/a`;
    }
    path += `/${pick(random, below).name}`;
  }
  return path;
}

/** A control file that is there. */
export function* someControlFile(actor: Actor): UserCode<string> {
  const {random} = actor;
  const dir = yield* someContainer(actor);
  const entries = yield* syscall('readdir', dir);
  if (failed(entries) || chance(random, 10)) return choose.controlFile(random);
  const files = entries.filter(entry => entry.kind === 'file');
  return files.length === 0 ? choose.controlFile(random) : `${dir}/${pick(random, files).name}`;
}

/** Thaws whatever is frozen: what a driver does first, for frozen tasks cannot even die. */
export function* thawAll(): UserCode<void> {
  const line = (yield* readText('/proc/self/cgroup')).split('\n').find(one => one.includes('freezer'));
  if (line === undefined) return;
  const target = '/thaw';
  yield* syscall('mkdir', target, 0o755);
  yield* syscall('mount', 'none', target, 'cgroup', 0, line.split(':')[1] ?? '');
  const dirs = [target];
  for (let i = 0; i < dirs.length && i < 40; i++) {
    const entries = yield* syscall('readdir', dirs[i] as string);
    if (failed(entries)) continue;
    for (const {name, kind} of entries) if (kind === 'dir') dirs.push(`${dirs[i]}/${name}`);
    if (i > 0) yield* writeFile(`${dirs[i]}/freezer.state`, 'THAWED', 1);
  }
  yield* syscall('umount', target, 2);
}

/** Writes one control file of some container whose hierarchy has the subsystem. */
export function* writeControl(
  actor: Actor,
  subsystem: string,
  file: string,
  text: string,
  deeper = 85,
): UserCode<unknown> {
  return yield* writeFile(`${yield* someContainer(actor, subsystem, deeper)}/${file}`, text, 1);
}
