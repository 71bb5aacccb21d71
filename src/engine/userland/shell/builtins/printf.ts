// printf FORMAT [ARGUMENTS]: the format is used again while arguments are left.

import {type Builtin, complainOf, plain, print} from '../builtin';
import {readEscape, readEscapes} from './escapes';

const DIRECTIVE = /^%([-+ 0#]*)(\*|[0-9]+)?(?:\.(\*|[0-9]*))?(?:[hlLjzt]*)([diouxXcsbeEfFgG%])/;

interface Progress {
  out: string;
  next: number;
  stop: boolean;
  complaint: string;
}

interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly letter: string;
}

function readNumber(text: string, progress: Progress): number {
  const quoted = /^["']([\s\S])/.exec(text);
  if (quoted !== null) return (quoted[1] as string).charCodeAt(0);
  const match = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|[0-9]+)(\.[0-9]*)?$/.exec(text);
  if (match === null) {
    if (text !== '') progress.complaint = `invalid number '${text}'`;
    return 0;
  }
  const digits = match[2] as string;
  const value = /^0[0-7]+$/.test(digits) && match[3] === undefined ? Number.parseInt(digits, 8) : Number(digits);
  return (match[1] === '-' ? -1 : 1) * (value + Number(match[3] ?? 0));
}

function pad(text: string, {flags, width}: Directive, zeros: boolean): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!zeros || !flags.includes('0')) return text.padStart(width);
  const sign = /^[-+ ]|^0[xX]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

/** Digits of a non-negative whole number below 2^64, in 64 bits for what an unsigned directive makes of a negative one. */
function digitsOf(value: number, base: number): string {
  const whole = Math.trunc(value);
  return whole < 0 || !Number.isSafeInteger(whole)
    ? BigInt.asUintN(64, BigInt(whole)).toString(base)
    : whole.toString(base);
}

function formatNumber(directive: Directive, value: number): string {
  const {letter, flags, precision} = directive;
  if (/[eEfFgG]/.test(letter)) {
    const places = precision ?? 6;
    const text = /[fF]/.test(letter)
      ? value.toFixed(places)
      : /[eE]/.test(letter)
        ? value.toExponential(places).replace(/e([-+])(\d)$/, 'e$10$2')
        : String(Number(value.toPrecision(places || 1)));
    return pad(value >= 0 && flags.includes('+') ? `+${text}` : text, directive, true);
  }
  const signed = letter === 'd' || letter === 'i';
  const base = letter === 'o' ? 8 : /[xX]/.test(letter) ? 16 : 10;
  const magnitude = digitsOf(signed ? Math.abs(value) : value, base).padStart(precision ?? 0, '0');
  const mark = flags.includes('#') && value !== 0 ? (base === 16 ? '0x' : base === 8 ? '0' : '') : '';
  const sign =
    signed && value < 0 ? '-' : signed && flags.includes('+') ? '+' : signed && flags.includes(' ') ? ' ' : '';
  const text = pad(sign + mark + magnitude, directive, precision === undefined);
  return letter === 'X' ? text.toUpperCase() : text;
}

function format(directive: Directive, argument: string | undefined, progress: Progress): string {
  const {letter, precision} = directive;
  const text = argument ?? '';
  if (letter === 's') return pad(precision === undefined ? text : text.slice(0, precision), directive, false);
  if (letter === 'c') return pad(text.slice(0, 1), directive, false);
  if (letter === 'b') {
    const read = readEscapes(text);
    progress.stop = read.stop;
    return pad(read.text, directive, false);
  }
  return formatNumber(directive, readNumber(text, progress));
}

/** The format once through. */
function pass(template: string, args: readonly string[], progress: Progress): void {
  for (let i = 0; i < template.length && !progress.stop; ) {
    const char = template[i] as string;
    if (char === '\\') {
      const sequence = readEscape(template, i, false);
      progress.out += sequence.text;
      progress.stop = sequence.stop;
      i = sequence.end;
    } else if (char === '%') {
      const match = DIRECTIVE.exec(template.slice(i));
      if (match === null) {
        progress.complaint = `${template.slice(i)}: invalid format`;
        progress.stop = true;
        return;
      }
      progress.out += directiveText(match, args, progress);
      i += match[0].length;
    } else {
      progress.out += char;
      i++;
    }
  }
}

/** Widest field, so that a program cannot ask for an endless one. */
const WIDTH_LIMIT = 65536;

function directiveText(match: RegExpExecArray, args: readonly string[], progress: Progress): string {
  const [, flags, width, precision, letter] = match;
  if (letter === '%') return '%';
  const amount = (text: string | undefined) => {
    const value = text === '*' ? readNumber(args[progress.next++] ?? '', progress) : Number(text ?? 0);
    return Math.min(Math.abs(value), WIDTH_LIMIT);
  };
  const directive: Directive = {
    flags: flags as string,
    width: amount(width),
    precision: precision === undefined ? undefined : amount(precision),
    letter: letter as string,
  };
  const limited = /[eEfFgG]/.test(directive.letter) && directive.precision !== undefined;
  const safe = limited ? {...directive, precision: Math.min(directive.precision as number, 100)} : directive;
  return format(safe, args[progress.next++], progress);
}

function printf(argv: readonly string[]) {
  const first = argv[1] === '--' ? 2 : 1;
  const template = argv[first];
  if (template === undefined) return complainOf('usage: printf FORMAT [ARG]...', 1);
  const args = argv.slice(first + 1);
  const progress: Progress = {out: '', next: 0, stop: false, complaint: ''};
  do {
    const before = progress.next;
    pass(template, args, progress);
    if (progress.next === before) break;
  } while (progress.next < args.length && !progress.stop);
  if (progress.complaint === '') return {...print(progress.out), quiet: true as const};
  return {...print(progress.out, 1), quiet: true as const, complaint: `sh: ${progress.complaint}\n`};
}

export const PRINTF: Builtin = plain((_m, argv) => printf(argv));
