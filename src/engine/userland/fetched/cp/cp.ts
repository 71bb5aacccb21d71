// cp: copies files, and with -r directories.

import {failed, syscall} from '../../../abi';
import {copyTree, defineCommand, newWalk, type Place, placeFor} from '../../libc';

export const cp = defineCommand(
  `cp [-rf] SOURCE... TARGET|DIRECTORY
  Copy files
  -r, -R, -a  Directories too, with all that they hold; links stay links
  -f  Replace a target that cannot be opened`,
  {operands: [2]},
  function* (call) {
    const target = call.operands.at(-1) as string;
    const many = call.operands.length > 2;
    const own: Place & {walk: ReturnType<typeof newWalk>} = {directory: many || null, walk: newWalk()};
    return yield* call.each(call.operands.slice(0, -1), own, function* (from, s) {
      const to = yield* placeFor(s, from, target);
      if (call.has('-f') && s.walk.stack.length === 0 && s.walk.copying === null) {
        const access = yield* syscall('access', to, 2);
        if (failed(access) && access.errno !== 'ENOENT') yield* syscall('unlink', to);
      }
      const copied = yield* copyTree(call, s.walk, from, to, call.has('-r'));
      s.walk = newWalk();
      return copied ? 0 : 1;
    });
  },
);
