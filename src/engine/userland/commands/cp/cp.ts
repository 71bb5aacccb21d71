// cp: copies files, and with -r directories.

import {failed, syscall} from '../../../abi';
import {baseName, begin, copyTree, defineCommand, joinPath, newWalk, save} from '../../libc';

export const cp = defineCommand(
  {
    name: 'cp',
    usage: 'cp [-rf] SOURCE... TARGET|DIRECTORY',
    about: 'Copy files',
    options: [
      {flag: '-r', aliases: ['-R', '-a'], about: 'Directories too, with all that they hold; links stay links'},
      {flag: '-f', about: 'Replace a target that cannot be opened'},
    ],
    operands: [2, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const sources = call.operands.slice(0, -1);
    const target = call.operands.at(-1) as string;
    const s = begin(call.context, {at: -1, directory: false, status: 0, walk: newWalk()});
    const tree = {name: 'cp', save: () => save(call.context, s)};
    if (s.at < 0) {
      const stat = yield* syscall('stat', target, true);
      s.directory = (!failed(stat) && stat.kind === 'dir') || sources.length > 1;
      s.at = 0;
    }
    for (; s.at < sources.length; s.at++) {
      save(call.context, s);
      const from = sources[s.at] as string;
      const to = s.directory ? joinPath(target, baseName(from)) : target;
      if (call.has('-f') && s.walk.stack.length === 0 && s.walk.copying === null) {
        const access = yield* syscall('access', to, 2);
        if (failed(access) && access.errno !== 'ENOENT') yield* syscall('unlink', to);
      }
      if (!(yield* copyTree(tree, s.walk, from, to, call.has('-r')))) s.status = 1;
      s.walk = newWalk();
    }
    return s.status;
  },
);
