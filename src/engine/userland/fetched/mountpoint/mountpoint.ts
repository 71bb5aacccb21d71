// mountpoint: whether a directory is the root of a mounted file system, told as by stat: its parent lies on another one, or
// is the directory itself.

import {failed, syscall} from '../../../abi';
import {defineCommand, joinPath} from '../../libc';

export const mountpoint = defineCommand(
  `mountpoint [-q] DIRECTORY
  Say whether a file system is mounted on a directory; the status is 0 if so
  -q  Say nothing`,
  {operands: [1, 1]},
  function* (call) {
    const path = call.operands[0] as string;
    const quiet = call.has('-q');
    const here = yield* syscall('stat', path, true);
    if (failed(here)) return quiet ? 1 : yield* call.refused(path, here);
    if (here.kind !== 'dir') return quiet ? 1 : yield* call.refused(path, {errno: 'ENOTDIR'});
    const above = yield* syscall('stat', joinPath(path, '..'), true);
    if (failed(above)) return quiet ? 1 : yield* call.refused(path, above);
    const is = here.dev !== above.dev || here.ino === above.ino;
    const status = is ? 0 : 1;
    return quiet ? status : (yield* call.print(`${path} is ${is ? '' : 'not '}a mountpoint\n`)) || status;
  },
);
