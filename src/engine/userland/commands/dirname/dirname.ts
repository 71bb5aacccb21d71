// dirname: a path without its last part.

import {defineCommand, dirName, print} from '../../libc';

export const dirname = defineCommand(
  {name: 'dirname', usage: 'dirname PATH', about: 'Print a path without its last part', operands: [1, 1]},
  function* (call) {
    return yield* print('dirname', `${dirName(call.operands[0] as string)}\n`);
  },
);
