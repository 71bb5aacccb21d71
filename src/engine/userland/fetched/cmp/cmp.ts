// cmp: whether two files are the same, byte by byte.

import {failed, O_RDONLY, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, READ_SIZE} from '../../libc';

interface Side {
  readonly fd: number;
  buffer: string;
  ended: boolean;
}

interface Progress {
  sides: Side[];
  /** Bytes and lines that are equal so far. */
  bytes: number;
  lines: number;
}

export const cmp = defineCommand(
  `cmp [-s] FILE1 [FILE2]
  Compare two files; the status is 0 if they are the same
  -s  Print nothing`,
  {badUsage: 2, operands: [1, 2]},
  function* (call) {
    const names = [call.operands[0] as string, call.operands[1] ?? '-'];
    const s: Progress = call.begin({sides: [] as Side[], bytes: 0, lines: 0});
    while (s.sides.length < 2) {
      const name = names[s.sides.length] as string;
      const fd = name === '-' ? 0 : yield* syscall('open', name, O_RDONLY, 0);
      if (failed(fd)) return yield* call.refused(name, fd, 2);
      s.sides.push({fd, buffer: '', ended: false});
    }
    for (;;) {
      call.save();
      for (const [i, side] of s.sides.entries()) {
        if (side.ended || side.buffer !== '') continue;
        const piece = yield* syscall('read', side.fd, READ_SIZE);
        if (failed(piece)) return yield* call.refused(names[i] as string, piece, 2);
        side.ended = piece === '';
        side.buffer = piece;
      }
      const status = yield* compareBuffers(call, s, names);
      if (status >= 0) return status;
    }
  },
);

/** -1: the same so far, more is to be read. */
function* compareBuffers(call: Invocation, s: Progress, names: readonly string[]): UserCode<number> {
  const [a, b] = s.sides as [Side, Side];
  const length = Math.min(a.buffer.length, b.buffer.length);
  for (let i = 0; i < length; i++) {
    if (a.buffer[i] !== b.buffer[i]) {
      const text = `${names[0]} ${names[1]} differ: char ${s.bytes + 1}, line ${s.lines + 1}\n`;
      if (!call.has('-s')) yield* call.print(text);
      return 1;
    }
    s.bytes++;
    if (a.buffer[i] === '\n') s.lines++;
  }
  a.buffer = a.buffer.slice(length);
  b.buffer = b.buffer.slice(length);
  if (a.ended && b.ended) return 0;
  const short = a.ended ? 0 : b.ended ? 1 : -1;
  if (short < 0 || s.sides[1 - short]?.buffer === '') return -1;
  return call.has('-s') ? 1 : yield* call.fail(`EOF on ${names[short]}`);
}
