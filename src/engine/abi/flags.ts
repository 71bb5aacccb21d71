// Numbers that system calls take, with their Linux values.

export const O_RDONLY = 0;
export const O_WRONLY = 1;
export const O_RDWR = 2;
export const O_ACCMODE = 3;
export const O_CREAT = 0o100;
export const O_EXCL = 0o200;
export const O_TRUNC = 0o1000;
export const O_APPEND = 0o2000;
export const O_DIRECTORY = 0o200000;
export const O_CLOEXEC = 0o2000000;

export const MS_RDONLY = 1;
export const MS_REMOUNT = 32;
export const MS_BIND = 4096;
/** umount2: detach now, clean up when it is no longer busy. */
export const MNT_DETACH = 2;

export const WNOHANG = 1;
export const WUNTRACED = 2;

/** Descriptors below this are the program's; the shell keeps saved ones above. */
export const FD_MAX = 1024;

export type FileKind = 'file' | 'dir' | 'symlink' | 'char' | 'fifo';

export interface Stat {
  readonly kind: FileKind;
  /** Permission bits only (07777). */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  readonly nlink: number;
  readonly ino: number;
  /** Superblock: two files with the same dev and ino are one. */
  readonly dev: number;
  /** Tick of the last write. */
  readonly mtime: number;
}

export interface DirEntry {
  readonly name: string;
  readonly kind: FileKind;
}
