// open(2) and pipe(2): from a path to a descriptor (fs/namei.c of 2.6.20, open_namei; fs/pipe.c, do_pipe). All checks of
// permission happen here: an open descriptor works on whatever becomes of the file's mode.

import {
  type Failure,
  type Fallible,
  type Fd,
  fail,
  failed,
  O_ACCMODE,
  O_CLOEXEC,
  O_CREAT,
  O_DIRECTORY,
  O_EXCL,
  O_RDONLY,
  O_TRUNC,
  O_WRONLY,
  type Pid,
} from '../../abi';
import type {Kernel} from '../kernel';
import {addFile, freeDescriptor, install} from './descriptors';
import type {FileAttr} from './file-system';
import {credentialsOf, MAY_EXEC, MAY_READ, MAY_WRITE, mayAccess} from './permission';
import {addPipe} from './pipe';
import {ENTRY, FOLLOW, MISSING_OK, type Walked, walk} from './walk';

export const readOnlyMount = (path: string): Failure => fail('EROFS', `${path} lies on a read-only mount`);

/**
 * open(2). Errors: those of a path walk, EACCES, EEXIST, EISDIR, ENOTDIR, EROFS, EMFILE, and what the file system
 * refuses.
 */
export function open(k: Kernel, me: Pid, path: string, flags: number, mode: number): Fallible<Fd> {
  const fd = freeDescriptor(k, me, 0);
  if (failed(fd)) return fd;
  const exclusive = (flags & (O_CREAT | O_EXCL)) === (O_CREAT | O_EXCL);
  const how = (exclusive ? ENTRY : FOLLOW) | ((flags & O_CREAT) !== 0 ? MISSING_OK : 0);
  const at = walk(k, me, path, how);
  if (failed(at)) return at;
  if (at.ino !== 0 && exclusive) return fail('EEXIST', `${path} exists already`);
  const file = at.ino === 0 ? createAndOpen(k, me, at, path, flags, mode) : openExisting(k, me, at, path, flags);
  if (failed(file)) return file;
  install(k, me, fd, file, (flags & O_CLOEXEC) !== 0);
  return fd;
}

function createAndOpen(k: Kernel, me: Pid, at: Walked, path: string, flags: number, mode: number): Fallible<number> {
  const who = credentialsOf(k, me);
  if (at.slash) return fail('EISDIR', `${path} would have to be a directory`);
  if (k.state.mounts.get(at.mount).readonlyMount) return readOnlyMount(path);
  const dir = at.fs.attr(k, at.sb, at.dir);
  if (dir === undefined) return fail('ENOENT', `the directory of ${path} was removed`);
  if (!mayAccess(who, dir, MAY_WRITE | MAY_EXEC)) {
    return fail('EACCES', `user ${who.euid} may not write to the directory of ${path}`);
  }
  if (at.fs.create === undefined) return fail('EACCES', `files cannot be created in a ${at.fs.name} file system`);
  const ino = at.fs.create(k, me, at.sb, at.dir, at.name, mode & ~who.umask & 0o7777);
  if (failed(ino)) return ino;
  const attr = at.fs.attr(k, at.sb, ino) as FileAttr;
  return openInode(k, me, {...at, ino}, attr, flags);
}

function openExisting(k: Kernel, me: Pid, at: Walked, path: string, flags: number): Fallible<number> {
  const {attr} = at;
  if (attr === undefined) return fail('ENOENT', `${path} was removed`);
  const refusal = refuseOpen(k, me, at, attr, path, flags);
  if (refusal !== undefined) return refusal;
  if ((flags & O_TRUNC) !== 0 && attr.kind === 'file') {
    const truncated = at.fs.truncate?.(k, at.sb, at.ino);
    if (failed(truncated)) return truncated;
  }
  return openInode(k, me, at, attr, flags);
}

function refuseOpen(k: Kernel, me: Pid, at: Walked, attr: FileAttr, path: string, flags: number): Failure | undefined {
  const access = flags & O_ACCMODE;
  const writes = access !== O_RDONLY || (flags & O_TRUNC) !== 0;
  if (attr.kind === 'symlink') return fail('ELOOP', `${path} is a symbolic link`);
  if (attr.kind === 'dir' && (writes || (flags & O_CREAT) !== 0)) return fail('EISDIR', `${path} is a directory`);
  if (attr.kind !== 'dir' && (flags & O_DIRECTORY) !== 0) return fail('ENOTDIR', `${path} is not a directory`);
  const want = (access === O_WRONLY ? 0 : MAY_READ) | (writes ? MAY_WRITE : 0);
  const who = credentialsOf(k, me);
  if (!mayAccess(who, attr, want)) {
    const verb = (want & MAY_WRITE) !== 0 ? 'write to' : 'read';
    return fail('EACCES', `the mode of ${path} does not let user ${who.euid} ${verb} it`);
  }
  if (writes && attr.kind === 'file' && k.state.mounts.get(at.mount).readonlyMount) return readOnlyMount(path);
  return undefined;
}

function openInode(k: Kernel, me: Pid, at: Walked, attr: FileAttr, flags: number): Fallible<number> {
  const position = {mount: at.mount, ino: at.ino};
  const base = {position, superblock: at.sb, flags: flags & ~O_DIRECTORY};
  if (attr.kind === 'dir') return addFile(k, {...base, flags: flags | O_DIRECTORY});
  if (attr.kind === 'char') return addFile(k, {...base, device: attr.device ?? 'null'});
  const content = at.fs.open?.(k, me, at.sb, at.ino, flags) ?? null;
  if (failed(content)) return content;
  return addFile(k, {...base, snapshot: content});
}

/** pipe(2): the reading and the writing end. Errors: EMFILE. */
export function pipe(k: Kernel, me: Pid): Fallible<readonly [Fd, Fd]> {
  const from = freeDescriptor(k, me, 0);
  if (failed(from)) return from;
  const to = freeDescriptor(k, me, from + 1);
  if (failed(to)) return to;
  const id = addPipe(k);
  const end = {position: {mount: 0, ino: id}, superblock: 0, pipe: id};
  install(k, me, from, addFile(k, {...end, flags: O_RDONLY}), false);
  install(k, me, to, addFile(k, {...end, flags: O_WRONLY}), false);
  return [from, to];
}
