// Where a program lies: the directories of PATH are looked through as execvp does, without running anything.

import {type Errno, failed, syscall, type UserCode} from '../../../abi';
import {joinPath} from '../../libc';

/** Directories of PATH that are looked into. */
const MAX_PLACES = 100;

/** What keeps a path from being executed: ENOENT, EACCES, 0 if nothing does. */
export function* obstacle(path: string): UserCode<Errno | 0> {
  const stat = yield* syscall('stat', path, true);
  if (failed(stat)) return stat.errno;
  if (stat.kind !== 'file') return 'EACCES';
  const access = yield* syscall('access', path, 1);
  return failed(access) ? access.errno : 0;
}

/** The paths where a name may be. */
export function placesOf(name: string, environ: Readonly<Record<string, string>>): readonly string[] {
  if (name.includes('/')) return [name];
  const dirs = (environ.PATH ?? '/bin').split(':').slice(0, MAX_PLACES);
  return dirs.map(dir => (dir === '' ? name : joinPath(dir, name)));
}

/** 0 if there is a program of this name; ENOENT if it is nowhere, else what stands in the way. */
export function* searchProgram(name: string, environ: Readonly<Record<string, string>>): UserCode<Errno | 0> {
  let result: Errno = 'ENOENT';
  for (const path of placesOf(name, environ)) {
    const errno = yield* obstacle(path);
    if (errno === 0) return 0;
    if (errno !== 'ENOENT' && errno !== 'ENOTDIR') result = errno;
  }
  return result;
}
