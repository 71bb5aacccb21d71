// readlink: where a symbolic link points.

import {type Fallible, fail, failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, dirName, type Invocation, joinPath} from '../../libc';

/** Links followed before giving up (ELOOP). */
const MAX_LINKS = 40;

export const readlink = defineCommand(
  `readlink [-fn] FILE
  Print where a symbolic link points
  -f  Print the path itself, without any links
  -n  No newline at the end`,
  {operands: [1, 1]},
  function* (call) {
    const path = call.operands[0] as string;
    const target = call.has('-f') ? yield* canonical(call, path) : yield* syscall('readlink', path);
    if (failed(target)) return 1;
    return yield* call.print(call.has('-n') ? target : `${target}\n`);
  },
);

const partsOf = (path: string): string[] => path.split('/').filter(part => part !== '' && part !== '.');

/** The absolute path without links, "." and "..". */
function* canonical(call: Invocation, path: string): UserCode<Fallible<string>> {
  const s = call.begin({at: '', todo: [] as string[], links: 0});
  if (s.at === '') {
    const cwd = path.startsWith('/') ? '/' : yield* syscall('getcwd');
    if (failed(cwd)) return cwd;
    s.todo = [...partsOf(cwd), ...partsOf(path)];
    s.at = '/';
  }
  while (s.todo.length > 0) {
    call.save();
    const part = s.todo.shift() as string;
    const next = part === '..' ? dirName(s.at) : joinPath(s.at, part);
    const stat = yield* syscall('stat', next, false);
    if (failed(stat)) return stat;
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
