// pwd: the working directory.

import {failed, syscall} from '../../../abi';
import {complainOf, defineCommand, print} from '../../libc';

export const pwd = defineCommand({name: 'pwd', usage: 'pwd', about: 'Print the working directory'}, function* () {
  const path = yield* syscall('getcwd');
  if (!failed(path)) return yield* print('pwd', `${path}\n`);
  yield* complainOf('pwd', 'getcwd', path);
  return 1;
});
