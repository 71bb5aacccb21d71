// uname: what the system calls itself.

import {syscall} from '../../../abi';
import {defineCommand} from '../../libc';

export const uname = defineCommand(
  `uname [-amnrsv]
  Print the name of the system
  -a  All of the following
  -s  Name of the kernel (default)
  -n  Name of the machine in the network
  -r  Release of the kernel
  -v  Version of the kernel
  -m  Type of the machine`,
  {operands: [0, 0]},
  function* (call) {
    const names = yield* syscall('uname');
    const fields = [
      ['-s', names.sysname],
      ['-n', names.nodename],
      ['-r', names.release],
      ['-v', names.version],
      ['-m', names.machine],
    ] as const;
    const chosen = fields.filter(([flag]) => call.has('-a') || call.has(flag));
    return yield* call.print(`${(chosen.length > 0 ? chosen : [fields[0]]).map(([, text]) => text).join(' ')}\n`);
  },
);
