// od: how bytes are shown. A format names a kind of number and how many bytes make one, the lowest byte first.

export interface Format {
  readonly size: 1 | 2 | 4 | 8;
  /** What one number, or one byte, looks like; with a blank in front, all of one width. */
  show(value: bigint): string;
}

type Kind = 'a' | 'c' | 'd' | 'o' | 'u' | 'x';

const WIDTHS: Readonly<Record<'d' | 'o' | 'u' | 'x', Readonly<Record<number, number>>>> = {
  d: {1: 4, 2: 6, 4: 11, 8: 20},
  o: {1: 3, 2: 6, 4: 11, 8: 22},
  u: {1: 3, 2: 5, 4: 10, 8: 20},
  x: {1: 2, 2: 4, 4: 8, 8: 16},
};
const SIZES: Readonly<Record<string, number>> = {'': 4, C: 1, S: 2, I: 4, L: 8};

const ESCAPES: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};
const NAMES =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp';

const plain = (byte: number): boolean => byte > 31 && byte < 127;

function character(byte: number): string {
  return ESCAPES[byte] ?? (plain(byte) ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0'));
}

function named(byte: number): string {
  const low = byte & 127;
  return low === 127 ? 'del' : (NAMES.split(' ')[low] ?? String.fromCharCode(low));
}

function formatOf(kind: Kind, size: Format['size']): Format {
  if (kind === 'a' || kind === 'c') {
    const shown = kind === 'a' ? named : character;
    return {size: 1, show: value => ` ${shown(Number(value)).padStart(3)}`};
  }
  const width = WIDTHS[kind][size] as number;
  const base = kind === 'o' ? 8 : kind === 'x' ? 16 : 10;
  const fill = base === 10 ? ' ' : '0';
  const signed = (value: bigint) => (kind === 'd' ? BigInt.asIntN(size * 8, value) : value);
  return {size, show: value => ` ${signed(value).toString(base).padStart(width, fill)}`};
}

/** From the word after -t: a letter and a number of bytes, "x1". A message if it is none. */
export function readFormat(text: string): Format | string {
  const kind = text[0] ?? '';
  if (!/^[acdoux]$/.test(kind)) return `invalid character '${kind}' in type string '${text}'`;
  const size = SIZES[text.slice(1)] ?? Number(text.slice(1));
  const wrong = ![1, 2, 4, 8].includes(size) || (/[ac]/.test(kind) && text.length > 1);
  return wrong ? `invalid type string '${text}'` : formatOf(kind as Kind, size as Format['size']);
}

/** All of a line's bytes. What is missing of the last number is taken as zeros. */
export function showBytes({size, show}: Format, bytes: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += size) {
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = value * 256n + BigInt(bytes.charCodeAt(at + i) || 0);
    text += show(value);
  }
  return text;
}
