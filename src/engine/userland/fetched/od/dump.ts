// The loop of od and hexdump: bytes of all files as one text, in lines; a line like the one before is shown once, as "*".

import type {UserCode} from '../../../abi';
import {type Invocation, runFilter, wholeNumber} from '../../libc';

export interface Dump {
  /** Bytes on a line. */
  readonly width: number;
  /** Bytes to pass over, and to show. */
  readonly skip: number;
  readonly most: number;
  /** Show lines that repeat. */
  readonly all: boolean;
  /** The lines of text for one line of bytes. */
  line(offset: number, bytes: string): string;
  /** The last line, '' for none. */
  end(offset: number): string;
}

interface Own {
  held: string;
  last: string;
  repeating: boolean;
  skip: number;
  left: number;
  offset: number;
  /** A file could be opened. */
  any: boolean;
}

/** All that there is: no file of this machine is longer. */
export const NO_END = Number.MAX_SAFE_INTEGER;

/** A count of bytes: decimal, 0 and octal, or 0x and hexadecimal; b, k and m multiply. Undefined if it is none. */
export function bytesOf(text: string): number | undefined {
  const [, number = '', unit = ''] = /^(0x[0-9a-fA-F]{1,12}|\d{1,15})([bkm]?)$/.exec(text) ?? [];
  if (number === '') return undefined;
  const octal = /^0[0-7]+$/.test(number);
  const count = octal ? Number.parseInt(number, 8) : number.startsWith('0x') ? Number(number) : wholeNumber(number);
  const units: Readonly<Record<string, number>> = {'': 1, b: 512, k: 1024, m: 1048576};
  return count === undefined ? undefined : count * (units[unit] as number);
}

export function* runDump(call: Invocation, files: readonly string[], dump: Dump): UserCode<number> {
  let short = false;
  const status = yield* runFilter<Own>(call, {
    files,
    own: {held: '', last: '', repeating: false, skip: dump.skip, left: dump.most, offset: dump.skip, any: false},
    opened(own) {
      own.any = true;
    },
    piece(own, piece, emit) {
      const rest = piece.slice(own.skip);
      own.skip = Math.max(0, own.skip - piece.length);
      own.held += rest.slice(0, own.left);
      own.left = Math.max(0, own.left - rest.length);
      while (own.held.length >= dump.width) {
        const bytes = own.held.slice(0, dump.width);
        own.held = own.held.slice(dump.width);
        const same = !dump.all && bytes === own.last;
        if (!same) emit.text += dump.line(own.offset, bytes);
        else if (!own.repeating) emit.text += '*\n';
        own.repeating = same;
        own.last = bytes;
        own.offset += dump.width;
      }
      // A file may come without end.
      emit.skip = own.left === 0;
    },
    finished(own, emit) {
      if (own.skip > 0 || !own.any) return;
      if (own.held !== '') emit.text += dump.line(own.offset, own.held);
      emit.text += dump.end(own.offset + own.held.length);
    },
    status(own, status) {
      short = own.any && own.skip > 0;
      return status;
    },
  });
  return short ? yield* call.fail("can't skip past end of combined input") : status;
}
