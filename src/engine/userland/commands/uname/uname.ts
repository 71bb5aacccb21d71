// uname: what the system calls itself.

import {syscall} from '../../../abi';
import {defineCommand, print} from '../../libc';

export const uname = defineCommand(
  {
    name: 'uname',
    usage: 'uname [-amnrsv]',
    about: 'Print the name of the system',
    options: [
      {flag: '-a', about: 'All of the following'},
      {flag: '-s', about: 'Name of the kernel (default)'},
      {flag: '-n', about: 'Name of the machine in the network'},
      {flag: '-r', about: 'Release of the kernel'},
      {flag: '-v', about: 'Version of the kernel'},
      {flag: '-m', about: 'Type of the machine'},
    ],
    operands: [0, 0],
  },
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
    return yield* print('uname', `${(chosen.length > 0 ? chosen : [fields[0]]).map(([, text]) => text).join(' ')}\n`);
  },
);
