// ln: another name for a file, or a symbolic link to a path.

import {type Failure, failed, syscall, type UserCode} from '../../../abi';
import {baseName, begin, complainOf, defineCommand, type Invocation, joinPath, save} from '../../libc';

export const ln = defineCommand(
  {
    name: 'ln',
    usage: 'ln [-sfn] TARGET... LINK|DIRECTORY',
    about: 'Give a file another name, or make a symbolic link',
    options: [
      {flag: '-s', about: 'Make symbolic links'},
      {flag: '-f', about: 'Replace an existing file'},
      {flag: '-n', about: 'Treat a link to a directory as a file'},
    ],
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const one = call.operands.length === 1;
    const targets = one ? call.operands : call.operands.slice(0, -1);
    const last = one ? '.' : (call.operands.at(-1) as string);
    const s = begin(call.context, {at: -1, directory: false, status: 0});
    if (s.at < 0) {
      const stat = yield* syscall('stat', last, !call.has('-n'));
      s.directory = !failed(stat) && stat.kind === 'dir';
      s.at = 0;
    }
    for (; s.at < targets.length; s.at++) {
      save(call.context, s);
      const target = targets[s.at] as string;
      const path = s.directory ? joinPath(last, baseName(target)) : last;
      const failure = yield* linkOne(call, target, path);
      if (failure === null) continue;
      yield* complainOf('ln', failure.what, failure.failure);
      s.status = 1;
    }
    return s.status;
  },
);

/** Null, or which of the two paths stood in the way. */
function* linkOne(call: Invocation, target: string, path: string): UserCode<{what: string; failure: Failure} | null> {
  const symbolic = call.has('-s');
  const there = symbolic ? null : yield* syscall('stat', target, false);
  if (failed(there)) return {what: target, failure: there};
  if (call.has('-f')) yield* syscall('unlink', path);
  const answer = symbolic ? yield* syscall('symlink', target, path) : yield* syscall('link', target, path);
  return failed(answer) ? {what: path, failure: answer} : null;
}
