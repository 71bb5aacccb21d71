// dirname: a path without its last part.

import {defineCommand, dirName} from '../../libc';

export const dirname = defineCommand(
  `dirname PATH
  Print a path without its last part`,
  {operands: [1, 1]},
  function* (call) {
    return yield* call.print(`${dirName(call.operands[0] as string)}\n`);
  },
);
