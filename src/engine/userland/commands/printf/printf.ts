// printf: prints its arguments by a format.

import {complain, defineCommand, formatPrintf, print} from '../../libc';

export const printf = defineCommand(
  {
    name: 'printf',
    usage: 'printf FORMAT [ARG]...',
    about: 'Print arguments by a format, which is used again while arguments are left',
    ownOptions: true,
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const printed = formatPrintf(call.context.argv);
    for (const error of printed.errors) yield* complain('printf', error);
    return (yield* print('printf', printed.text)) || printed.status;
  },
);
