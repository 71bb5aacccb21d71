// read(2) and write(2) on an open descriptor: no path is walked here. A file that the kernel makes up (a control file, a
// file of /proc) answers its whole content at each read, of which the caller gets the part at its position; a file whose
// content was fixed at open keeps it.

import {type Fd, fail, failed, O_ACCMODE, O_APPEND, O_DIRECTORY, O_RDONLY, O_WRONLY, type Pid} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import {fileIdOf, notOpen} from './descriptors';
import {readDevice, writeDevice} from './devices';
import {readPipe, writePipe} from './pipe';
import {fileSystemOf} from './position';

/** read(2): at most `count` bytes, '' at the end. Errors: EBADF, EISDIR, and what the file system refuses. */
export function read(k: Kernel, me: Pid, fd: Fd, count: number): Answer<string> {
  const id = fileIdOf(k, me, fd);
  if (id === 0) return notOpen(fd);
  const file = k.state.files.get(id);
  if ((file.flags & O_ACCMODE) === O_WRONLY) return fail('EBADF', `descriptor ${fd} is open for writing only`);
  if (file.pipe !== 0) return readPipe(k, me, file.pipe, count);
  if (file.device !== '') return readDevice(k, me, file.device, count);
  if ((file.flags & O_DIRECTORY) !== 0) return fail('EISDIR', `descriptor ${fd} is a directory`);
  const {superblock, position, pos} = file;
  const content = file.snapshot ?? fileSystemOf(k, superblock).read(k, me, superblock, position.ino);
  if (failed(content)) return content;
  if (pos >= content.length || count <= 0) return '';
  const text = content.slice(pos, pos + count);
  k.state.files.edit(id).pos = pos + text.length;
  return text;
}

/** write(2): answers the bytes taken. Errors: EBADF, EPIPE, and what the file system refuses. */
export function write(k: Kernel, me: Pid, fd: Fd, text: string): Answer<number> {
  const id = fileIdOf(k, me, fd);
  if (id === 0) return notOpen(fd);
  const file = k.state.files.get(id);
  if ((file.flags & O_ACCMODE) === O_RDONLY) return fail('EBADF', `descriptor ${fd} is open for reading only`);
  if (file.pipe !== 0) return writePipe(k, me, file.pipe, text);
  if (file.device !== '') return writeDevice(k, me, file.device, text);
  const {superblock, position} = file;
  const fs = fileSystemOf(k, superblock);
  const appends = (file.flags & O_APPEND) !== 0;
  const pos = appends ? (fs.attr(k, superblock, position.ino)?.size ?? 0) : file.pos;
  const taken = fs.write(k, me, superblock, position.ino, text, pos);
  if (typeof taken === 'number') k.state.files.edit(id).pos = pos + taken;
  return taken;
}
