// Backslash escapes of printf, echo -e and %b: one table, two dialects of octal. Byte strings in, byte strings out.

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

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
  const next = text[at + 1] ?? '';
  if (next === 'c') return {text: '', length: 2, stop: true};
  const simple = SIMPLE[next];
  if (simple !== undefined) return {text: simple, length: 2, stop: false};
  const rest = text.slice(at + 1, at + 5);
  const octal = (zeroOctal ? /^(0[0-7]{0,3}|[1-7][0-7]{0,2})/ : /^[0-7]{1,3}/).exec(rest);
  if (octal !== null) {
    const digits = octal[0];
    return {text: String.fromCharCode(Number.parseInt(digits, 8) & 255), length: 1 + digits.length, stop: false};
  }
  const hex = /^x[0-9a-fA-F]{1,2}/.exec(rest);
  if (hex !== null) {
    const digits = hex[0].slice(1);
    return {text: String.fromCharCode(Number.parseInt(digits, 16)), length: 2 + digits.length, stop: false};
  }
  return {text: '\\', length: 1, stop: false};
}

/** All escapes of a text (echo -e, printf %b). */
export function unescapeAll(text: string): {readonly text: string; readonly stop: boolean} {
  let out = '';
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '\\') {
      out += text[at++];
      continue;
    }
    const found = unescapeAt(text, at, true);
    out += found.text;
    if (found.stop) return {text: out, stop: true};
    at += found.length;
  }
  return {text: out, stop: false};
}
