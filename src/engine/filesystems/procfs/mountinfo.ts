// /proc/PID/mountinfo: what is mounted, with what lies on what (fs/proc_namespace.c, show_mountinfo; it came with 2.6.26).
// Optional fields are none: mounts are not shared with anybody.

import type {SuperblockId} from '../../abi';
import {absolutePath, escapedPath, fileSystemOf, type Kernel} from '../../kernel';

/** The path of a directory as seen from the root of its own file system. */
function pathWithin(k: Kernel, sb: SuperblockId, ino: number): string {
  const fs = fileSystemOf(k, sb);
  const {root} = k.state.superblocks.get(sb);
  let path = '';
  for (let at = ino; at !== root; ) {
    const up = fs.parent(k, sb, at);
    if (up === at) return `${path}//deleted`;
    path = `/${fs.nameOf(k, sb, at)}${path}`;
    at = up;
  }
  return path === '' ? '/' : path;
}

/** Id, parent, device, root, mountpoint, options - type, source, options of the file system. */
export function mountinfoText(k: Kernel): string {
  const {misc, mounts, superblocks} = k.state;
  let text = '';
  for (const id of misc.mounts) {
    const {parent, superblock, root, source, options, readonlyMount} = mounts.get(id);
    const shown = fileSystemOf(k, superblock).showOptions?.(k, superblock) ?? '';
    const joined = (...parts: string[]) => escapedPath(parts.filter(part => part !== '').join(','));
    const paths = [pathWithin(k, superblock, root), absolutePath(k, {mount: id, ino: root})].map(escapedPath);
    text += `${id} ${parent || id} 0:${superblock} ${paths.join(' ')} ${joined(readonlyMount ? 'ro' : 'rw', options)} - `;
    text += `${superblocks.get(superblock).fstype} ${escapedPath(source)} ${joined('rw', shown)}\n`;
  }
  return text;
}
