// readlink: where a symbolic link points.

import {failed, syscall} from '../../../abi';
import {defineCommand} from '../../libc';
import {canonicalPath, newPathSearch} from './canonical';

export const readlink = defineCommand(
  `readlink [-fn] FILE
  Print where a symbolic link points
  -f  Print the path itself, without any links
  -n  No newline at the end`,
  {operands: [1, 1]},
  function* (call) {
    const path = call.operands[0] as string;
    const target = call.has('-f')
      ? yield* canonicalPath(call.begin(newPathSearch()), path, () => call.save())
      : yield* syscall('readlink', path);
    if (failed(target)) return 1;
    return yield* call.print(call.has('-n') ? target : `${target}\n`);
  },
);
