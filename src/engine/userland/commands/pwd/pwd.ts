// pwd: the working directory.

import {failed, syscall} from '../../../abi';
import {defineCommand} from '../../libc';

export const pwd = defineCommand(
  `pwd
  Print the working directory`,
  {},
  function* (call) {
    const path = yield* syscall('getcwd');
    return failed(path) ? yield* call.refused('getcwd', path) : yield* call.print(`${path}\n`);
  },
);
