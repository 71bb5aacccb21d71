// chmod: permissions of files.

import {type Failure, failed, syscall, type UserCode} from '../../../abi';
import {begin, changeMode, complain, complainOf, defineCommand, save} from '../../libc';

export const chmod = defineCommand(
  {
    name: 'chmod',
    usage: 'chmod MODE FILE...',
    about: 'Change the permissions of files: octal (644) or symbolic (u+x,go=r)',
    // "-x" is a mode.
    ownOptions: true,
    operands: [2, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const [mode, ...files] = call.operands as [string, ...string[]];
    if (changeMode(mode, 0, 'file', 0) === undefined) {
      if (/^-[^rwxXst]/.test(mode)) return yield* call.misused(`unrecognized option '${mode}'`);
      yield* complain('chmod', `invalid mode '${mode}'`);
      return 1;
    }
    const s = begin(call.context, {at: 0, status: 0});
    for (; s.at < files.length; s.at++) {
      save(call.context, s);
      const path = files[s.at] as string;
      const failure = yield* change(path, mode);
      if (failure === null) continue;
      yield* complainOf('chmod', path, failure);
      s.status = 1;
    }
    return s.status;
  },
);

function* change(path: string, text: string): UserCode<Failure | null> {
  const stat = yield* syscall('stat', path, true);
  if (failed(stat)) return stat;
  const mask = /^[-+=]|,[-+=]/.test(text) ? yield* currentUmask() : 0;
  const answer = yield* syscall('chmod', path, changeMode(text, stat.mode, stat.kind, mask) ?? stat.mode);
  return failed(answer) ? answer : null;
}

/** umask(2) can only be read by setting it. */
function* currentUmask(): UserCode<number> {
  const mask = yield* syscall('umask', 0);
  yield* syscall('umask', mask);
  return mask;
}
