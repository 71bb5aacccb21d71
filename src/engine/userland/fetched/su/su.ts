// su: a shell, or one command, as another user.

import {failed, syscall} from '../../../abi';
import {defineCommand, userId} from '../../libc';

export const su = defineCommand(
  `su [USER] [-c COMMAND]
  Run a shell as another user (root if none is named)
  -c COMMAND  Run this command line and end`,
  {operands: [0, 1]},
  function* (call) {
    const user = call.operands[0] ?? 'root';
    const uid = userId(user);
    if (uid === undefined) return yield* call.fail(`unknown user ${user}`);
    for (const answer of [yield* syscall('setgid', uid), yield* syscall('setuid', uid)])
      if (failed(answer)) return yield* call.refused("can't change user", answer);
    const command = call.value('-c');
    const words = command === undefined ? [] : ['-c', command];
    return yield* call.exec(['/bin/sh', ...words], {...call.context.environ, USER: user});
  },
);
