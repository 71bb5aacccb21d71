// sysfs: the tree of tree.ts as files. A file's number is its index in the tree, plus one.

import {fail, type SuperblockId} from '../../abi';
import type {FileSystem, Kernel} from '../../kernel';
import {type SysEntry, sysTree} from './tree';

const ROOT = 1;
const isDir = (entry: SysEntry): boolean => entry.read === undefined;
const entryOf = (k: Kernel, ino: number): SysEntry | undefined => sysTree(k)[ino - 1];

/** The one superblock of the machine. */
function mountSys(k: Kernel, source: string): SuperblockId {
  const {misc, superblocks} = k.state;
  const sb = misc.singletons.sysfs ?? superblocks.add({fstype: 'sysfs', root: ROOT, active: 0, source, data: null});
  misc.singletons.sysfs = sb;
  superblocks.edit(sb).active++;
  return sb;
}

export const sysfs: FileSystem = {
  name: 'sysfs',
  nodev: true,
  mount: (k, _me, {source}) => mountSys(k, source),
  unmount(k, _me, sb) {
    k.state.superblocks.edit(sb).active--;
  },
  attr(k, _sb, ino) {
    const entry = entryOf(k, ino);
    if (entry === undefined) return undefined;
    if (isDir(entry)) return {kind: 'dir', mode: 0o755, uid: 0, gid: 0, size: 0, nlink: 2, mtime: 0};
    const mode = entry.write === undefined ? 0o444 : 0o644;
    return {kind: 'file', mode, uid: 0, gid: 0, size: 4096, nlink: 1, mtime: 0};
  },
  lookup(k, _sb, dir, name) {
    const found = entryOf(k, dir)?.children.find(index => sysTree(k)[index]?.name === name);
    return found === undefined ? fail('ENOENT', `/sys has no ${name} here`) : found + 1;
  },
  parent: (k, _sb, ino) => (entryOf(k, ino)?.parent ?? 0) + 1,
  nameOf: (k, _sb, ino) => entryOf(k, ino)?.name ?? '',
  readdir(k, _sb, dir) {
    const tree = sysTree(k);
    return (entryOf(k, dir)?.children ?? []).map(index => {
      const entry = tree[index] as SysEntry;
      return {name: entry.name, kind: isDir(entry) ? ('dir' as const) : ('file' as const)};
    });
  },
  read: (k, _me, _sb, ino) => entryOf(k, ino)?.read?.(k) ?? '',
  write(k, _me, _sb, ino, text) {
    const entry = entryOf(k, ino);
    if (entry?.write === undefined) return fail('EIO', `${entry?.name} cannot be written`);
    return entry.write(k, text) ?? text.length;
  },
};
