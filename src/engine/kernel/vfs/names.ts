// Calls that change directories: mkdir, rmdir, unlink, rename, symlink, link (fs/namei.c of 2.6.20: may_create,
// may_delete, vfs_*). The VFS checks what is common; an operation that a file system lacks is refused here.

import {type Failure, type Fallible, fail, failed, type Pid} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import type {FileAttr} from './file-system';
import {readOnlyMount} from './open-file';
import {type Credentials, credentialsOf, isSticky, MAY_EXEC, MAY_WRITE, mayAccess} from './permission';
import {isMountpoint} from './position';
import {ENTRY, MISSING_OK, type Walked, walk, walkTo} from './walk';

/** The operation is not one of this file system. */
const lacks = (at: Walked, what: string): Failure => fail('EPERM', `a ${at.fs.name} file system has no way to ${what}`);

const isName = (at: Walked) => at.name !== '' && at.name !== '.' && at.name !== '..';

function mayChange(k: Kernel, who: Credentials, at: Walked, path: string): Fallible<FileAttr> {
  const dir = at.fs.attr(k, at.sb, at.dir);
  if (dir === undefined) return fail('ENOENT', `the directory of ${path} was removed`);
  if (mayAccess(who, dir, MAY_WRITE | MAY_EXEC)) return dir;
  return fail('EACCES', `user ${who.euid} may not write to the directory of ${path}`);
}

/** Where a new name may be made. Errors: those of a path walk, EEXIST, EROFS, EACCES. */
function placeForNew(k: Kernel, me: Pid, path: string): Fallible<Walked> {
  const at = walk(k, me, path, ENTRY | MISSING_OK);
  if (failed(at)) return at;
  if (at.ino !== 0 || !isName(at)) return fail('EEXIST', `${path} exists already`);
  if (k.state.mounts.get(at.mount).readonlyMount) return readOnlyMount(path);
  const dir = mayChange(k, credentialsOf(k, me), at, path);
  return failed(dir) ? dir : at;
}

/** Whether an existing name may go away. Errors: EROFS, EACCES, EPERM (sticky). */
function mayRemove(k: Kernel, me: Pid, at: Walked & {attr: FileAttr}, path: string): Failure | undefined {
  if (k.state.mounts.get(at.mount).readonlyMount) return readOnlyMount(path);
  const who = credentialsOf(k, me);
  const dir = mayChange(k, who, at, path);
  if (failed(dir)) return dir;
  if (isSticky(who, dir, at.attr))
    return fail('EPERM', `the directory is sticky and user ${who.euid} does not own ${path}`);
  return undefined;
}

/** mkdir(2). Errors: EEXIST, EROFS, EACCES, EPERM, and what the file system refuses. */
export function mkdir(k: Kernel, me: Pid, path: string, mode: number): Answer<0> {
  const at = placeForNew(k, me, path);
  if (failed(at)) return at;
  if (at.fs.mkdir === undefined) return lacks(at, 'make directories');
  return at.fs.mkdir(k, me, at.sb, at.dir, at.name, mode & ~credentialsOf(k, me).umask & 0o1777);
}

/** rmdir(2). Errors: ENOTDIR, EBUSY for mountpoints, EINVAL for '.', ENOTEMPTY for '..', EPERM. */
export function rmdir(k: Kernel, me: Pid, path: string): Answer<0> {
  const at = walkTo(k, me, path, ENTRY);
  if (failed(at)) return at;
  if (at.name === '') return fail('EBUSY', 'the root directory stays');
  if (at.name === '.') return fail('EINVAL', "'.' cannot be removed: name the directory itself");
  if (at.name === '..') return fail('ENOTEMPTY', "'..' has at least the directory that one comes from");
  const barred = mayRemove(k, me, at, path);
  if (barred !== undefined) return barred;
  if (at.attr.kind !== 'dir') return fail('ENOTDIR', `${path} is not a directory`);
  if (at.fs.rmdir === undefined) return lacks(at, 'remove directories');
  if (isMountpoint(k, at.sb, at.ino)) return fail('EBUSY', `something is mounted on ${path}`);
  return at.fs.rmdir(k, me, at.sb, at.dir, at.name);
}

/** unlink(2). Errors: EISDIR, ENOTDIR for a trailing slash, EBUSY for mountpoints, EPERM. */
export function unlink(k: Kernel, me: Pid, path: string): Answer<0> {
  const at = walkTo(k, me, path, ENTRY);
  if (failed(at)) return at;
  if (!isName(at)) return fail('EISDIR', `${path} is a directory`);
  if (at.slash && at.attr.kind !== 'dir') return fail('ENOTDIR', `${path} is not a directory`);
  const barred = mayRemove(k, me, at, path);
  if (barred !== undefined) return barred;
  if (at.attr.kind === 'dir') return fail('EISDIR', `${path} is a directory`);
  if (at.fs.unlink === undefined) return lacks(at, 'remove files');
  if (isMountpoint(k, at.sb, at.ino)) return fail('EBUSY', `something is mounted on ${path}`);
  return at.fs.unlink(k, me, at.sb, at.dir, at.name);
}

/** symlink(2). Errors: EEXIST, EROFS, EACCES, EPERM. */
export function symlink(k: Kernel, me: Pid, target: string, path: string): Fallible<0> {
  if (target === '') return fail('ENOENT', 'a symbolic link cannot be empty');
  const at = placeForNew(k, me, path);
  if (failed(at)) return at;
  if (at.slash) return fail('ENOENT', `${path} ends in a slash, and there is no such directory`);
  return at.fs.symlink?.(k, me, at.sb, at.dir, at.name, target) ?? lacks(at, 'make symbolic links');
}

/** link(2). Errors: EEXIST, EXDEV across mounts, EPERM for directories. */
export function link(k: Kernel, me: Pid, existing: string, path: string): Fallible<0> {
  const from = walkTo(k, me, existing, 0);
  if (failed(from)) return from;
  const at = placeForNew(k, me, path);
  if (failed(at)) return at;
  if (at.mount !== from.mount) return fail('EXDEV', `${existing} and ${path} lie on different mounts`);
  if (at.fs.link === undefined) return lacks(at, 'make links');
  if (from.attr.kind === 'dir') return fail('EPERM', `${existing} is a directory`);
  return at.fs.link(k, me, at.sb, at.dir, at.name, from.ino);
}

/** rename(2). Errors: EXDEV across mounts, EBUSY for mountpoints, EINVAL into itself, ENOTDIR, EISDIR, EPERM. */
export function rename(k: Kernel, me: Pid, from: string, to: string): Answer<0> {
  const old = walkTo(k, me, from, ENTRY);
  if (failed(old)) return old;
  const at = walk(k, me, to, ENTRY | MISSING_OK);
  if (failed(at)) return at;
  if (old.mount !== at.mount) return fail('EXDEV', `${from} and ${to} lie on different mounts`);
  if (!isName(old) || !isName(at)) return fail('EBUSY', 'only names can be changed, not "/", "." or ".."');
  const refusal = refuseRename(k, me, old, at, from, to);
  if (refusal !== undefined) return refusal;
  if (old.ino === at.ino) return 0;
  if (old.fs.rename === undefined) return lacks(old, 'rename files');
  if (isMountpoint(k, old.sb, old.ino)) return fail('EBUSY', `something is mounted on ${from}`);
  if (at.ino !== 0 && isMountpoint(k, at.sb, at.ino)) return fail('EBUSY', `something is mounted on ${to}`);
  return old.fs.rename(k, me, old.sb, {dir: old.dir, name: old.name}, {dir: at.dir, name: at.name});
}

function refuseRename(
  k: Kernel,
  me: Pid,
  old: Walked & {attr: FileAttr},
  at: Walked,
  from: string,
  to: string,
): Failure | undefined {
  const isDir = old.attr.kind === 'dir';
  if (!isDir && (old.slash || at.slash)) return fail('ENOTDIR', `${from} is not a directory`);
  if (isDir && contains(k, old, at.dir)) return fail('EINVAL', `${to} lies inside ${from}`);
  if (at.ino !== 0 && contains(k, at, old.dir)) return fail('ENOTEMPTY', `${from} lies inside ${to}`);
  const barred = mayRemove(k, me, old, from);
  if (barred !== undefined) return barred;
  if (at.attr === undefined) {
    const dir = mayChange(k, credentialsOf(k, me), at, to);
    return failed(dir) ? dir : undefined;
  }
  const kept = mayRemove(k, me, {...at, attr: at.attr}, to);
  if (kept !== undefined) return kept;
  if (isDir && at.attr.kind !== 'dir') return fail('ENOTDIR', `${to} exists and is not a directory`);
  if (!isDir && at.attr.kind === 'dir') return fail('EISDIR', `${to} is a directory`);
  return undefined;
}

/** Whether a directory is the other or lies above it, in one superblock. */
function contains(k: Kernel, outer: Walked, inner: number): boolean {
  let ino = inner;
  for (;;) {
    if (ino === outer.ino) return true;
    const up = outer.fs.parent(k, outer.sb, ino);
    if (up === ino) return false;
    ino = up;
  }
}
