// ln: another name for a file, or a symbolic link to a path.

import {failed, syscall} from '../../../abi';
import {defineCommand, type Place, placeFor} from '../../libc';

export const ln = defineCommand(
  `ln [-sfn] TARGET... LINK|DIRECTORY
  Give a file another name, or make a symbolic link
  -s  Make symbolic links
  -f  Replace an existing file
  -n  Treat a link to a directory as a file`,
  {operands: [1]},
  function* (call) {
    const one = call.operands.length === 1;
    const targets = one ? call.operands : call.operands.slice(0, -1);
    const last = one ? '.' : (call.operands.at(-1) as string);
    const symbolic = call.has('-s');
    return yield* call.each(targets, {directory: null} as Place, function* (target, s) {
      const path = yield* placeFor(s, target, last, !call.has('-n'));
      const there = symbolic ? null : yield* syscall('stat', target, false);
      if (failed(there)) return yield* call.refused(target, there);
      if (call.has('-f')) yield* syscall('unlink', path);
      const answer = yield* syscall(symbolic ? 'symlink' : 'link', target, path);
      return failed(answer) ? yield* call.refused(path, answer) : 0;
    });
  },
);
