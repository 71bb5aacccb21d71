// The caller's own view: chdir, getcwd, umask (fs/open.c, fs/dcache.c of 2.6.20).

import {type Fallible, fail, failed, PATH_MAX, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {reapMounts} from './mount-table';
import {credentialsOf, MAY_EXEC, mayAccess} from './permission';
import {absolutePath, fileSystemOf, superblockOf} from './position';
import {walkTo} from './walk';

/** chdir(2). Errors: those of a path walk, ENOTDIR, EACCES. */
export function chdir(k: Kernel, me: Pid, path: string): Fallible<0> {
  const at = walkTo(k, me, path);
  if (failed(at)) return at;
  if (at.attr.kind !== 'dir') return fail('ENOTDIR', `${path} is not a directory`);
  const who = credentialsOf(k, me);
  if (!mayAccess(who, at.attr, MAY_EXEC)) return fail('EACCES', `user ${who.euid} may not enter ${path}`);
  k.state.records.edit(me).cwd = {mount: at.mount, ino: at.ino};
  reapMounts(k, me);
  return 0;
}

/** getcwd(2). Errors: ENOENT when the directory was removed, ENAMETOOLONG. */
export function getcwd(k: Kernel, me: Pid): Fallible<string> {
  const {cwd} = credentialsOf(k, me);
  const sb = superblockOf(k, cwd.mount);
  if ((fileSystemOf(k, sb).attr(k, sb, cwd.ino)?.nlink ?? 0) === 0) {
    return fail('ENOENT', 'the current directory was removed');
  }
  const path = absolutePath(k, cwd);
  return path.length < PATH_MAX
    ? path
    : fail('ENAMETOOLONG', `the path has ${path.length} bytes, and a page holds fewer`);
}

/** umask(2): answers the old mask. */
export function umask(k: Kernel, me: Pid, mask: number): number {
  const record = k.state.records.edit(me);
  const old = record.umask;
  record.umask = mask & 0o777;
  return old;
}
