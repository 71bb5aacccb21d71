// Where cp, mv and ln put a file: into a directory under its own name, or at the very path.

import {failed, syscall, type UserCode} from '../../abi';
import {baseName, joinPath} from './path';

/** Progress: null until the target was looked at, which happens once. */
export interface Place {
  directory: boolean | null;
}

/** `follow`: a link to a directory is one. */
export function* placeFor(s: Place, from: string, target: string, follow = true): UserCode<string> {
  if (s.directory === null) {
    const stat = yield* syscall('stat', target, follow);
    s.directory = !failed(stat) && stat.kind === 'dir';
  }
  return s.directory ? joinPath(target, baseName(from)) : target;
}
