// Brackets of shell text: where what opens ends, quotes and escapes left aside.

/** The text cannot be followed from here. */
export class ReadingFault extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

export function fault(at: number, message: string): never {
  throw new ReadingFault(at, message);
}

/** Behind the bracket that closes the one at `open`. */
function skip(text: string, open: number, end: number, [opening, closing]: readonly [string, string]): number {
  let depth = 0;
  let quoted = false;
  for (let at = open; at < end; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === "'" && !quoted) {
      at = text.indexOf("'", at + 1);
      if (at < 0) break;
    } else if (c === '"') quoted = !quoted;
    else if (c === opening) depth++;
    else if (c === closing && --depth === 0) return at + 1;
  }
  return fault(open, `a ${opening} is not closed`);
}

export const skipParentheses = (text: string, open: number, end: number) => skip(text, open, end, ['(', ')']);
export const skipBraces = (text: string, open: number, end: number) => skip(text, open, end, ['{', '}']);
