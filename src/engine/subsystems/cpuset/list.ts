// The list format of released kernels (lib/bitmap-str.c, bitmap_parselist): commas and blanks both separate, empty
// entries are skipped, "all" is everything there is, and "0-7:1/2" takes the first 1 of each group of 2.

import {MASK_BITS, type Mask, maskOf, members} from '../../../base';

/** undefined: not a list. */
export function parseReleasedList(text: string, all: Mask): Mask | undefined {
  const bits: number[] = [];
  for (const part of text.split(/[\s,]+/)) {
    if (part === '') continue;
    const found = part.toLowerCase() === 'all' ? members(all) : parsePart(part);
    if (found === undefined) return undefined;
    bits.push(...found);
  }
  return maskOf(bits);
}

function parsePart(part: string): number[] | undefined {
  const found = /^(\d+)(?:-(\d+)(?::(\d+)\/(\d+))?)?$/.exec(part);
  if (found === null) return undefined;
  const first = Number(found[1]);
  const last = Number(found[2] ?? first);
  const group = Number(found[4] ?? 1);
  const taken = Number(found[3] ?? group);
  if (first > last || last >= MASK_BITS || group === 0 || taken > group) return undefined;
  const bits: number[] = [];
  for (let bit = first; bit <= last; bit++) if ((bit - first) % group < taken) bits.push(bit);
  return bits;
}
