// Who may do what to a file (fs/namei.c of 2.6.20, generic_permission): mode bits by owner, group, others. Root reads and
// writes anything, and executes what somebody may execute.

import type {Pid} from '../../abi';
import type {Kernel} from '../kernel';
import type {Position} from '../state';
import type {FileAttr} from './file-system';
import {rootPosition} from './position';

export const MAY_EXEC = 1;
export const MAY_WRITE = 2;
export const MAY_READ = 4;

/** What the VFS asks of a task. */
export interface Credentials {
  readonly uid: number;
  readonly euid: number;
  readonly gid: number;
  readonly umask: number;
  readonly cwd: Position;
}

/** The caller's credentials; pid 0 is the kernel itself (boot). */
export function credentialsOf(k: Kernel, me: Pid): Credentials {
  return k.state.records.find(me) ?? {uid: 0, euid: 0, gid: 0, umask: 0, cwd: rootPosition(k)};
}

/** Whether the bits of `want` (MAY_*) are all granted to the user and group. */
export function permits(uid: number, gid: number, attr: FileAttr, want: number): boolean {
  const {mode} = attr;
  if (uid === 0) return (want & MAY_EXEC) === 0 || attr.kind === 'dir' || (mode & 0o111) !== 0;
  const granted = uid === attr.uid ? mode >> 6 : gid === attr.gid ? mode >> 3 : mode;
  return (granted & want) === want;
}

export const mayAccess = (who: Credentials, attr: FileAttr, want: number): boolean =>
  permits(who.euid, who.gid, attr, want);

/** chmod, utime: only the owner and root. */
export const isOwner = (who: Credentials, attr: FileAttr): boolean => who.euid === 0 || who.euid === attr.uid;

/** In a directory with the sticky bit only the owner of a file, of the directory, or root removes the file. */
export const isSticky = (who: Credentials, dir: FileAttr, attr: FileAttr): boolean =>
  (dir.mode & 0o1000) !== 0 && who.euid !== 0 && who.euid !== attr.uid && who.euid !== dir.uid;
