// Places in the tree of mounted file systems, and the ways over its seams: down onto what is mounted on a directory, up
// from the root of a mount (fs/namei.c of 2.6.20: follow_mount, follow_dotdot; fs/dcache.c: d_path).

import type {MountId, SuperblockId} from '../../abi';
import type {Kernel} from '../kernel';
import type {Position} from '../state';
import type {FileSystem} from './file-system';

/** The mount that bootVfs makes first. */
export const ROOT_MOUNT: MountId = 1;

export function fileSystemOf(k: Kernel, sb: SuperblockId): FileSystem {
  return k.fileSystems.get(k.state.superblocks.get(sb).fstype) as FileSystem;
}

/** The superblock of a mount; the mount must exist. */
export const superblockOf = (k: Kernel, mount: MountId): SuperblockId => k.state.mounts.get(mount).superblock;

/** "/", with whatever is mounted over it. */
export function rootPosition(k: Kernel): Position {
  return descend(k, {mount: ROOT_MOUNT, ino: k.state.mounts.get(ROOT_MOUNT).root});
}

/** The mount that lies on this directory; 0 for none. */
export function mountOn(k: Kernel, mount: MountId, ino: number): MountId {
  const {misc, mounts} = k.state;
  for (let i = misc.mounts.length - 1; i >= 0; i--) {
    const id = misc.mounts[i] as MountId;
    const row = mounts.get(id);
    if (row.at === ino && row.parent === mount) return id;
  }
  return 0;
}

/** Follows mounts from a directory to what one sees there. */
export function descend(k: Kernel, from: Position): Position {
  let {mount, ino} = from;
  for (let on = mountOn(k, mount, ino); on !== 0; on = mountOn(k, mount, ino)) {
    mount = on;
    ino = k.state.mounts.get(on).root;
  }
  return mount === from.mount ? from : {mount, ino};
}

/** "..": across the roots of mounts; "/" is its own parent. */
export function ascend(k: Kernel, from: Position): Position {
  let {mount, ino} = from;
  for (let row = k.state.mounts.get(mount); ino === row.root; row = k.state.mounts.get(mount)) {
    if (row.parent === 0) return from;
    ino = row.at;
    mount = row.parent;
  }
  const sb = superblockOf(k, mount);
  return descend(k, {mount, ino: fileSystemOf(k, sb).parent(k, sb, ino)});
}

/** Whether something is mounted on this file, through whichever mount it is seen. */
export function isMountpoint(k: Kernel, sb: SuperblockId, ino: number): boolean {
  const {misc, mounts} = k.state;
  return misc.mounts.some(id => {
    const {at, parent} = mounts.get(id);
    return at === ino && parent !== 0 && mounts.get(parent).superblock === sb;
  });
}

/** The path of a file as seen from "/"; begins with "(unreachable)" when its mount was detached or its directory is gone. */
export function absolutePath(k: Kernel, position: Position): string {
  let {mount, ino} = position;
  let path = '';
  for (;;) {
    const row = k.state.mounts.find(mount);
    if (row === undefined) return `(unreachable)${path}`;
    if (ino === row.root) {
      if (row.parent === 0) break;
      ino = row.at;
      mount = row.parent;
      continue;
    }
    const fs = fileSystemOf(k, row.superblock);
    const up = fs.parent(k, row.superblock, ino);
    if (up === ino) return `(unreachable)${path}`;
    path = `/${fs.nameOf(k, row.superblock, ino)}${path}`;
    ino = up;
  }
  if (mount !== ROOT_MOUNT) return `(unreachable)${path}`;
  return path === '' ? '/' : path;
}
