// touch: sets the time of the last write to now, and makes files that are missing.

import {failed, O_CREAT, O_WRONLY, syscall} from '../../../abi';
import {defineCommand} from '../../libc';

export const touch = defineCommand(
  `touch [-c] FILE...
  Set the time of files to now; make them if they are missing
  -c  Do not make missing files`,
  {operands: [1]},
  function* (call) {
    return yield* call.each(call.operands, {}, function* (path) {
      const answer = yield* syscall('utime', path);
      if (!failed(answer)) return 0;
      if (answer.errno !== 'ENOENT') return yield* call.refused(path, answer);
      if (call.has('-c')) return 0;
      const fd = yield* syscall('open', path, O_WRONLY | O_CREAT, 0o666);
      if (failed(fd)) return yield* call.refused(path, fd);
      yield* syscall('close', fd);
      return 0;
    });
  },
);
