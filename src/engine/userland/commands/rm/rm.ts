// rm: removes files, and with -r directories with all that they hold. It never asks.

import {failed, syscall, type UserCode} from '../../../abi';
import {
  baseName,
  begin,
  complain,
  complainOf,
  defineCommand,
  type Invocation,
  newWalk,
  removeTree,
  save,
} from '../../libc';

export const rm = defineCommand(
  {
    name: 'rm',
    usage: 'rm [-rf] FILE...',
    about: 'Remove files',
    options: [
      {flag: '-r', aliases: ['-R'], about: 'Directories too, with all that they hold'},
      {flag: '-f', about: 'It is fine if a file does not exist'},
    ],
  },
  function* (call) {
    if (call.operands.length === 0 && !call.has('-f')) return yield* call.misused('');
    const s = begin(call.context, {at: 0, status: 0, walk: newWalk()});
    const tree = {name: 'rm', save: () => save(call.context, s)};
    for (; s.at < call.operands.length; s.at++) {
      save(call.context, s);
      const path = call.operands[s.at] as string;
      const done = s.walk.stack.length > 0 || (yield* removeOne(call, path));
      if (done === false || (done !== 'removed' && !(yield* removeTree(tree, s.walk, path)))) s.status = 1;
      s.walk = newWalk();
    }
    return s.status;
  },
);

/** True: a directory that is to be removed as a tree. */
function* removeOne(call: Invocation, path: string): UserCode<boolean | 'removed'> {
  const name = baseName(path);
  if (name === '.' || name === '..') {
    yield* complain('rm', "can't remove '.' or '..'");
    return false;
  }
  const stat = yield* syscall('stat', path, false);
  if (!failed(stat) && stat.kind === 'dir') {
    if (call.has('-r')) return true;
    yield* complain('rm', `'${path}' is a directory`);
    return false;
  }
  const answer = failed(stat) ? stat : yield* syscall('unlink', path);
  if (!failed(answer) || (call.has('-f') && answer.errno === 'ENOENT')) return 'removed';
  yield* complainOf('rm', `can't remove '${path}'`, answer);
  return false;
}
