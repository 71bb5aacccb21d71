// basename: the last part of a path, without a suffix.

import {baseName, defineCommand} from '../../libc';

export const basename = defineCommand(
  `basename PATH [SUFFIX]
  Print the last part of a path`,
  {operands: [1, 2]},
  function* (call) {
    const [path, suffix = ''] = call.operands as [string, string?];
    const name = baseName(path);
    const cut = suffix !== '' && name !== suffix && name.endsWith(suffix);
    return yield* call.print(`${cut ? name.slice(0, -suffix.length) : name}\n`);
  },
);
