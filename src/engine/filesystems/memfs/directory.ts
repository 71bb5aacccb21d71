// Making and removing names in memory (fs/ramfs/inode.c and fs/libfs.c of 2.6.20: simple_rename and its kin).

import {type Fallible, fail, type Pid, type SuperblockId} from '../../abi';
import {credentialsOf, type FileSystem, type Kernel} from '../../kernel';
import {addInode, enter, findEntry, findInode, leave} from './inode';

type Kind = 'file' | 'dir' | 'symlink';
type Drop = (k: Kernel, sb: SuperblockId, ino: number) => void;

function make(
  k: Kernel,
  me: Pid,
  sb: SuperblockId,
  dir: number,
  name: string,
  inode: {readonly kind: Kind; readonly mode: number; readonly data: string},
): Fallible<number> {
  if (findInode(k, dir) === undefined) return fail('ENOENT', 'the directory was removed');
  if (findEntry(k, dir, name) !== undefined) return fail('EEXIST', `${name} exists already`);
  const {euid, gid} = credentialsOf(k, me);
  const ino = addInode(k, sb, {...inode, uid: euid, gid, parent: dir});
  enter(k, dir, name, ino);
  return ino;
}

const isEmpty = (k: Kernel, dir: number): boolean => Object.keys(findInode(k, dir)?.entries ?? {}).length === 0;

/** A directory without names goes at once; a file with its last name and its last descriptor. */
function remove(k: Kernel, sb: SuperblockId, dir: number, name: string, drop: Drop): Fallible<0> {
  const ino = findEntry(k, dir, name);
  const inode = ino === undefined ? undefined : findInode(k, ino);
  if (ino === undefined || inode === undefined) return fail('ENOENT', `there is no ${name}`);
  if (inode.kind !== 'dir') {
    leave(k, dir, name);
    drop(k, sb, ino);
    return 0;
  }
  const first = Object.keys(inode.entries)[0];
  if (first !== undefined) return fail('ENOTEMPTY', `${name} still holds ${first}`);
  leave(k, dir, name);
  k.state.inodes.remove(ino);
  return 0;
}

type Changes = Required<Pick<FileSystem, 'create' | 'mkdir' | 'rmdir' | 'unlink' | 'symlink' | 'link' | 'rename'>>;

/** The operations on names; `drop` ends an inode that nothing holds any more. */
export function changesOf(drop: Drop): Changes {
  const made = (answer: Fallible<number>): Fallible<0> => (typeof answer === 'number' ? 0 : answer);
  return {
    create: (k, me, sb, dir, name, mode) => make(k, me, sb, dir, name, {kind: 'file', mode, data: ''}),
    mkdir: (k, me, sb, dir, name, mode) => made(make(k, me, sb, dir, name, {kind: 'dir', mode, data: ''})),
    symlink: (k, me, sb, dir, name, target) =>
      made(make(k, me, sb, dir, name, {kind: 'symlink', mode: 0o777, data: target})),
    rmdir: (k, _me, sb, dir, name) => remove(k, sb, dir, name, drop),
    unlink: (k, _me, sb, dir, name) => remove(k, sb, dir, name, drop),
    link(k, _me, _sb, dir, name, ino) {
      if (findInode(k, dir) === undefined) return fail('ENOENT', 'the directory was removed');
      enter(k, dir, name, ino);
      return 0;
    },
    rename(k, _me, sb, from, to) {
      const ino = findEntry(k, from.dir, from.name);
      if (ino === undefined || findInode(k, to.dir) === undefined) return fail('ENOENT', `there is no ${from.name}`);
      const replaced = findEntry(k, to.dir, to.name);
      if (replaced !== undefined && !isEmpty(k, replaced)) return fail('ENOTEMPTY', `${to.name} is not empty`);
      if (replaced !== undefined) remove(k, sb, to.dir, to.name, drop);
      leave(k, from.dir, from.name);
      enter(k, to.dir, to.name, ino);
      return 0;
    },
  };
}
