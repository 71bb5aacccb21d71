// whoami: the name of the user.

import {syscall} from '../../../abi';
import {defineCommand, userName} from '../../libc';

export const whoami = defineCommand(
  `whoami
  Print the name of the user whose rights this task has`,
  {operands: [0, 0]},
  function* (call) {
    const uid = yield* syscall('getuid');
    return yield* call.print(`${userName(uid) ?? uid}\n`);
  },
);
