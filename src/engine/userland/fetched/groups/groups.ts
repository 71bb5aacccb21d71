// groups: the group of a user; this machine gives each one.

import {failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, groupName, readSmallFile, userId} from '../../libc';

function* ownGroup(): UserCode<number> {
  const status = yield* readSmallFile('/proc/self/status');
  const gid = failed(status) ? null : /^Gid:\t\d+\t(\d+)/m.exec(status);
  return gid === null ? yield* syscall('getuid') : Number(gid[1]);
}

export const groups = defineCommand(
  `groups [USER]
  Print the groups that a user is in`,
  {operands: [0, 1]},
  function* (call) {
    const user = call.operands[0];
    const gid = user === undefined ? yield* ownGroup() : userId(user);
    if (gid === undefined) return yield* call.fail(`unknown user ${user}`);
    return yield* call.print(`${groupName(gid) ?? gid}\n`);
  },
);
