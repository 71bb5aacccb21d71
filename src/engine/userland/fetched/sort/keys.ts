// Keys of sort: which part of a line is compared, and how (POSIX sort: -k START[.CHAR][letters][,END[.CHAR][letters]]).

import {compareBytes} from '../../libc';

export interface SortKey {
  /** Field, from 1. */
  readonly first: number;
  /** Character in it, from 0. */
  readonly firstChar: number;
  /** Last field; 0: to the end of the line. */
  readonly last: number;
  /** Characters of it that count; 0: all. */
  readonly lastChar: number;
  /** Of "nrfb". */
  readonly flags: string;
}

/** `global`: the letters that hold for keys without letters of their own. */
export function parseKey(text: string, global: string): SortKey | undefined {
  const match = /^(\d+)(?:\.(\d+))?([nrfb]*)(?:,(\d+)(?:\.(\d+))?([nrfb]*))?$/.exec(text);
  if (match === null) return undefined;
  const letters = `${match[3]}${match[6] ?? ''}`;
  const first = Number(match[1]);
  if (first === 0 || match[4] === '0') return undefined;
  return {
    first,
    firstChar: Math.max(0, Number(match[2] ?? '1') - 1),
    last: Number(match[4] ?? '0'),
    lastChar: Number(match[5] ?? '0'),
    flags: letters === '' ? global : letters,
  };
}

/** Where each field begins and ends. Without a separator a field takes the blanks before it along. */
function fieldsOf(line: string, separator: string): readonly (readonly [number, number])[] {
  const fields: [number, number][] = [];
  if (separator === '') {
    for (const match of line.matchAll(/[ \t]*[^ \t]+|[ \t]+$/g))
      fields.push([match.index, match.index + match[0].length]);
    return fields;
  }
  for (let at = 0; at <= line.length; ) {
    const end = line.indexOf(separator, at);
    fields.push([at, end < 0 ? line.length : end]);
    if (end < 0) break;
    at = end + 1;
  }
  return fields;
}

function partOf(line: string, key: SortKey, separator: string): string {
  if (key.first === 1 && key.firstChar === 0 && key.last === 0) return line;
  const fields = fieldsOf(line, separator);
  const blanks = (text: string) => (key.flags.includes('b') ? text.length - text.trimStart().length : 0);
  const first = fields[key.first - 1];
  if (first === undefined) return '';
  const start = first[0] + blanks(line.slice(...first)) + key.firstChar;
  const last = key.last === 0 ? undefined : fields[key.last - 1];
  if (last === undefined) return line.slice(start);
  return line.slice(
    start,
    key.lastChar === 0 ? last[1] : Math.min(last[1], last[0] + blanks(line.slice(...last)) + key.lastChar),
  );
}

/** The number at the beginning; 0 if there is none. */
function leadingNumber(text: string): number {
  return Number(/^[ \t]*(-?\d*\.?\d*)/.exec(text)?.[1]?.replace(/^-?\.?$/, '0') ?? '0');
}

function comparePart(a: string, b: string, flags: string): number {
  if (flags.includes('n')) return leadingNumber(a) - leadingNumber(b);
  const shape = (text: string) => {
    const trimmed = flags.includes('b') ? text.replace(/^[ \t]+/, '') : text;
    return flags.includes('f') ? trimmed.toUpperCase() : trimmed;
  };
  return compareBytes(shape(a), shape(b));
}

/** Negative, 0 or positive: by the first key that tells two lines apart. */
export function compareLines(a: string, b: string, keys: readonly SortKey[], separator: string): number {
  for (const key of keys) {
    const order = comparePart(partOf(a, key, separator), partOf(b, key, separator), key.flags);
    if (order !== 0) return key.flags.includes('r') ? -order : order;
  }
  return 0;
}
