// Numbers as control files read them: the C library's lax way (sscanf, strtoul), or the whole text as one number
// (kstrtoint, kstrtoull). Which one is a row of the dialect.

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
