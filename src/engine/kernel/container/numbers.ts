// Numbers as control files read them: the C library's lax way (sscanf, strtoul), or the whole text as one number
// (kstrtoint, kstrtoull). Which one is a row of the dialect.

import {type Fallible, fail} from '../../abi';

/** sscanf "%d": leading blanks, a minus, digits; whatever follows is not looked at. undefined: no number. */
export function scanNumber(text: string): number | undefined {
  const found = /^[ \t\n\v\f\r]*(-?\d+)/.exec(text);
  return found === null ? undefined : Number(found[1]);
}

/** kstrtoll(strstrip(text), 0): decimal, 0x hex or 0 octal, nothing else around it. undefined: not a number. */
export function wholeNumber(text: string): number | undefined {
  const found = /^([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(text.trim());
  if (found === null) return undefined;
  const digits = found[2] as string;
  const size = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return found[1] === '-' ? -size : size;
}

/** simple_strtoul(text, NULL, 10): the digits at the start, 0 without any. */
export function leadingNumber(text: string): number {
  return Number(/^\d*/.exec(text)?.[0] ?? 0);
}

const NUMBER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)\n?$/;

/**
 * A number as the files of released kernels read it (kstrtoull, with `signed` kstrtoll): decimal, 0x or octal, and nothing
 * around it but one newline at the end. Errors: EINVAL, ERANGE when 64 bits do not hold it.
 */
export function controlNumber(file: string, text: string, signed = false): Fallible<number> {
  const [, sign = '', digits] = NUMBER.exec(text) ?? [];
  if (digits === undefined || (sign === '-' && !signed)) {
    return fail('EINVAL', `${file} takes a number, not "${text.trim()}"`);
  }
  const size = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
  const bits = signed ? 63n : 64n;
  const largest = (1n << bits) - (sign === '-' ? 0n : 1n);
  if (size > largest) return fail('ERANGE', `${text.trim()} does not fit into 64 bits`);
  return sign === '-' ? -Number(size) : Number(size);
}
