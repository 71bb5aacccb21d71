// Inodes of the in-memory file systems, and the entries of their directories. Names are keys of a plain record: they may be
// any bytes, so a key is looked up as an own property only, and `__proto__` is defined rather than assigned.

import type {SuperblockId} from '../../abi';
import type {Inode, Kernel} from '../../kernel';

export const findInode = (k: Kernel, ino: number): Readonly<Inode> | undefined => k.state.inodes.find(ino);
export const editInode = (k: Kernel, ino: number): Inode => k.state.inodes.edit(ino);

type NewInode = Pick<Inode, 'kind' | 'mode' | 'uid' | 'gid' | 'parent' | 'data'>;

/** A new inode without a name. A directory counts its own "." among its links. */
export function addInode(k: Kernel, superblock: SuperblockId, inode: NewInode): number {
  const nlink = inode.kind === 'dir' ? 1 : 0;
  return k.state.inodes.add({...inode, superblock, mtime: k.state.misc.tick, nlink, opened: 0, entries: {}});
}

export function findEntry(k: Kernel, dir: number, name: string): number | undefined {
  const entries = findInode(k, dir)?.entries;
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** Gives an inode a name in a directory; a subdirectory's ".." is one more link to it. */
export function enter(k: Kernel, dir: number, name: string, ino: number): void {
  const above = editInode(k, dir);
  Object.defineProperty(above.entries, name, {value: ino, writable: true, enumerable: true, configurable: true});
  above.mtime = k.state.misc.tick;
  const inode = editInode(k, ino);
  inode.nlink++;
  inode.parent = dir;
  if (inode.kind === 'dir') editInode(k, dir).nlink++;
}

/** Takes a name away. A directory that has lost its name has no links left. */
export function leave(k: Kernel, dir: number, name: string): void {
  const above = editInode(k, dir);
  const ino = above.entries[name] as number;
  delete above.entries[name];
  above.mtime = k.state.misc.tick;
  const inode = editInode(k, ino);
  inode.nlink--;
  if (inode.kind === 'dir') editInode(k, dir).nlink--;
}
