// Sets of up to 64 small numbers (cpus, memory nodes) as two unsigned 32-bit words, and the kernel's list format
// "0-3,8" (lib/bitmap.c, bitmap_parselist and bitmap_scnlistprintf of 2.6.20).

/** [bits 0..31, bits 32..63], each an unsigned 32-bit integer. */
export type Mask = readonly [number, number];

export const MASK_BITS = 64;
export const EMPTY: Mask = [0, 0];

export function maskOf(members: Iterable<number>): Mask {
  let low = 0;
  let high = 0;
  for (const bit of members) {
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return [low >>> 0, high >>> 0];
}

/** {0, ..., count - 1}. */
export function firstBits(count: number): Mask {
  return maskOf(Array.from({length: count}, (_, bit) => bit));
}

export function hasBit(mask: Mask, bit: number): boolean {
  return bit < 32 ? ((mask[0] >>> bit) & 1) === 1 : ((mask[1] >>> (bit - 32)) & 1) === 1;
}

export function members(mask: Mask): number[] {
  const found: number[] = [];
  for (let bit = 0; bit < MASK_BITS; bit++) if (hasBit(mask, bit)) found.push(bit);
  return found;
}

export const isEmpty = (mask: Mask): boolean => mask[0] === 0 && mask[1] === 0;
export const and = (a: Mask, b: Mask): Mask => [(a[0] & b[0]) >>> 0, (a[1] & b[1]) >>> 0];
export const or = (a: Mask, b: Mask): Mask => [(a[0] | b[0]) >>> 0, (a[1] | b[1]) >>> 0];
export const andNot = (a: Mask, b: Mask): Mask => [(a[0] & ~b[0]) >>> 0, (a[1] & ~b[1]) >>> 0];
export const equal = (a: Mask, b: Mask): boolean => a[0] === b[0] && a[1] === b[1];
export const isSubset = (a: Mask, b: Mask): boolean => equal(and(a, b), a);
export const intersects = (a: Mask, b: Mask): boolean => !isEmpty(and(a, b));

/** "0-3,8"; the empty set prints as "". */
export function formatList(mask: Mask): string {
  const parts: string[] = [];
  const bits = members(mask);
  for (let i = 0; i < bits.length; ) {
    let end = i;
    while (end + 1 < bits.length && bits[end + 1] === (bits[end] as number) + 1) end++;
    parts.push(end === i ? `${bits[i]}` : `${bits[i]}-${bits[end]}`);
    i = end + 1;
  }
  return parts.join(',');
}

/** What bitmap_parselist of 2.6.20 makes of a text: grammar N(-N)?(,N(-N)?)*,? up to NUL or newline. */
export function parseList(text: string, limit: number = MASK_BITS): Mask | 'EINVAL' | 'ERANGE' {
  const line = text.split(/[\n\0]/, 1)[0] as string;
  let mask: Mask = EMPTY;
  const parts = line.split(',');
  if (parts.length > 1 && parts[parts.length - 1] === '') parts.pop();
  for (const part of parts) {
    const range = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (range === null) return 'EINVAL';
    const first = Number(range[1]);
    const last = range[2] === undefined ? first : Number(range[2]);
    if (first > last) return 'EINVAL';
    if (last >= limit) return 'ERANGE';
    const run: number[] = [];
    for (let bit = first; bit <= last; bit++) run.push(bit);
    mask = or(mask, maskOf(run));
  }
  return mask;
}
