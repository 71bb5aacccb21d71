// echo and printf.

import {formatEcho, formatPrintf} from '../../libc';
import {type Builtin, plain, print} from '../builtin';

export const PRINTING: Readonly<Record<string, Builtin>> = {
  echo: plain((_m, argv) => print(formatEcho(argv))),
  printf: plain((_m, argv) => {
    const {text, status, errors} = formatPrintf(argv);
    const printed = {...print(text, status), quiet: true as const};
    return status === 0 ? printed : {...printed, complaint: errors.map(error => `sh: ${error}\n`).join('')};
  }),
};
