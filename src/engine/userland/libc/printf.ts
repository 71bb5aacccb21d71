// printf: the format is used again while arguments are left; a missing argument is '' or 0 (POSIX printf utility).
// Integers have 64 bits: a negative number under %x shows its two's complement. A number that does not parse counts as 0,
// costs status 1 and a message, and printing goes on.

import {unescapeAll, unescapeAt} from './escapes';

export interface Formatted {
  /** What goes to the standard output. */
  readonly text: string;
  readonly status: number;
  /** Messages, each `printf: ...` without newline. */
  readonly errors: readonly string[];
}

interface Directive {
  readonly flags: string;
  readonly width: number;
  /** -1: none given. */
  readonly precision: number;
  readonly conversion: string;
}

/** Progress through format and arguments. */
interface Printing {
  readonly args: readonly string[];
  next: number;
  out: string;
  errors: string[];
  stop: boolean;
}

const MAX_WIDTH = 4096;
const DIRECTIVE = /^%([-+ #0]*)(\*|\d*)(?:\.(\*|\d*))?(?:[hlLjzt]*)([a-zA-Z])/;

/** `args`: the format, then its arguments. */
export function formatPrintf(args: readonly string[]): Formatted {
  if (args.length === 0) return {text: '', status: 1, errors: ['printf: a format is needed']};
  const format = args[0] as string;
  const p: Printing = {args, next: 1, out: '', errors: [], stop: false};
  do {
    const before = p.next;
    pass(p, format);
    if (p.next === before) break;
  } while (p.next < args.length && !p.stop);
  return {text: p.out, status: p.errors.length > 0 ? 1 : 0, errors: p.errors};
}

/** The format once. */
function pass(p: Printing, format: string): void {
  for (let at = 0; at < format.length && !p.stop; ) {
    const char = format[at] as string;
    if (char === '\\') {
      const found = unescapeAt(format, at, false);
      p.out += found.text;
      p.stop = found.stop;
      at += found.length;
    } else if (char !== '%') {
      p.out += char;
      at++;
    } else if (format[at + 1] === '%') {
      p.out += '%';
      at += 2;
    } else at += directive(p, format.slice(at));
  }
}

/** One directive at the start of `rest`; answers its length. */
function directive(p: Printing, rest: string): number {
  const match = DIRECTIVE.exec(rest);
  if (match === null || !'bcdiouxXeEfFgGs'.includes(match[4] as string)) {
    const shown = match === null ? (/^%[-+ #0]*[\d*.]*.?/.exec(rest) as RegExpExecArray)[0] : match[0];
    p.errors.push(`printf: ${shown}: invalid format`);
    p.stop = true;
    return rest.length;
  }
  let flags = match[1] as string;
  let width = sizeOf(p, match[2] as string);
  if (width < 0) {
    flags += '-';
    width = -width;
  }
  const precision = match[3] === undefined ? -1 : sizeOf(p, match[3]);
  convert(p, {
    flags,
    width: Math.min(width, MAX_WIDTH),
    precision: Math.min(precision, MAX_WIDTH),
    conversion: match[4] as string,
  });
  return match[0].length;
}

function sizeOf(p: Printing, text: string): number {
  return text === '*' ? Number(integer(p, p.args[p.next++] ?? '0')) : Number(text);
}

function convert(p: Printing, d: Directive): void {
  const missing = p.next >= p.args.length;
  const arg = p.args[p.next++] ?? '';
  if (d.conversion === 's') p.out += pad(d.precision < 0 ? arg : arg.slice(0, d.precision), d);
  else if (d.conversion === 'c') p.out += pad(arg.slice(0, 1), d);
  else if (d.conversion === 'b') {
    const plain = unescapeAll(arg);
    p.out += pad(plain.text, d);
    p.stop = plain.stop;
  } else if ('eEfFgG'.includes(d.conversion)) p.out += padNumber(real(number(p, missing ? '0' : arg), d), d);
  else p.out += padNumber(whole(integer(p, missing ? '0' : arg), d), d, d.precision >= 0);
}

/** The value of a numeric argument: decimal, 0x, 0 octal, or 'C for the code of C. */
function integer(p: Printing, arg: string): bigint {
  if (/^["']/.test(arg)) return BigInt(arg.charCodeAt(1) || 0);
  const match = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(arg);
  const digits = match?.[2] ?? '';
  const value = digits === '' ? 0n : BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
  if (match === null || value > 0xffffffffffffffffn) {
    p.errors.push(`printf: invalid number '${arg}'`);
    return 0n;
  }
  return match[1] === '-' ? -value : value;
}

function number(p: Printing, arg: string): number {
  if (/^["']/.test(arg)) return arg.charCodeAt(1) || 0;
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(arg)) return Number(arg);
  return Number(integer(p, arg));
}

/** Digits of an integer conversion, with sign and precision. */
function whole(value: bigint, d: Directive): string {
  const signed = d.conversion === 'd' || d.conversion === 'i';
  const magnitude = signed ? (value < 0n ? -value : value) : BigInt.asUintN(64, value);
  const base = d.conversion === 'o' ? 8 : d.conversion === 'x' || d.conversion === 'X' ? 16 : 10;
  let digits = magnitude.toString(base).padStart(Math.max(d.precision, 0), '0');
  if (d.flags.includes('#')) {
    if (base === 8 && !digits.startsWith('0')) digits = `0${digits}`;
    if (base === 16 && magnitude !== 0n) digits = `0x${digits}`;
  }
  if (d.conversion === 'X') digits = digits.toUpperCase();
  return signed ? sign(value < 0n, d) + digits : digits;
}

function sign(negative: boolean, d: Directive): string {
  return negative ? '-' : d.flags.includes('+') ? '+' : d.flags.includes(' ') ? ' ' : '';
}

/** A floating point conversion, with sign. */
function real(value: number, d: Directive): string {
  const precision = Math.min(d.precision < 0 ? 6 : d.precision, 100);
  const size = Math.abs(value);
  const kind = d.conversion.toLowerCase();
  let text: string;
  if (kind === 'f') text = size.toFixed(precision);
  else if (kind === 'e') text = exponent(size.toExponential(precision));
  else {
    const digits = Math.max(precision, 1);
    const power = Number((size.toExponential(digits - 1).split('e') as [string, string])[1]);
    const fixed = power >= -4 && power < digits;
    text = fixed ? size.toFixed(Math.max(digits - 1 - power, 0)) : size.toExponential(digits - 1);
    if (!d.flags.includes('#')) text = text.replace(/(\.\d*?)0+(e|$)/, '$1$2').replace(/\.(e|$)/, '$1');
    if (!fixed) text = exponent(text);
  }
  if (d.conversion === kind.toUpperCase()) text = text.toUpperCase();
  return sign(value < 0, d) + text;
}

/** C writes at least two digits of exponent. */
function exponent(text: string): string {
  return text.replace(/e([-+])(\d)$/, 'e$10$2');
}

function pad(text: string, d: Directive): string {
  return d.flags.includes('-') ? text.padEnd(d.width) : text.padStart(d.width);
}

function padNumber(text: string, d: Directive, precise = false): string {
  if (!d.flags.includes('0') || d.flags.includes('-') || precise) return pad(text, d);
  const head = (/^[-+ ]?(?:0[xX])?/.exec(text) as RegExpExecArray)[0];
  return head + text.slice(head.length).padStart(d.width - head.length, '0');
}
