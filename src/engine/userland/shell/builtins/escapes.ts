// Backslash sequences of echo -e and printf.

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** One sequence at `at` (on its backslash): its text and where it ends. \c stops all output. */
export function readEscape(text: string, at: number, leadingZero: boolean): {text: string; end: number; stop: boolean} {
  const next = text[at + 1];
  if (next === 'c') return {text: '', end: at + 2, stop: true};
  const octal = (leadingZero ? /^\\0?([0-7]{1,3})/ : /^\\([0-7]{1,3})/).exec(text.slice(at, at + 5));
  if (octal !== null) return byte(Number.parseInt(octal[1] as string, 8), at + octal[0].length);
  if (next === '0') return byte(0, at + 2);
  const hex = /^\\x([0-9a-fA-F]{1,2})/.exec(text.slice(at, at + 4));
  if (hex !== null) return byte(Number.parseInt(hex[1] as string, 16), at + hex[0].length);
  const known = next === undefined ? undefined : SIMPLE[next];
  return known === undefined ? {text: '\\', end: at + 1, stop: false} : {text: known, end: at + 2, stop: false};
}

const byte = (code: number, end: number) => ({text: String.fromCharCode(code & 255), end, stop: false});

/** All sequences of a text; `stop` when a \c was met. */
export function readEscapes(text: string): {text: string; stop: boolean} {
  let out = '';
  for (let i = 0; i < text.length; ) {
    if (text[i] !== '\\') {
      out += text[i++];
      continue;
    }
    const sequence = readEscape(text, i, true);
    out += sequence.text;
    if (sequence.stop) return {text: out, stop: true};
    i = sequence.end;
  }
  return {text: out, stop: false};
}
