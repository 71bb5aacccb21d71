// umount: takes a file system out of the tree.

import {failed, MNT_DETACH, syscall} from '../../../abi';
import {defineCommand} from '../../libc';

export const umount = defineCommand(
  `umount [-l] DIRECTORY...
  Take mounted file systems out of the tree
  -l  Now, even if it is busy; what still uses it keeps it alive`,
  {operands: [1]},
  function* (call) {
    return yield* call.each(call.operands, {}, function* (target) {
      const answer = yield* syscall('umount', target, call.has('-l') ? MNT_DETACH : 0);
      return failed(answer) ? yield* call.refused(`can't unmount ${target}`, answer) : 0;
    });
  },
);
