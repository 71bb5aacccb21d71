// hexdump: bytes of files in hexadecimal.

import {defineCommand} from '../../libc';
import {bytesOf, NO_END, runDump} from '../od';

const WIDTH = 16;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** Words of two bytes, the lower one first. */
function words(offset: number, bytes: string): string {
  let text = hex(offset, 7);
  for (let at = 0; at < bytes.length; at += 2)
    text += ` ${hex(bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8), 4)}`;
  return `${text.padEnd(7 + (WIDTH / 2) * 5)}\n`;
}

/** Bytes in two groups, and beside them as characters. */
function canonical(offset: number, bytes: string): string {
  const numbers = [...bytes].map((byte, i) => `${i % 8 === 0 ? ' ' : ''} ${hex(byte.charCodeAt(0), 2)}`).join('');
  const shown = bytes.replace(/[^ -~]/g, '.');
  return `${hex(offset, 8)}${numbers.padEnd(WIDTH * 3 + 2)}  |${shown}|\n`;
}

export const hexdump = defineCommand(
  `hexdump [-Cv] [-n N] [-s N] [FILE]...
  Print the bytes of files in hexadecimal, as words of two bytes
  -C  Byte by byte, with the characters beside them
  -v  Print lines that repeat, too
  -n N  No more than N bytes
  -s N  Pass over N bytes`,
  {},
  function* (call) {
    const [skip, most] = ['-s', '-n'].map(flag => bytesOf(call.value(flag) ?? 'none'));
    for (const flag of ['-s', '-n']) {
      const text = call.value(flag);
      if (text !== undefined && bytesOf(text) === undefined) return yield* call.fail(`invalid number '${text}'`);
    }
    return yield* runDump(call, call.operands, {
      width: WIDTH,
      skip: skip ?? 0,
      most: most ?? NO_END,
      all: call.has('-v'),
      line: call.has('-C') ? canonical : words,
      // Nothing at all is said of nothing.
      end: offset => (offset === 0 ? '' : `${hex(offset, call.has('-C') ? 8 : 7)}\n`),
    });
  },
);
