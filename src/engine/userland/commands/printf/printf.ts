// printf: prints its arguments by a format.

import {defineCommand, formatPrintf} from '../../libc';

export const printf = defineCommand(
  `printf FORMAT [ARG]...
  Print arguments by a format, which is used again while arguments are left`,
  {ownOptions: true, operands: [1]},
  function* (call) {
    const printed = formatPrintf(call.context.argv);
    for (const error of printed.errors) yield* call.fail(error);
    return (yield* call.print(printed.text)) || printed.status;
  },
);
