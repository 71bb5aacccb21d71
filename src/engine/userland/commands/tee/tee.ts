// tee: copies the standard input to the standard output and to files.

import {failed, O_APPEND, O_CREAT, O_TRUNC, O_WRONLY, syscall} from '../../../abi';
import {begin, complainOf, defineCommand, print, READ_SIZE, save, writeAll} from '../../libc';

export const tee = defineCommand(
  {
    name: 'tee',
    usage: 'tee [-a] [FILE]...',
    about: 'Copy the standard input to files and to the standard output',
    options: [{flag: '-a', about: 'Append to the files'}],
  },
  function* (call) {
    const s = begin(call.context, {opened: 0, next: -1, fds: [] as {path: string; fd: number}[], piece: '', status: 0});
    for (; s.opened < call.operands.length; s.opened++) {
      save(call.context, s);
      const path = call.operands[s.opened] as string;
      const fd = yield* syscall('open', path, O_WRONLY | O_CREAT | (call.has('-a') ? O_APPEND : O_TRUNC), 0o666);
      if (!failed(fd)) s.fds.push({path, fd});
      else {
        yield* complainOf('tee', path, fd);
        s.status = 1;
      }
    }
    for (;;) {
      save(call.context, s);
      const piece = s.next < 0 ? yield* syscall('read', 0, READ_SIZE) : s.piece;
      if (failed(piece)) {
        yield* complainOf('tee', 'read error', piece);
        return 1;
      }
      if (piece === '') return s.status;
      if (s.next < 0 && (yield* print('tee', piece)) !== 0) s.status = 1;
      s.piece = piece;
      for (s.next = Math.max(0, s.next); s.next < s.fds.length; s.next++) {
        save(call.context, s);
        const {path, fd} = s.fds[s.next] as {path: string; fd: number};
        const failure = yield* writeAll(fd, piece);
        if (failure === null) continue;
        yield* complainOf('tee', path, failure);
        s.status = 1;
      }
      s.next = -1;
      s.piece = '';
    }
  },
);
