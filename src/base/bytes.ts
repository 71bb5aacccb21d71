// Inside the machine all text is bytes: a string whose characters are all in 0..255, one per byte, as files are. UTF-8
// is decoded and encoded only at the edges (console, headless tool). TextEncoder is not in the engine's library, so both
// directions are written out.

/** UTF-16 text to a byte string (UTF-8). Lone surrogates become U+FFFD. */
export function toBytes(text: string): string {
  let ascii = true;
  for (let i = 0; i < text.length && ascii; i++) ascii = text.charCodeAt(i) < 0x80;
  if (ascii) return text;
  let bytes = '';
  for (const char of text) {
    let code = char.codePointAt(0) as number;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes += char;
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000)
      bytes += String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes += String.fromCharCode(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}

/** A byte string to text. Bytes that are not UTF-8 become U+FFFD each. */
export function fromBytes(bytes: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes.charCodeAt(i);
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    let code = length === 1 ? first : length === 4 ? first & 7 : length === 3 ? first & 15 : first & 31;
    let good = length > 0 && i + length <= bytes.length && first < 0xf5;
    for (let j = 1; good && j < length; j++) {
      const next = bytes.charCodeAt(i + j);
      good = (next & 0xc0) === 0x80;
      code = (code << 6) | (next & 63);
    }
    const shortest = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0;
    if (!good || code < shortest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      text += '\ufffd';
      i++;
    } else {
      text += String.fromCodePoint(code);
      i += length;
    }
  }
  return text;
}
