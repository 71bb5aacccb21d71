// tee: copies the standard input to the standard output and to files.

import {failed, O_APPEND, O_CREAT, O_TRUNC, O_WRONLY, syscall} from '../../../abi';
import {defineCommand, READ_SIZE, writeAll} from '../../libc';

export const tee = defineCommand(
  `tee [-a] [FILE]...
  Copy the standard input to files and to the standard output
  -a  Append to the files`,
  {},
  function* (call) {
    const s = call.begin({opened: 0, next: -1, fds: [] as {path: string; fd: number}[], piece: '', status: 0});
    for (; s.opened < call.operands.length; s.opened++) {
      call.save();
      const path = call.operands[s.opened] as string;
      const fd = yield* syscall('open', path, O_WRONLY | O_CREAT | (call.has('-a') ? O_APPEND : O_TRUNC), 0o666);
      if (failed(fd)) s.status = yield* call.refused(path, fd);
      else s.fds.push({path, fd});
    }
    for (;;) {
      call.save();
      const piece = s.next < 0 ? yield* syscall('read', 0, READ_SIZE) : s.piece;
      if (failed(piece)) return yield* call.refused('read error', piece);
      if (piece === '') return s.status;
      if (s.next < 0) s.status = (yield* call.print(piece)) || s.status;
      s.piece = piece;
      for (s.next = Math.max(0, s.next); s.next < s.fds.length; s.next++) {
        call.save();
        const {path, fd} = s.fds[s.next] as {path: string; fd: number};
        const failure = yield* writeAll(fd, piece);
        if (failure !== null) s.status = yield* call.refused(path, failure);
      }
      s.next = -1;
      s.piece = '';
    }
  },
);
