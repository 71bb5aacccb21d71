// Backslash escapes of printf, echo -e and %b, and of the shell's $'...': one table, dialects of octal. Byte strings in,
// byte strings out; what BusyBox makes of each is in ash.transcript.txt.

const LETTERS = 'abefnrtv\\';
const MEANINGS = '\x07\b\x1b\f\n\r\t\v\\';

/** A third octal digit is taken only where all three are one byte. */
const OCTAL = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?|x[0-9a-fA-F]{1,2})/;
const ZERO_OCTAL = /^(?:0?(?:[0-3][0-7]{0,2}|[4-7][0-7]?)|x[0-9a-fA-F]{1,2})/;

export interface Unescaped {
  readonly text: string;
  /** Characters taken, the backslash included. */
  readonly length: number;
  /** \c: nothing after this is printed, of whatever text is printed here. */
  readonly stop: boolean;
}

/**
 * The escape that starts at text[at], a backslash. Octal is \NNN; with `zeroOctal` (echo -e, %b) also \0NNN. An unknown
 * escape stands for itself, backslash included.
 */
export function unescapeAt(text: string, at: number, zeroOctal: boolean): Unescaped {
  const next = text[at + 1] ?? ' ';
  if (next === 'c') return {text: '', length: 2, stop: true};
  const letter = LETTERS.indexOf(next);
  if (letter >= 0) return {text: MEANINGS[letter] as string, length: 2, stop: false};
  const code = (zeroOctal ? ZERO_OCTAL : OCTAL).exec(text.slice(at + 1, at + 5))?.[0];
  if (code === undefined) return {text: '\\', length: 1, stop: false};
  const value = next === 'x' ? Number(`0${code}`) : Number.parseInt(code, 8);
  return {text: String.fromCharCode(value), length: 1 + code.length, stop: false};
}

/** All escapes of a text (echo -e, printf %b). */
export function unescapeAll(text: string): {readonly text: string; readonly stop: boolean} {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\\', at);
    if (next < 0) return {text: out + text.slice(at), stop: false};
    const found = unescapeAt(text, next, true);
    out += text.slice(at, next) + found.text;
    if (found.stop) return {text: out, stop: true};
    at = next + found.length;
  }
  return {text: out, stop: false};
}

/**
 * What $'...' is. Neither \e nor \c mean anything here; a NUL is dropped, and so is the third of three octal digits that
 * are more than one byte.
 */
export function unescapeQuoted(text: string): string {
  return text.replace(/\\(?:([abfnrtv\\'"])|([0-7]{1,3})|x([0-9a-fA-F]{1,2}))/g, (_, letter, octal, hex) => {
    if (letter !== undefined) return MEANINGS[LETTERS.indexOf(letter)] ?? letter;
    const code = octal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(octal, 8);
    return code === 0 ? '' : String.fromCharCode(code > 255 ? code >> 3 : code);
  });
}
