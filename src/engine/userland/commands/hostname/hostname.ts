// hostname: shows or sets the name of the machine.

import {failed, syscall} from '../../../abi';
import {complainOf, defineCommand, print} from '../../libc';

export const hostname = defineCommand(
  {name: 'hostname', usage: 'hostname [NAME]', about: 'Show or set the name of the machine', operands: [0, 1]},
  function* (call) {
    const name = call.operands[0];
    if (name === undefined) return yield* print('hostname', `${(yield* syscall('uname')).nodename}\n`);
    const answer = yield* syscall('sethostname', name);
    if (!failed(answer)) return 0;
    yield* complainOf('hostname', 'sethostname', answer);
    return 1;
  },
);
