// Laws of the file systems in memory: names and links agree, open files are counted, bytes are charged once; and every
// superblock has exactly the users that show it.

import type {Inode, Kernel} from '../../engine/kernel';
import type {Report} from './tasks';

const IN_MEMORY = ['rootfs', 'tmpfs', 'devtmpfs'];

/** Names by inode, and the subdirectories of each directory. */
function countNames(k: Kernel, report: Report): {names: Map<number, number>; dirs: Map<number, number>} {
  const names = new Map<number, number>();
  const dirs = new Map<number, number>();
  for (const [dir, {kind, entries, superblock}] of k.state.inodes) {
    if (kind !== 'dir') continue;
    for (const name in entries) {
      const ino = entries[name] as number;
      const inode = k.state.inodes.find(ino);
      if (inode === undefined) {
        report(`${name} of directory ${dir} leads to inode ${ino}, which does not exist`);
        continue;
      }
      if (inode.superblock !== superblock) report(`${name} of directory ${dir} lies in another superblock`);
      names.set(ino, (names.get(ino) ?? 0) + 1);
      if (inode.kind !== 'dir') continue;
      dirs.set(dir, (dirs.get(dir) ?? 0) + 1);
      if (inode.parent !== dir) report(`directory ${ino} thinks it is in ${inode.parent}, and is in ${dir}`);
    }
  }
  return {names, dirs};
}

/** Open file descriptions by inode. */
function countOpen(k: Kernel): Map<number, number> {
  const opened = new Map<number, number>();
  for (const [, {superblock, position, device, pipe}] of k.state.files) {
    const kind = k.state.inodes.find(position.ino)?.kind;
    if (pipe !== 0 || device !== '' || kind !== 'file') continue;
    if (IN_MEMORY.includes(k.state.superblocks.find(superblock)?.fstype ?? ''))
      opened.set(position.ino, (opened.get(position.ino) ?? 0) + 1);
  }
  return opened;
}

function checkInode(ino: number, inode: Readonly<Inode>, named: number, isRoot: boolean, report: Report): void {
  if (inode.kind !== 'dir') {
    if (inode.nlink !== named) report(`inode ${ino} counts ${inode.nlink} links and has ${named}`);
    if (named === 0 && inode.opened === 0) report(`inode ${ino} has neither name nor descriptor`);
  } else if (named !== (isRoot ? 0 : 1)) report(`directory ${ino} has ${named} names`);
}

export function checkInodes(k: Kernel, report: Report): void {
  const {names, dirs} = countNames(k, report);
  const opened = countOpen(k);
  const bytes = new Map<number, number>();
  for (const [ino, inode] of k.state.inodes) {
    const row = k.state.superblocks.find(inode.superblock);
    if (row === undefined) {
      report(`inode ${ino} is in superblock ${inode.superblock}, which does not exist`);
      continue;
    }
    checkInode(ino, inode, names.get(ino) ?? 0, row.root === ino, report);
    if (inode.kind === 'dir' && inode.nlink !== 2 + (dirs.get(ino) ?? 0))
      report(`directory ${ino} counts ${inode.nlink} links and has ${2 + (dirs.get(ino) ?? 0)}`);
    if (inode.opened !== (opened.get(ino) ?? 0))
      report(`inode ${ino} counts ${inode.opened} open files and has ${opened.get(ino) ?? 0}`);
    if (inode.kind === 'file') bytes.set(inode.superblock, (bytes.get(inode.superblock) ?? 0) + inode.data.length);
  }
  checkSuperblocks(k, bytes, report);
}

function checkSuperblocks(k: Kernel, bytes: ReadonlyMap<number, number>, report: Report): void {
  const shown = new Map<number, number>();
  for (const [, {superblock}] of k.state.mounts) shown.set(superblock, (shown.get(superblock) ?? 0) + 1);
  const single = Object.values(k.state.misc.singletons);
  for (const [id, {fstype, active, data}] of k.state.superblocks) {
    if (IN_MEMORY.includes(fstype) && (data as {bytes: number}).bytes !== (bytes.get(id) ?? 0))
      report(`superblock ${id} charges ${(data as {bytes: number}).bytes} bytes and holds ${bytes.get(id) ?? 0}`);
    // Those of hierarchies also count containers: see files.
    if (typeof data === 'number') continue;
    const users = shown.get(id) ?? 0;
    if (active !== users) report(`superblock ${id} (${fstype}) counts ${active} mounts and has ${users}`);
    if (users === 0 && !single.includes(id)) report(`superblock ${id} (${fstype}) is nobody's`);
  }
}
