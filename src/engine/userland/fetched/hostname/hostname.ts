// hostname: shows or sets the name of the machine.

import {failed, syscall} from '../../../abi';
import {defineCommand} from '../../libc';

export const hostname = defineCommand(
  `hostname [NAME]
  Show or set the name of the machine`,
  {operands: [0, 1]},
  function* (call) {
    const name = call.operands[0];
    if (name === undefined) return yield* call.print(`${(yield* syscall('uname')).nodename}\n`);
    const answer = yield* syscall('sethostname', name);
    if (!failed(answer)) return 0;
    return yield* call.refused('sethostname', answer);
  },
);
