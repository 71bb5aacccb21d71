// What a file is and who may use it: stat, access, chmod, chown, utime, readlink, readdir (fs/stat.c, fs/open.c of 2.6.20).

import {
  type DirEntry,
  type Failure,
  type Fallible,
  type Fd,
  fail,
  failed,
  type Pid,
  type Stat,
  type SuperblockId,
} from '../../abi';
import type {Kernel} from '../kernel';
import {fileIdOf, notOpen} from './descriptors';
import type {FileAttr} from './file-system';
import {readOnlyMount} from './open-file';
import {credentialsOf, isOwner, MAY_READ, MAY_WRITE, mayAccess, permits} from './permission';
import {fileSystemOf} from './position';
import {FOLLOW, type Walked, walkTo} from './walk';

function statOf(attr: FileAttr, sb: SuperblockId, ino: number): Stat {
  const {kind, mode, uid, gid, size, nlink, mtime} = attr;
  return {kind, mode, uid, gid, size, nlink, ino, dev: sb, mtime};
}

/** stat(2), lstat(2). Errors: those of a path walk. */
export function stat(k: Kernel, me: Pid, path: string, followLink: boolean): Fallible<Stat> {
  const at = walkTo(k, me, path, followLink ? FOLLOW : 0);
  return failed(at) ? at : statOf(at.attr, at.sb, at.ino);
}

/** fstat(2). Errors: EBADF. */
export function fstat(k: Kernel, me: Pid, fd: Fd): Fallible<Stat> {
  const id = fileIdOf(k, me, fd);
  if (id === 0) return notOpen(fd);
  const {pipe, superblock, position} = k.state.files.get(id);
  if (pipe !== 0) {
    const {euid: uid, gid} = credentialsOf(k, me);
    return {kind: 'fifo', mode: 0o600, uid, gid, size: 0, nlink: 1, ino: pipe, dev: 0, mtime: 0};
  }
  const attr = fileSystemOf(k, superblock).attr(k, superblock, position.ino);
  if (attr === undefined) return fail('ENOENT', `the file behind descriptor ${fd} was removed`);
  return statOf(attr, superblock, position.ino);
}

/** access(2): asks for the real user. `mode` is made of 4 read, 2 write, 1 execute. Errors: EACCES, EROFS. */
export function access(k: Kernel, me: Pid, path: string, mode: number): Fallible<0> {
  const at = walkTo(k, me, path);
  if (failed(at)) return at;
  const {uid, gid} = credentialsOf(k, me);
  if (!permits(uid, gid, at.attr, mode & 7)) {
    return fail('EACCES', `the mode of ${path} does not let user ${uid} do that`);
  }
  const writes = (mode & MAY_WRITE) !== 0 && (at.attr.kind === 'file' || at.attr.kind === 'dir');
  return writes && k.state.mounts.get(at.mount).readonlyMount ? readOnlyMount(path) : 0;
}

/** readlink(2). Errors: EINVAL when it is no symbolic link. */
export function readlink(k: Kernel, me: Pid, path: string): Fallible<string> {
  const at = walkTo(k, me, path, 0);
  if (failed(at)) return at;
  if (at.attr.kind !== 'symlink' || at.fs.readlink === undefined) {
    return fail('EINVAL', `${path} is not a symbolic link`);
  }
  return at.fs.readlink(k, at.sb, at.ino, me);
}

/** The names in a directory. Errors: ENOTDIR, EACCES. */
export function readdir(k: Kernel, me: Pid, path: string): Fallible<readonly DirEntry[]> {
  const at = walkTo(k, me, path);
  if (failed(at)) return at;
  if (at.attr.kind !== 'dir') return fail('ENOTDIR', `${path} is not a directory`);
  const who = credentialsOf(k, me);
  if (!mayAccess(who, at.attr, MAY_READ)) {
    return fail('EACCES', `the mode of ${path} does not let user ${who.euid} list it`);
  }
  return at.fs.readdir(k, at.sb, at.ino, me);
}

type Change = {readonly mode?: number; readonly uid?: number; readonly gid?: number; readonly mtime?: number};

function change(k: Kernel, at: Walked, path: string, fields: Change): Fallible<0> {
  if (k.state.mounts.get(at.mount).readonlyMount) return readOnlyMount(path);
  if (at.fs.setattr === undefined) return fail('EPERM', `a ${at.fs.name} file system keeps its own modes and owners`);
  return at.fs.setattr(k, at.sb, at.ino, fields);
}

const notOwner = (euid: number, path: string): Failure => fail('EPERM', `user ${euid} does not own ${path}`);

/** chmod(2). Errors: EPERM, EROFS. */
export function chmod(k: Kernel, me: Pid, path: string, mode: number): Fallible<0> {
  const at = walkTo(k, me, path);
  if (failed(at)) return at;
  const who = credentialsOf(k, me);
  return isOwner(who, at.attr) ? change(k, at, path, {mode: mode & 0o7777}) : notOwner(who.euid, path);
}

/** chown(2): root gives files away; an owner may name himself and his group. -1 leaves an id. Errors: EPERM, EROFS. */
export function chown(k: Kernel, me: Pid, path: string, uid: number, gid: number): Fallible<0> {
  const at = walkTo(k, me, path);
  if (failed(at)) return at;
  const who = credentialsOf(k, me);
  const same = (uid === -1 || uid === at.attr.uid) && (gid === -1 || gid === at.attr.gid || gid === who.gid);
  if (who.euid !== 0 && !(who.euid === at.attr.uid && same)) return fail('EPERM', 'only root may give files away');
  return change(k, at, path, {...(uid === -1 ? {} : {uid}), ...(gid === -1 ? {} : {gid})});
}

/** utime(2) with no times: the last write is now. Owner, or whoever may write. Errors: EACCES, EROFS. */
export function utime(k: Kernel, me: Pid, path: string): Fallible<0> {
  const at = walkTo(k, me, path);
  if (failed(at)) return at;
  const who = credentialsOf(k, me);
  if (!isOwner(who, at.attr) && !mayAccess(who, at.attr, MAY_WRITE)) {
    return fail('EACCES', `user ${who.euid} neither owns ${path} nor may write to it`);
  }
  return change(k, at, path, {mtime: k.state.misc.tick});
}
