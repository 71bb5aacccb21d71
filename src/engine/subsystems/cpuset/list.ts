// The list format of released kernels (lib/bitmap-str.c, bitmap_parselist): commas and blanks both separate, empty
// entries are skipped, "all" is everything there is, N is the last number, and "0-7:1/2" takes the first 1 of each group
// of 2. The entries are read one by one, and the first bad one answers.

import {EMPTY, MASK_BITS, type Mask, maskOf, or} from '../../../base';

/** What was read; `beyond`: numbers that are in order but larger than any mask here. */
interface List {
  readonly mask: Mask;
  readonly beyond: boolean;
}
type Refused = 'EINVAL' | 'ERANGE' | 'EOVERFLOW';

const UINT = 2 ** 32;
const ENTRY = /^(all|(\d+|N)(?:-(\d+|N))?)(?::(\d+)\/(\d+))?$/i;

/** `size`: numbers are below it (ERANGE). Numbers of more than 32 bits are EOVERFLOW. */
export function parseReleasedList(text: string, size: number): List | Refused {
  let mask = EMPTY;
  let beyond = false;
  for (const part of text.split(/[\s,]+/)) {
    if (part === '') continue;
    const found = parseEntry(part, size);
    if (typeof found === 'string') return found;
    mask = or(mask, found.mask);
    beyond ||= found.beyond;
  }
  return {mask, beyond};
}

function parseEntry(part: string, size: number): List | Refused {
  const [, what, from, to, takenText, groupText] = ENTRY.exec(part) ?? [];
  if (what === undefined || from === 'n' || to === 'n') return 'EINVAL';
  const isAll = from === undefined;
  // A pattern needs a range before it.
  if (!isAll && to === undefined && groupText !== undefined) return 'EINVAL';
  const numberOf = (digits: string) => (digits === 'N' ? size - 1 : Number(digits));
  const first = isAll ? 0 : numberOf(from);
  const last = isAll ? size - 1 : numberOf(to ?? from);
  const group = groupText === undefined ? last + 1 : Number(groupText);
  const taken = takenText === undefined ? group : Number(takenText);
  if (Math.max(first, last, groupText === undefined ? 0 : group, taken - 1) >= UINT) return 'EOVERFLOW';
  if (first > last || group % UINT === 0 || taken > group) return 'EINVAL';
  if (last >= size) return 'ERANGE';
  const bits: number[] = [];
  for (let bit = first; bit <= last && bit < MASK_BITS; bit++) if ((bit - first) % group < taken) bits.push(bit);
  return {mask: maskOf(bits), beyond: last >= MASK_BITS};
}
