// rmdir: removes empty directories; in a container file system, containers without tasks and children.

import {failed, syscall} from '../../../abi';
import {defineCommand, dirName} from '../../libc';

export const rmdir = defineCommand(
  `rmdir [-p] DIRECTORY...
  Remove empty directories, or containers without tasks and children
  -p, --parents  Then its parents, as given`,
  {operands: [1]},
  function* (call) {
    return yield* call.each(call.operands, {path: ''}, function* (operand, s) {
      s.path ||= operand;
      for (;;) {
        call.save();
        const {path} = s;
        const answer = yield* syscall('rmdir', path);
        s.path = dirName(path);
        if (!failed(answer) && call.has('-p') && s.path !== '.' && s.path !== '/') continue;
        s.path = '';
        return failed(answer) ? yield* call.refused(`'${path}'`, answer) : 0;
      }
    });
  },
);
