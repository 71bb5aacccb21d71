// printf: prints its arguments by a format.

import {defineCommand, formatPrintf, print, writeAll} from '../../libc';

export const printf = defineCommand(
  {
    name: 'printf',
    usage: 'printf FORMAT [ARG]...',
    about: 'Print arguments by a format, which is used again while arguments are left',
    ownOptions: true,
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const printed = formatPrintf(call.operands);
    for (const error of printed.errors) yield* writeAll(2, `${error}\n`);
    return (yield* print('printf', printed.text)) || printed.status;
  },
);
