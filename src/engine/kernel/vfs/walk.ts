// Path walk (fs/namei.c of 2.6.20, link_path_walk): one component after the other, over mountpoints and symbolic links.
// Every directory on the way must be searchable by the caller. A walk keeps nothing: a path is looked up anew each time.

import {
  type Failure,
  type Fallible,
  fail,
  failed,
  type MountId,
  NAME_MAX,
  PATH_MAX,
  type Pid,
  type SuperblockId,
} from '../../abi';
import type {Kernel} from '../kernel';
import type {Position} from '../state';
import type {FileAttr, FileSystem} from './file-system';
import {type Credentials, credentialsOf, MAY_EXEC, mayAccess} from './permission';
import {ascend, descend, fileSystemOf, mountOn, rootPosition, superblockOf} from './position';

/** A symbolic link at the end is followed. */
export const FOLLOW = 1;
/** The last name need not exist. */
export const MISSING_OK = 2;
/** The last name stays what it is in its directory: links are not followed, mounts not crossed (mkdir, rmdir, rename). */
export const ENTRY = 4;

const LINKS_MAX = 40;
const SLASH = 47;

/** Where a path leads. */
export interface Walked extends Position {
  readonly sb: SuperblockId;
  readonly fs: FileSystem;
  /** The directory of the last name. */
  readonly dir: number;
  /** '', '.' and '..' when the path does not end in a name. */
  readonly name: string;
  /** What the file is; undefined when it does not exist, or when its own number is gone. */
  readonly attr: FileAttr | undefined;
  /** The path ended in a slash. */
  readonly slash: boolean;
}

interface Walker {
  readonly k: Kernel;
  readonly me: Pid;
  readonly who: Credentials;
  readonly how: number;
  mount: MountId;
  ino: number;
  sb: SuperblockId;
  fs: FileSystem;
  path: string;
  at: number;
  links: number;
}

/** The place that a path names. Errors: ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG. With MISSING_OK `ino` may be 0. */
export function walk(k: Kernel, me: Pid, path: string, how: number): Fallible<Walked> {
  if (path === '') return fail('ENOENT', 'the path is empty');
  if (path.length >= PATH_MAX) return fail('ENAMETOOLONG', `a path has fewer than ${PATH_MAX} bytes`);
  const who = credentialsOf(k, me);
  const {mount, ino} = path.charCodeAt(0) === SLASH ? rootPosition(k) : who.cwd;
  const sb = superblockOf(k, mount);
  const w: Walker = {k, me, who, how, mount, ino, sb, fs: fileSystemOf(k, sb), path, at: 0, links: 0};
  for (;;) {
    const end = step(w);
    if (end !== undefined) return end;
  }
}

/** One component; answers when it was the last, or when the way is barred. */
function step(w: Walker): Walked | Failure | undefined {
  const from = skipSlashes(w.path, w.at);
  if (from === w.path.length) return arrived(w, w.ino, '', w.fs.attr(w.k, w.sb, w.ino), true);
  let end = w.path.indexOf('/', from);
  if (end < 0) end = w.path.length;
  const name = w.path.slice(from, end);
  const barred = enter(w, name);
  if (barred !== undefined) return barred;
  const next = skipSlashes(w.path, end);
  const last = next === w.path.length;
  w.at = next;
  if (name === '.' || name === '..') {
    if (name === '..') moveTo(w, ascend(w.k, w));
    return last ? arrived(w, w.ino, name, w.fs.attr(w.k, w.sb, w.ino), next > end) : undefined;
  }
  return lookup(w, name, end, last, next > end);
}

function skipSlashes(path: string, at: number): number {
  let from = at;
  while (path.charCodeAt(from) === SLASH) from++;
  return from;
}

/** Whether the walk may look for a name where it stands. */
function enter(w: Walker, name: string): Failure | undefined {
  if (name.length > NAME_MAX && w.fs.longNames !== true)
    return fail('ENAMETOOLONG', `a name has at most ${NAME_MAX} bytes`);
  const attr = w.fs.attr(w.k, w.sb, w.ino);
  const here = () => w.path.slice(0, w.at) || 'the current directory';
  if (attr === undefined) return fail('ENOENT', `${here()} was removed`);
  if (attr.kind !== 'dir') return fail('ENOTDIR', `${here()} is not a directory`);
  if (mayAccess(w.who, attr, MAY_EXEC)) return undefined;
  return fail('EACCES', `user ${w.who.euid} may not search ${here()}`);
}

function lookup(w: Walker, name: string, end: number, last: boolean, slash: boolean): Walked | Failure | undefined {
  const {k, fs, sb} = w;
  const dir = w.ino;
  const child = fs.lookup(k, sb, dir, name, w.me);
  if (failed(child)) {
    if (child.errno !== 'ENOENT') return child;
    if (last && (w.how & MISSING_OK) !== 0) return {mount: w.mount, ino: 0, sb, fs, dir, name, attr: undefined, slash};
    return fail('ENOENT', `there is no ${w.path.slice(0, end)}`);
  }
  const attr = fs.attr(k, sb, child);
  if (last && (w.how & ENTRY) !== 0) return {mount: w.mount, ino: child, sb, fs, dir, name, attr, slash};
  if (attr !== undefined && attr.kind === 'symlink' && (!last || slash || (w.how & FOLLOW) !== 0)) {
    return followLink(w, child, name, end);
  }
  const on = mountOn(k, w.mount, child);
  if (last && on === 0) return arrived(w, child, name, attr, slash, dir);
  if (on === 0) w.ino = child;
  else moveTo(w, descend(k, {mount: w.mount, ino: child}));
  return last ? arrived(w, w.ino, name, w.fs.attr(k, w.sb, w.ino), slash) : undefined;
}

/** The link's text takes the place of its name in the path. */
function followLink(w: Walker, ino: number, name: string, end: number): Failure | undefined {
  if (++w.links > LINKS_MAX)
    return fail('ELOOP', `more than ${LINKS_MAX} symbolic links on the way, the last is ${name}`);
  const target = w.fs.readlink?.(w.k, w.sb, ino, w.me) ?? '';
  if (failed(target)) return target;
  if (target === '') return fail('ENOENT', `the symbolic link ${name} is empty`);
  w.path = target + w.path.slice(end);
  w.at = 0;
  if (w.path.length >= PATH_MAX) return fail('ENAMETOOLONG', `a path has fewer than ${PATH_MAX} bytes`);
  if (target.charCodeAt(0) === SLASH) moveTo(w, rootPosition(w.k));
  return undefined;
}

function moveTo(w: Walker, to: Position): void {
  w.ino = to.ino;
  if (to.mount === w.mount) return;
  w.mount = to.mount;
  w.sb = superblockOf(w.k, to.mount);
  w.fs = fileSystemOf(w.k, w.sb);
}

function arrived(
  w: Walker,
  ino: number,
  name: string,
  attr: FileAttr | undefined,
  slash: boolean,
  dir = ino,
): Walked | Failure {
  if (slash && attr !== undefined && attr.kind !== 'dir') return fail('ENOTDIR', `${name} is not a directory`);
  return {mount: w.mount, ino, sb: w.sb, fs: w.fs, dir, name, attr, slash};
}

/** A path to a file that exists now. Errors: those of walk. */
export function walkTo(k: Kernel, me: Pid, path: string, how: number = FOLLOW): Fallible<Walked & {attr: FileAttr}> {
  const found = walk(k, me, path, how);
  if (failed(found)) return found;
  if (found.attr === undefined) return fail('ENOENT', `${path} was removed`);
  return found as Walked & {attr: FileAttr};
}
