// printf: the format is used again while arguments are left; a missing argument is '' (POSIX printf utility). Integers have
// 64 bits: a negative number under %x shows its two's complement. A number that does not parse counts as 0, costs status 1
// and a message, and printing goes on.

import {unescapeAll, unescapeAt} from './escapes';

export interface Formatted {
  /** What goes to the standard output. */
  readonly text: string;
  readonly status: number;
  /** Messages, without the command's name and without newline. */
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

/** Widest field, so that a program cannot ask for an endless one. */
const MAX_WIDTH = 4096;
/** Longest text: a format is used again for many arguments. */
const MAX_TEXT = 1 << 20;
const DIRECTIVE = /^%([-+ #0]*)(\*|\d*)(?:\.(\*|-?\d*))?[hlLjzt]*([bcdiouxXeEfgGs])/;

/** `argv`: the command's name, the format, then its arguments. */
export function formatPrintf(argv: readonly string[]): Formatted {
  const args = argv.slice(argv[1] === '--' ? 2 : 1);
  const format = args[0];
  if (format === undefined) return {text: '', status: 2, errors: ['usage: printf FORMAT [ARGUMENT...]']};
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
    if (p.out.length > MAX_TEXT) {
      p.errors.push('out of memory');
      p.stop = true;
    }
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
  if (match === null) {
    p.errors.push(`${rest}: invalid format`);
    p.stop = true;
    return 0;
  }
  const [whole, flags, size, digits, conversion] = match as unknown as [string, string, string, string?, string?];
  const width = sizeOf(p, size);
  const precision = digits === undefined ? -1 : sizeOf(p, digits);
  p.out += convert(p, p.args[p.next++] ?? '', {
    flags: width < 0 ? `${flags}-` : flags,
    width: Math.min(Math.abs(width), MAX_WIDTH),
    precision: Math.min(precision, MAX_WIDTH),
    conversion: conversion as string,
  });
  return whole.length;
}

function sizeOf(p: Printing, text: string): number {
  return Number(text === '*' ? integer(p, p.args[p.next++] ?? '0') : text);
}

function convert(p: Printing, arg: string, d: Directive): string {
  const {conversion, precision} = d;
  if (conversion === 's') return pad(precision < 0 ? arg : arg.slice(0, precision), d);
  if (conversion === 'c') return pad(arg[0] ?? '\0', d);
  if (conversion === 'b') {
    const plain = unescapeAll(arg);
    p.stop = plain.stop;
    return pad(plain.text, d);
  }
  if (/[eg]/i.test(conversion) || conversion === 'f') return pad(real(floating(p, arg), d), d, true);
  return pad(whole(integer(p, arg), d), d, precision < 0);
}

/** The value of a numeric argument: decimal, 0x, 0 octal, or 'C for the code of C. */
function integer(p: Printing, arg: string): bigint {
  if (/^["']/.test(arg)) return BigInt(arg.charCodeAt(1) || 0);
  const [, sign, digits] = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(arg) ?? [];
  const value = digits === undefined ? -1n : BigInt(digits.replace(/^0(?=\d)/, '0o'));
  if (value >= 0n && value < 2n ** 64n) return sign === '-' ? -value : value;
  p.errors.push(`invalid number '${arg}'`);
  return 0n;
}

function floating(p: Printing, arg: string): number {
  return /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$|^$/.test(arg) ? Number(arg) : Number(integer(p, arg));
}

/** Digits of an integer conversion, with sign and precision. */
function whole(value: bigint, d: Directive): string {
  const signed = /[di]/.test(d.conversion);
  const magnitude = signed ? (value < 0n ? -value : value) : BigInt.asUintN(64, value);
  const base = d.conversion === 'o' ? 8 : /x/i.test(d.conversion) ? 16 : 10;
  let digits = d.precision === 0 && value === 0n ? '' : magnitude.toString(base).padStart(d.precision, '0');
  if (d.flags.includes('#') && magnitude !== 0n) digits = (base === 16 ? '0x' : base === 8 ? '0' : '') + digits;
  if (d.conversion === 'X') digits = digits.toUpperCase();
  return signed ? signOf(value < 0n, d) + digits : digits;
}

function signOf(negative: boolean, {flags}: Directive): string {
  return negative ? '-' : (/\+/.exec(flags) ?? / /.exec(flags) ?? [''])[0];
}

/** A floating point conversion, with sign. */
function real(value: number, d: Directive): string {
  const precision = Math.min(d.precision < 0 ? 6 : d.precision, 100);
  const size = Math.abs(value);
  const kind = d.conversion.toLowerCase();
  let text: string;
  if (kind === 'f') text = size.toFixed(precision);
  else if (kind === 'e') text = size.toExponential(precision);
  else {
    const digits = Math.max(precision, 1);
    const scientific = size.toExponential(digits - 1);
    const power = Number(scientific.split('e')[1]);
    text = power >= -4 && power < digits ? size.toFixed(digits - 1 - power) : scientific;
    if (!d.flags.includes('#')) text = text.replace(/(\.\d*?)0+(e|$)/, '$1$2').replace(/\.(e|$)/, '$1');
  }
  // C writes at least two digits of exponent.
  text = text.replace(/e(.)(\d)$/, 'e$10$2');
  return signOf(value < 0, d) + (d.conversion === kind ? text : text.toUpperCase());
}

function pad(text: string, {flags, width}: Directive, zeros = false): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!zeros || !flags.includes('0')) return text.padStart(width);
  const head = /^[-+ ]?(?:0[xX])?/.exec(text)?.[0] ?? '';
  return head + text.slice(head.length).padStart(width - head.length, '0');
}
