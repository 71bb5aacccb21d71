// umount: takes a file system out of the tree.

import {failed, MNT_DETACH, syscall} from '../../../abi';
import {begin, complainOf, defineCommand, save} from '../../libc';

export const umount = defineCommand(
  {
    name: 'umount',
    usage: 'umount [-l] DIRECTORY...',
    about: 'Take mounted file systems out of the tree',
    options: [{flag: '-l', about: 'Now, even if it is busy; what still uses it keeps it alive'}],
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const s = begin(call.context, {at: 0, status: 0});
    for (; s.at < call.operands.length; s.at++) {
      save(call.context, s);
      const target = call.operands[s.at] as string;
      const answer = yield* syscall('umount', target, call.has('-l') ? MNT_DETACH : 0);
      if (!failed(answer)) continue;
      yield* complainOf('umount', `can't unmount ${target}`, answer);
      s.status = 1;
    }
    return s.status;
  },
);
