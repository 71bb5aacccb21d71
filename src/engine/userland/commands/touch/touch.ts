// touch: sets the time of the last write to now, and makes files that are missing.

import {type Failure, failed, O_CREAT, O_WRONLY, syscall, type UserCode} from '../../../abi';
import {begin, complainOf, defineCommand, save} from '../../libc';

export const touch = defineCommand(
  {
    name: 'touch',
    usage: 'touch [-c] FILE...',
    about: 'Set the time of files to now; make them if they are missing',
    options: [{flag: '-c', about: 'Do not make missing files'}],
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const s = begin(call.context, {at: 0, status: 0});
    for (; s.at < call.operands.length; s.at++) {
      save(call.context, s);
      const path = call.operands[s.at] as string;
      const failure = yield* touchOne(path, !call.has('-c'));
      if (failure === null) continue;
      yield* complainOf('touch', path, failure);
      s.status = 1;
    }
    return s.status;
  },
);

function* touchOne(path: string, create: boolean): UserCode<Failure | null> {
  const answer = yield* syscall('utime', path);
  if (!failed(answer)) return null;
  if (answer.errno !== 'ENOENT') return answer;
  if (!create) return null;
  const fd = yield* syscall('open', path, O_WRONLY | O_CREAT, 0o666);
  if (failed(fd)) return fd;
  yield* syscall('close', fd);
  return null;
}
