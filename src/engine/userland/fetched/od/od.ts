// od: bytes of files in numbers.

import {defineCommand} from '../../libc';
import {bytesOf, NO_END, runDump} from './dump';
import {type Format, readFormat, showBytes} from './formats';

/** Letters that stand for a type. */
const SHORT: Readonly<Record<string, string>> = {
  '-b': 'o1',
  '-c': 'c',
  '-d': 'u2',
  '-i': 'd2',
  '-l': 'd4',
  '-o': 'o2',
  '-x': 'x2',
};

const ADDRESSES: Readonly<Record<string, (offset: number) => string>> = {
  o: offset => offset.toString(8).padStart(7, '0'),
  d: offset => String(offset).padStart(7, '0'),
  x: offset => offset.toString(16).padStart(6, '0'),
  n: () => '',
};

export const od = defineCommand(
  `od [-bcdiloxv] [-A BASE] [-j N] [-N N] [-t TYPE]... [-w N] [FILE]...
  Print the bytes of files in octal words, or otherwise
  -b  Bytes in octal (-t o1)
  -c  Characters (-t c)
  -d  Words of two bytes (-t u2)
  -i, -s  The same with a sign (-t d2)
  -l  Words of four bytes with a sign (-t d4)
  -o  Words of two bytes in octal (-t o2), as without options
  -x, -h  Words of two bytes in hexadecimal (-t x2)
  -v  Print lines that repeat, too
  -A BASE  Addresses in o octal, d decimal, x hexadecimal, or n none
  -j N  Pass over N bytes
  -N N  No more than N bytes
  -t TYPE  a names, c characters, d signed, o octal, u unsigned, x hexadecimal; the bytes of one: x1 x2 x4 x8
  -w N  Bytes on a line`,
  {},
  function* (call) {
    const formats: Format[] = [];
    for (const [flag, value] of call.given) {
      const type = flag === '-t' ? value : SHORT[flag];
      if (type === undefined) continue;
      const format = readFormat(type);
      if (typeof format === 'string') return yield* call.fail(format);
      formats.push(format);
    }
    if (formats.length === 0) formats.push(readFormat('o2') as Format);
    const base = call.value('-A') ?? 'o';
    const address = Object.hasOwn(ADDRESSES, base) ? ADDRESSES[base] : undefined;
    if (address === undefined) return yield* call.fail(`bad output address radix '${base}' (must be [doxn])`);
    const [skip, most, width] = ['-j', '-N', '-w'].map(flag => bytesOf(call.value(flag) ?? 'none'));
    for (const flag of ['-j', '-N', '-w']) {
      const text = call.value(flag);
      if (text !== undefined && bytesOf(text) === undefined) return yield* call.fail(`invalid number '${text}'`);
    }
    const largest = Math.max(...formats.map(format => format.size));
    if (width === 0 || (width ?? 16) % largest !== 0) return yield* call.fail(`invalid width ${width}`);
    const indent = address(0).replace(/./g, ' ');
    return yield* runDump(call, call.operands, {
      width: width ?? 16,
      skip: skip ?? 0,
      most: most ?? NO_END,
      all: call.has('-v'),
      line: (offset, bytes) =>
        formats.map((format, i) => `${i === 0 ? address(offset) : indent}${showBytes(format, bytes)}\n`).join(''),
      end: offset => (base === 'n' ? '' : `${address(offset)}\n`),
    });
  },
);
