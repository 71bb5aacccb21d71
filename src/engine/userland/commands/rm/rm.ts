// rm: removes files, and with -r directories with all that they hold. It never asks.

import {failed, syscall} from '../../../abi';
import {baseName, defineCommand, newWalk, removeTree} from '../../libc';

export const rm = defineCommand(
  `rm [-rf] FILE...
  Remove files
  -r, -R  Directories too, with all that they hold
  -f  It is fine if a file does not exist`,
  {},
  function* (call) {
    if (call.operands.length === 0 && !call.has('-f')) return yield* call.misused('');
    return yield* call.each(call.operands, {walk: newWalk()}, function* (path, s) {
      if (/^\.\.?$/.test(baseName(path))) return yield* call.fail("can't remove '.' or '..'");
      if (s.walk.stack.length === 0) {
        const stat = yield* syscall('stat', path, false);
        if (failed(stat) && stat.errno === 'ENOENT' && call.has('-f')) return 0;
        if (!failed(stat) && stat.kind === 'dir' && !call.has('-r'))
          return yield* call.fail(`'${path}' is a directory`);
      }
      const removed = yield* removeTree(call, s.walk, path);
      s.walk = newWalk();
      return removed ? 0 : 1;
    });
  },
);
