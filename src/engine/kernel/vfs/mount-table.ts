// The mount table (fs/namespace.c of 2.6.20): what is mounted where. A mount keeps one reference (`active`) to its
// superblock. A mount that is detached while somebody still uses it leaves the tree at once, and its reference goes with
// the last user.

import {type MountId, O_ACCMODE, O_DIRECTORY, O_RDONLY, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import type {Mount} from '../state';
import {trace} from '../trace';
import {absolutePath, fileSystemOf} from './position';

/** Adds a mount to the tree; the reference to its superblock is already taken. */
export function addMount(k: Kernel, row: Mount): MountId {
  const id = k.state.mounts.add(row);
  k.state.misc.mounts.push(id);
  if (k.listeners.trace !== null) trace(k, 'mount', {target: row.target, fstype: row.fstype});
  return id;
}

/** Who keeps this mount from going away, as a plain sentence; '' when nobody does. */
export function busyWith(k: Kernel, mount: MountId): string {
  const {misc, mounts} = k.state;
  const below = misc.mounts.find(id => mounts.get(id).parent === mount);
  if (below !== undefined) return `${absolutePath(k, {mount: below, ino: mounts.get(below).root})} is mounted below`;
  return userOf(k, mount);
}

/** A task that works in the mount or holds a file in it open. */
function userOf(k: Kernel, mount: MountId): string {
  const {records, tasks, files} = k.state;
  for (const [pid, record] of records) {
    if (tasks.exiting[pid] === 1) continue;
    if (record.cwd.mount === mount) return `task ${pid} (${record.comm}) has its working directory in it`;
    const fd = record.fds.findIndex(file => file !== 0 && files.get(file).position.mount === mount);
    if (fd >= 0) return `task ${pid} (${record.comm}) has a file in it open as descriptor ${fd}`;
  }
  for (const [, file] of files) if (file.position.mount === mount) return 'a file in it is open';
  return '';
}

/** Whether a file in the mount is open for writing: then it cannot become read-only. */
export function hasWriter(k: Kernel, mount: MountId): boolean {
  for (const [, file] of k.state.files) {
    const writes = (file.flags & O_ACCMODE) !== O_RDONLY && (file.flags & O_DIRECTORY) === 0 && file.device === '';
    if (writes && file.position.mount === mount) return true;
  }
  return false;
}

/** Takes a mount, and all that is mounted below it, out of the tree. */
export function detachMount(k: Kernel, me: Pid, mount: MountId): void {
  const {misc, mounts} = k.state;
  for (const id of misc.mounts.filter(other => mounts.get(other).parent === mount)) detachMount(k, me, id);
  const row = mounts.get(mount);
  const target = absolutePath(k, {mount, ino: row.root});
  misc.mounts = misc.mounts.filter(id => id !== mount);
  mounts.put(mount, {...row, parent: 0});
  if (k.listeners.trace !== null) trace(k, 'umount', {target});
  reapMounts(k, me);
}

/** Ends detached mounts that nobody uses any more. */
export function reapMounts(k: Kernel, me: Pid): void {
  const {misc, mounts} = k.state;
  if (mounts.size === misc.mounts.length) return;
  for (const id of mounts.ids()) {
    if (misc.mounts.includes(id) || userOf(k, id) !== '') continue;
    const {superblock} = mounts.get(id);
    mounts.remove(id);
    fileSystemOf(k, superblock).unmount(k, me, superblock);
  }
}

/** Blanks and backslashes as the kernel writes them there (seq_path). */
export const escapedPath = (text: string): string =>
  text.replace(/[ \t\n\\]/g, char => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);

/** The text of /proc/mounts: source, target, type, options, and two zeros for dump and fsck. */
export function mountsText(k: Kernel): string {
  const {misc, mounts, superblocks} = k.state;
  let text = '';
  for (const id of misc.mounts) {
    const row = mounts.get(id);
    const {fstype} = superblocks.get(row.superblock);
    const shown = fileSystemOf(k, row.superblock).showOptions?.(k, row.superblock) ?? '';
    const options = [row.readonlyMount ? 'ro' : 'rw', row.options, shown].filter(part => part !== '').join(',');
    const target = absolutePath(k, {mount: id, ino: row.root});
    text += `${escapedPath(row.source)} ${escapedPath(target)} ${fstype} ${escapedPath(options)} 0 0\n`;
  }
  return text;
}
