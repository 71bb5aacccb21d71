// The path of a file without links, "." and "..", as realpath(3) finds it.

import {type Fallible, fail, failed, syscall, type UserCode} from '../../../abi';
import {dirName, joinPath} from '../../libc';

/** Links followed before giving up (ELOOP). */
const MAX_LINKS = 40;

const partsOf = (path: string): string[] => path.split('/').filter(part => part !== '' && part !== '.');

/** Where the search stands: plain data, for checkpoints. */
export interface PathSearch {
  at: string;
  todo: string[];
  links: number;
}

export const newPathSearch = (): PathSearch => ({at: '', todo: [], links: 0});

/** `save` is called before each step; `mayLack`: the last part may be missing, if a slash or a link leads there. */
export function* canonicalPath(
  s: PathSearch,
  path: string,
  save: () => void,
  mayLack = false,
): UserCode<Fallible<string>> {
  if (s.at === '') {
    const cwd = path.startsWith('/') ? '/' : yield* syscall('getcwd');
    if (failed(cwd)) return cwd;
    s.todo = [...partsOf(cwd), ...partsOf(path)];
    s.at = '/';
  }
  while (s.todo.length > 0) {
    save();
    const part = s.todo.shift() as string;
    const next = part === '..' ? dirName(s.at) : joinPath(s.at, part);
    const stat = yield* syscall('stat', next, false);
    if (failed(stat)) {
      const last = stat.errno === 'ENOENT' && s.todo.length === 0 && (path.includes('/') || s.links > 0);
      return mayLack && last ? next : stat;
    }
    if (stat.kind !== 'symlink') {
      s.at = next;
      continue;
    }
    const target = yield* syscall('readlink', next);
    if (failed(target)) return target;
    if (++s.links > MAX_LINKS) return fail('ELOOP', `${path} leads through more than ${MAX_LINKS} links`);
    if (target.startsWith('/')) s.at = '/';
    s.todo.unshift(...partsOf(target));
  }
  return s.at;
}
