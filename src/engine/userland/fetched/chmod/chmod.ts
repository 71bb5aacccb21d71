// chmod: permissions of files.

import {failed, syscall, type UserCode} from '../../../abi';
import {changeMode, defineCommand} from '../../libc';

export const chmod = defineCommand(
  `chmod MODE FILE...
  Change the permissions of files: octal (644) or symbolic (u+x,go=r)`,
  // "-x" is a mode.
  {ownOptions: true, operands: [2]},
  function* (call) {
    const [mode, ...files] = call.operands as [string, ...string[]];
    if (changeMode(mode, 0, 'file', 0) === undefined) {
      if (/^-[^rwxXst]/.test(mode)) return yield* call.misused(`unrecognized option '${mode}'`);
      return yield* call.fail(`invalid mode '${mode}'`);
    }
    return yield* call.each(files, {}, function* (path) {
      const stat = yield* syscall('stat', path, true);
      if (failed(stat)) return yield* call.refused(path, stat);
      const mask = /^[-+=]|,[-+=]/.test(mode) ? yield* currentUmask() : 0;
      const answer = yield* syscall('chmod', path, changeMode(mode, stat.mode, stat.kind, mask) ?? stat.mode);
      return failed(answer) ? yield* call.refused(path, answer) : 0;
    });
  },
);

/** umask(2) can only be read by setting it. */
function* currentUmask(): UserCode<number> {
  const mask = yield* syscall('umask', 0);
  yield* syscall('umask', mask);
  return mask;
}
