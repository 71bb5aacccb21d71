// Backslash escapes of printf, echo -e and %b: one table, two dialects of octal. Byte strings in, byte strings out.

const LETTERS = 'abefnrtv\\';
const MEANINGS = '\x07\b\x1b\f\n\r\t\v\\';

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
  const code = (zeroOctal ? /^(?:0?[0-7]{1,3}|x[0-9a-fA-F]{1,2})/ : /^(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2})/).exec(
    text.slice(at + 1, at + 5),
  )?.[0];
  if (code === undefined) return {text: '\\', length: 1, stop: false};
  const value = next === 'x' ? Number(`0${code}`) : Number.parseInt(code, 8) & 255;
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
