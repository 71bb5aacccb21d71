// realpath: absolute paths without links.

import {failed} from '../../../abi';
import {defineCommand} from '../../libc';
import {canonicalPath, newPathSearch} from '../readlink';

export const realpath = defineCommand(
  `realpath FILE...
  Print absolute paths, without links and dots`,
  {operands: [1]},
  function* (call) {
    return yield* call.each(call.operands, {search: newPathSearch()}, function* (path, s) {
      const found = yield* canonicalPath(s.search, path, () => call.save(), true);
      s.search = newPathSearch();
      return failed(found) ? yield* call.refused(path, found) : yield* call.print(`${found}\n`);
    });
  },
);
