// The file system interface: what a type of file system implements. A file is (superblock, ino); what the number means is
// the file system's own affair, so that /proc and control files need no objects of their own. Numbers are above 0.
// The VFS has walked the path and checked permissions, read-only mounts and mountpoints before it calls; modes for new
// files arrive with the umask taken off. A number may outlive its file: then attr answers undefined, lookup ENOENT,
// and parent and nameOf the number itself and ''.

import type {DirEntry, Fallible, FileKind, Pid, SuperblockId} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import type {Dialect} from '../state';

export interface FileAttr {
  readonly kind: FileKind;
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly nlink: number;
  readonly mtime: number;
  /** Character devices: null, zero, tty. */
  readonly device?: string;
}

/** What mount(2) passes on. */
export interface MountRequest {
  readonly source: string;
  readonly options: string;
  readonly flags: number;
}

export interface FileSystem {
  readonly name: string;
  /** Listed in /proc/filesystems as needing no device. */
  readonly nodev: boolean;
  /** Its superblocks are hierarchies of this dialect. */
  readonly dialect?: Dialect;
  /** It bears names of any length (else NAME_MAX bytes). */
  readonly longNames?: true;
  /** get_sb: finds or makes the superblock for these options; adds one to `active` for the new mount. */
  mount(k: Kernel, me: Pid, request: MountRequest): Answer<SuperblockId>;
  /** mount -o remount. Absent: succeeds and changes nothing. */
  remount?(k: Kernel, me: Pid, sb: SuperblockId, request: MountRequest): Answer<undefined>;
  /** A mount of this superblock went away: takes one off `active`, and kills the superblock at 0. */
  unmount(k: Kernel, me: Pid, sb: SuperblockId): void;
  /** The options that /proc/mounts shows for the superblock. */
  showOptions?(k: Kernel, sb: SuperblockId): string;

  /** undefined: the file is gone (ENOENT). */
  attr(k: Kernel, sb: SuperblockId, ino: number): FileAttr | undefined;
  lookup(k: Kernel, sb: SuperblockId, dir: number, name: string, me: Pid): Fallible<number>;
  /** The containing directory, and the name in it; the root answers itself and ''. */
  parent(k: Kernel, sb: SuperblockId, ino: number): number;
  nameOf(k: Kernel, sb: SuperblockId, ino: number): string;
  readdir(k: Kernel, sb: SuperblockId, dir: number, me: Pid): readonly DirEntry[];
  readlink?(k: Kernel, sb: SuperblockId, ino: number, me: Pid): Fallible<string>;

  /** Called at open for files: answers content that is fixed from now on, or null to read it at each read. */
  open?(k: Kernel, me: Pid, sb: SuperblockId, ino: number, flags: number): Fallible<string | null>;
  /** The last descriptor was closed. */
  release?(k: Kernel, sb: SuperblockId, ino: number): void;
  /** The whole content as of now. */
  read(k: Kernel, me: Pid, sb: SuperblockId, ino: number): Fallible<string>;
  /** One write(2) at a position; answers the bytes taken. */
  write(k: Kernel, me: Pid, sb: SuperblockId, ino: number, text: string, pos: number): Answer<number>;
  truncate?(k: Kernel, sb: SuperblockId, ino: number): Fallible<0>;

  /** Absent operations are refused by the VFS: create EACCES, mkdir, rmdir, unlink, symlink, link, rename EPERM. */
  create?(k: Kernel, me: Pid, sb: SuperblockId, dir: number, name: string, mode: number): Fallible<number>;
  mkdir?(k: Kernel, me: Pid, sb: SuperblockId, dir: number, name: string, mode: number): Answer<0>;
  rmdir?(k: Kernel, me: Pid, sb: SuperblockId, dir: number, name: string): Answer<0>;
  unlink?(k: Kernel, me: Pid, sb: SuperblockId, dir: number, name: string): Answer<0>;
  symlink?(k: Kernel, me: Pid, sb: SuperblockId, dir: number, name: string, target: string): Fallible<0>;
  link?(k: Kernel, me: Pid, sb: SuperblockId, dir: number, name: string, ino: number): Fallible<0>;
  rename?(
    k: Kernel,
    me: Pid,
    sb: SuperblockId,
    from: {readonly dir: number; readonly name: string},
    to: {readonly dir: number; readonly name: string},
  ): Answer<0>;
  /** chmod, chown, touch: the fields given change. Absent: EPERM. */
  setattr?(
    k: Kernel,
    sb: SuperblockId,
    ino: number,
    change: {readonly mode?: number; readonly uid?: number; readonly gid?: number; readonly mtime?: number},
  ): Fallible<0>;
}
