// chown: the owner and group of files.

import {failed, syscall} from '../../../abi';
import {defineCommand, groupId, userId} from '../../libc';

export const chown = defineCommand(
  `chown USER[:GROUP] FILE...
  Change the owner, or with :GROUP the group, of files`,
  {operands: [2]},
  function* (call) {
    const [owner, ...files] = call.operands as [string, ...string[]];
    const [user, group = ''] = owner.split(':') as [string, string?];
    const uid = user === '' ? -1 : userId(user);
    const gid = group === '' ? -1 : groupId(group);
    if (uid === undefined) return yield* call.fail(`unknown user ${user}`);
    if (gid === undefined) return yield* call.fail(`unknown group ${group}`);
    return yield* call.each(files, {}, function* (path) {
      const answer = yield* syscall('chown', path, uid, gid);
      return failed(answer) ? yield* call.refused(path, answer) : 0;
    });
  },
);
