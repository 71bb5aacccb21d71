// chown: the owner and group of files.

import {failed, syscall} from '../../../abi';
import {begin, complain, complainOf, defineCommand, groupId, save, userId} from '../../libc';

export const chown = defineCommand(
  {
    name: 'chown',
    usage: 'chown USER[:GROUP] FILE...',
    about: 'Change the owner, or with :GROUP the group, of files',
    operands: [2, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const [owner, ...files] = call.operands as [string, ...string[]];
    const [user, group] = owner.split(':') as [string, string?];
    const uid = user === '' ? -1 : userId(user);
    const gid = group === undefined || group === '' ? -1 : groupId(group);
    if (uid === undefined || gid === undefined) {
      yield* complain('chown', uid === undefined ? `unknown user ${user}` : `unknown group ${group}`);
      return 1;
    }
    const s = begin(call.context, {at: 0, status: 0});
    for (; s.at < files.length; s.at++) {
      save(call.context, s);
      const path = files[s.at] as string;
      const answer = yield* syscall('chown', path, uid, gid);
      if (!failed(answer)) continue;
      yield* complainOf('chown', path, answer);
      s.status = 1;
    }
    return s.status;
  },
);
