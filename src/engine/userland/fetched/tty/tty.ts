// tty: the name of the terminal.

import {defineCommand} from '../../libc';
import {terminalName} from './terminal';

export const tty = defineCommand(
  `tty [-s]
  Print the name of the terminal that the standard input is; the status is 1 if it is none
  -s  Print nothing`,
  {operands: [0, 0]},
  function* (call) {
    const name = yield* terminalName(0);
    const status = name === undefined ? 1 : 0;
    return call.has('-s') ? status : (yield* call.print(`${name ?? 'not a tty'}\n`)) || status;
  },
);
