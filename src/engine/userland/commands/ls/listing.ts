// How ls orders and shows files.

import type {Stat} from '../../../abi';
import {compareBytes, groupName, type Invocation, listingTime, modeLetters, userName} from '../../libc';

export interface Listed {
  readonly name: string;
  readonly stat: Stat;
  /** Of a symbolic link. */
  readonly target: string;
}

/** By name, or by size or time where the options say so. */
export function sortListed(files: readonly Listed[], call: Invocation): Listed[] {
  const order = (a: Listed, b: Listed) => {
    const first = call.has('-S') ? b.stat.size - a.stat.size : call.has('-t') ? b.stat.mtime - a.stat.mtime : 0;
    return first || compareBytes(a.name, b.name);
  };
  const sorted = [...files].sort(order);
  return call.has('-r') ? sorted.reverse() : sorted;
}

/** Kilobytes on pages of 4; the target of a link lies in its inode. */
const blocksOf = ({kind, size}: Stat): number => (kind === 'symlink' ? 0 : Math.ceil(size / 4096) * 4);

/** Lines for files; a directory's own listing (`whole`) begins with the sum of its blocks. */
export function listing(files: readonly Listed[], call: Invocation, whole = false): string {
  const long = call.has('-l') || call.has('-n');
  let text = '';
  if (long && whole) text = `total ${files.reduce((sum, {stat}) => sum + blocksOf(stat), 0)}\n`;
  for (const file of files) {
    const inode = call.has('-i') ? `${String(file.stat.ino).padStart(7)} ` : '';
    text += inode + (long ? longLine(file, call) : `${file.name}${mark(file.stat, call)}`);
    text += '\n';
  }
  return text;
}

function longLine({name, stat, target}: Listed, call: Invocation): string {
  const numbers = call.has('-n');
  const owner = (numbers ? undefined : userName(stat.uid)) ?? String(stat.uid);
  const group = (numbers ? undefined : groupName(stat.gid)) ?? String(stat.gid);
  const arrow = stat.kind === 'symlink' ? ` -> ${target}` : '';
  return (
    `${modeLetters(stat.kind, stat.mode)} ${String(stat.nlink).padStart(4)} ` +
    `${owner.slice(0, 8).padEnd(8)} ${group.slice(0, 8).padEnd(8)} ${String(stat.size).padStart(9)} ` +
    `${listingTime(stat.mtime)} ${name}${mark(stat, call)}${arrow}`
  );
}

function mark(stat: Stat, call: Invocation): string {
  if (stat.kind === 'dir') return call.has('-F') || call.has('-p') ? '/' : '';
  if (!call.has('-F')) return '';
  if (stat.kind === 'symlink') return '@';
  if (stat.kind === 'fifo') return '|';
  return stat.kind === 'file' && (stat.mode & 0o111) !== 0 ? '*' : '';
}
