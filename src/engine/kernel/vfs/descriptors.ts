// Descriptors of a task and the open files behind them (fs/open.c, fs/fcntl.c, fs/file_table.c of 2.6.20). An open file
// lives as long as a descriptor of some task points to it; the last close releases what it held.

import {type Fallible, FD_MAX, type Fd, fail, O_DIRECTORY, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import type {OpenFile} from '../state';
import {reapMounts} from './mount-table';
import {releasePipe} from './pipe';
import {fileSystemOf} from './position';

/** Saved descriptors (dupAbove) may lie above those that programs open themselves. */
const SAVED_FD_MAX = 2 * FD_MAX;

/** The open file behind a descriptor, 0 when it is closed. */
export const fileIdOf = (k: Kernel, me: Pid, fd: Fd): number => k.state.records.get(me).fds[fd] ?? 0;

export const notOpen = (fd: Fd) => fail('EBADF', `descriptor ${fd} is not open`);

/** The lowest free descriptor from `min` on. Errors: EMFILE. */
export function freeDescriptor(k: Kernel, me: Pid, min: Fd, limit: number = FD_MAX): Fallible<Fd> {
  const {fds} = k.state.records.get(me);
  for (let fd = min; fd < limit; fd++) if ((fds[fd] ?? 0) === 0) return fd;
  return fail('EMFILE', `the task has no free descriptor below ${limit}`);
}

/** Points a free descriptor to an open file, which counts it. */
export function install(k: Kernel, me: Pid, fd: Fd, file: number, closeOnExec: boolean): void {
  const record = k.state.records.edit(me);
  while (record.fds.length < fd) record.fds.push(0);
  record.fds[fd] = file;
  if (closeOnExec) record.closeOnExec.push(fd);
  k.state.files.edit(file).refs++;
}

/** Adds an open file that no descriptor points to yet. */
export function addFile(
  k: Kernel,
  file: Partial<OpenFile> & Pick<OpenFile, 'flags' | 'position' | 'superblock'>,
): number {
  const {position, superblock, flags, snapshot = null, pipe = 0, device = ''} = file;
  return k.state.files.add({position, superblock, flags, pos: 0, refs: 0, snapshot, pipe, device});
}

/** One more descriptor points to the open file (fork). */
export function shareFile(k: Kernel, file: number): void {
  k.state.files.edit(file).refs++;
}

/** One descriptor less points to the open file; the last one releases it. The caller clears the descriptor. */
export function closeFile(k: Kernel, me: Pid, id: number): void {
  const file = k.state.files.edit(id);
  file.refs--;
  if (file.refs > 0) return;
  k.state.files.remove(id);
  if (file.pipe !== 0) {
    releasePipe(k, file.pipe, file.flags);
    return;
  }
  if (file.device === '' && (file.flags & O_DIRECTORY) === 0) {
    fileSystemOf(k, file.superblock).release?.(k, file.superblock, file.position.ino);
  }
  reapMounts(k, me);
}

/** close(2). Errors: EBADF. */
export function close(k: Kernel, me: Pid, fd: Fd): Fallible<0> {
  const file = fileIdOf(k, me, fd);
  if (file === 0) return notOpen(fd);
  const record = k.state.records.edit(me);
  record.fds[fd] = 0;
  if (record.closeOnExec.length > 0) record.closeOnExec = record.closeOnExec.filter(other => other !== fd);
  closeFile(k, me, file);
  return 0;
}

/** dup2(2): `to` is closed first. Errors: EBADF. */
export function dup2(k: Kernel, me: Pid, from: Fd, to: Fd): Fallible<Fd> {
  const file = fileIdOf(k, me, from);
  if (file === 0) return notOpen(from);
  if (to < 0 || to >= SAVED_FD_MAX) return fail('EBADF', `descriptors are below ${SAVED_FD_MAX}`);
  if (from === to) return to;
  shareFile(k, file);
  if (fileIdOf(k, me, to) !== 0) close(k, me, to);
  install(k, me, to, file, false);
  k.state.files.edit(file).refs--;
  return to;
}

/** fcntl(F_DUPFD_CLOEXEC): the lowest free descriptor >= min. Errors: EBADF, EINVAL, EMFILE. */
export function dupAbove(k: Kernel, me: Pid, from: Fd, min: Fd): Fallible<Fd> {
  const file = fileIdOf(k, me, from);
  if (file === 0) return notOpen(from);
  if (min < 0 || min >= SAVED_FD_MAX) return fail('EINVAL', `descriptors are below ${SAVED_FD_MAX}`);
  const fd = freeDescriptor(k, me, min, SAVED_FD_MAX);
  if (typeof fd === 'number') install(k, me, fd, file, true);
  return fd;
}
