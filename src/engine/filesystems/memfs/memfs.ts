// File systems in memory: rootfs, tmpfs and devtmpfs share one implementation (fs/ramfs, mm/shmem.c of 2.6.20; devtmpfs
// is younger). A file is a row of the inode table and its number the row's id. rootfs and devtmpfs exist once; each mount
// of tmpfs is a new tree, which goes away with its last mount. Content may fill half of the memory, as in tmpfs.

import {type Failure, type Fallible, fail, failed, type SuperblockId} from '../../abi';
import {bugOn, type FileSystem, type Kernel, type MountRequest} from '../../kernel';
import {changesOf} from './directory';
import {addInode, editInode, enter, findEntry, findInode} from './inode';

interface Kind {
  readonly name: string;
  readonly nodev: boolean;
  /** One tree for the machine, whatever mounts come and go. */
  readonly single: boolean;
  readonly rootMode: number;
  /** Makes what a new tree holds. */
  fill?(k: Kernel, sb: SuperblockId, root: number): void;
}

function newSuperblock(k: Kernel, kind: Kind, source: string, mode: number): SuperblockId {
  const {superblocks} = k.state;
  const sb = superblocks.add({fstype: kind.name, root: 0, active: 0, source, data: {bytes: 0}});
  const root = addInode(k, sb, {kind: 'dir', mode, uid: 0, gid: 0, parent: 0, data: ''});
  Object.assign(editInode(k, root), {parent: root, nlink: 2});
  superblocks.put(sb, {...superblocks.get(sb), root});
  kind.fill?.(k, sb, root);
  return sb;
}

/** Mount options: `mode=` in octal. A size is refused: nothing here could keep the promise. */
function rootModeOf(kind: Kind, {options}: MountRequest): Fallible<number> {
  let mode = kind.rootMode;
  for (const option of options.split(',')) {
    if (option === '') continue;
    const octal = /^mode=([0-7]{1,4})$/.exec(option);
    if (octal === null) return fail('EINVAL', `${kind.name} knows the option mode=, not ${option}`);
    mode = Number.parseInt(octal[1] as string, 8);
  }
  return mode;
}

function mountKind(k: Kernel, kind: Kind, request: MountRequest): Fallible<SuperblockId> {
  const {misc, superblocks} = k.state;
  const mode = rootModeOf(kind, request);
  if (failed(mode)) return mode;
  const existing = kind.single ? misc.singletons[kind.name] : undefined;
  const sb = existing ?? newSuperblock(k, kind, request.source, mode);
  if (kind.single) misc.singletons[kind.name] = sb;
  superblocks.edit(sb).active++;
  return sb;
}

function unmountKind(k: Kernel, kind: Kind, sb: SuperblockId): void {
  const {superblocks, inodes} = k.state;
  const active = --superblocks.edit(sb).active;
  bugOn(active < 0, `superblock ${sb} of ${kind.name} has fewer mounts than none`);
  if (active > 0 || kind.single) return;
  for (const id of inodes.ids()) if (inodes.get(id).superblock === sb) inodes.remove(id);
  superblocks.remove(sb);
}

/** Bytes that the files of this superblock would have after one of them grew; ENOSPC when that is too much. */
function charge(k: Kernel, sb: SuperblockId, growth: number): Failure | undefined {
  if (growth === 0) return undefined;
  const row = k.state.superblocks.edit(sb);
  const bytes = (row.data as {bytes: number}).bytes + growth;
  const limit = (k.config.memory / 2) * 1024 * 1024;
  if (bytes > limit) return fail('ENOSPC', `files in memory may fill half of it, ${k.config.memory / 2} MiB`);
  row.data = {bytes};
  return undefined;
}

/** Drops an inode that no name and no open file holds any more. */
export function dropInode(k: Kernel, sb: SuperblockId, ino: number): void {
  const inode = k.state.inodes.get(ino);
  if (inode.nlink > 0 || inode.opened > 0) return;
  if (inode.kind === 'file') charge(k, sb, -inode.data.length);
  k.state.inodes.remove(ino);
}

function replaced(data: string, text: string, pos: number): string {
  if (pos === data.length) return data + text;
  const gap = pos > data.length ? '\0'.repeat(pos - data.length) : '';
  return data.slice(0, pos) + gap + text + data.slice(pos + text.length);
}

function memoryFileSystem(kind: Kind): FileSystem {
  return {
    name: kind.name,
    nodev: kind.nodev,
    mount: (k, _me, request) => mountKind(k, kind, request),
    unmount: (k, _me, sb) => unmountKind(k, kind, sb),
    attr(k, _sb, ino) {
      const inode = findInode(k, ino);
      if (inode === undefined) return undefined;
      const {mode, uid, gid, nlink, mtime, data} = inode;
      const size = inode.kind === 'char' || inode.kind === 'dir' ? 0 : data.length;
      return {kind: inode.kind, mode, uid, gid, size, nlink, mtime, device: inode.kind === 'char' ? data : ''};
    },
    lookup: (k, _sb, dir, name) => findEntry(k, dir, name) ?? fail('ENOENT', `there is no ${name}`),
    parent: (k, _sb, ino) => findInode(k, ino)?.parent ?? ino,
    nameOf(k, _sb, ino) {
      const entries = findInode(k, findInode(k, ino)?.parent ?? 0)?.entries ?? {};
      return Object.keys(entries).find(name => entries[name] === ino) ?? '';
    },
    readdir(k, _sb, dir) {
      const {entries} = k.state.inodes.get(dir);
      return Object.keys(entries).map(name => ({name, kind: k.state.inodes.get(entries[name] as number).kind}));
    },
    readlink: (k, _sb, ino) => k.state.inodes.get(ino).data,
    open(k, _me, _sb, ino) {
      editInode(k, ino).opened++;
      return null;
    },
    release(k, sb, ino) {
      editInode(k, ino).opened--;
      dropInode(k, sb, ino);
    },
    read: (k, _me, _sb, ino) => k.state.inodes.get(ino).data,
    write(k, _me, sb, ino, text, pos) {
      const {data} = k.state.inodes.get(ino);
      const full = charge(k, sb, Math.max(0, pos + text.length - data.length));
      if (full !== undefined) return full;
      const inode = editInode(k, ino);
      inode.data = replaced(data, text, pos);
      inode.mtime = k.state.misc.tick;
      return text.length;
    },
    truncate(k, sb, ino) {
      charge(k, sb, -k.state.inodes.get(ino).data.length);
      const inode = editInode(k, ino);
      inode.data = '';
      inode.mtime = k.state.misc.tick;
      return 0;
    },
    ...changesOf(dropInode),
    setattr(k, _sb, ino, change) {
      Object.assign(editInode(k, ino), change);
      return 0;
    },
  };
}

/** The character devices that a machine has. */
const DEVICES = {null: 'null', zero: 'zero', urandom: 'urandom', tty: 'tty', console: 'tty'};

export const rootfs = memoryFileSystem({name: 'rootfs', nodev: true, single: true, rootMode: 0o755});
export const tmpfs = memoryFileSystem({name: 'tmpfs', nodev: true, single: false, rootMode: 0o1777});
export const devtmpfs = memoryFileSystem({
  name: 'devtmpfs',
  nodev: true,
  single: true,
  rootMode: 0o755,
  fill(k, sb, root) {
    for (const [name, device] of Object.entries(DEVICES)) {
      const ino = addInode(k, sb, {kind: 'char', mode: 0o666, uid: 0, gid: 0, parent: root, data: device});
      enter(k, root, name, ino);
    }
  },
});
