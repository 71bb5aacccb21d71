// rmdir: removes empty directories; in a container file system, containers without tasks and children.

import {failed, strerror, syscall} from '../../../abi';
import {begin, complain, defineCommand, dirName, save} from '../../libc';

export const rmdir = defineCommand(
  {
    name: 'rmdir',
    usage: 'rmdir [-p] DIRECTORY...',
    about: 'Remove empty directories, or containers without tasks and children',
    options: [{flag: '-p', aliases: ['--parents'], about: 'Then its parents, as given'}],
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const s = begin(call.context, {at: 0, path: '', status: 0});
    for (; s.at < call.operands.length; s.at++) {
      s.path ||= call.operands[s.at] as string;
      while (s.path !== '') {
        save(call.context, s);
        const answer = yield* syscall('rmdir', s.path);
        if (failed(answer)) {
          yield* complain('rmdir', `'${s.path}': ${strerror(answer.errno)}`);
          s.status = 1;
        }
        const parent = dirName(s.path);
        s.path = !failed(answer) && call.has('-p') && parent !== '.' && parent !== '/' ? parent : '';
      }
    }
    return s.status;
  },
);
