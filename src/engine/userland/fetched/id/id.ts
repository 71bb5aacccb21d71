// id: who the caller, or a user, is.

import {failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, groupName, readSmallFile, userId, userName} from '../../libc';

/** The caller's group, from /proc: there is no call for it. */
function* ownGroup(uid: number): UserCode<number> {
  const status = yield* readSmallFile('/proc/self/status');
  const gid = failed(status) ? null : /^Gid:\t\d+\t(\d+)/m.exec(status);
  return gid === null ? uid : Number(gid[1]);
}

export const id = defineCommand(
  `id [-ugn] [USER]
  Print who a user is
  -u  Only the number of the user
  -g  Only the number of the group
  -n  With -u or -g: the name`,
  {operands: [0, 1]},
  function* (call) {
    const user = call.operands[0];
    const uid = user === undefined ? yield* syscall('getuid') : userId(user);
    if (uid === undefined) return yield* call.fail(`unknown user ${user}`);
    const gid = user === undefined ? yield* ownGroup(uid) : uid;
    const named = call.has('-n');
    if (call.has('-u')) return yield* call.print(`${(named ? userName(uid) : undefined) ?? uid}\n`);
    if (call.has('-g')) return yield* call.print(`${(named ? groupName(gid) : undefined) ?? gid}\n`);
    const both = (number: number, name: string | undefined) =>
      name === undefined ? `${number}` : `${number}(${name})`;
    return yield* call.print(`uid=${both(uid, userName(uid))} gid=${both(gid, groupName(gid))}\n`);
  },
);
