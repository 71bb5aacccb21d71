// Patterns of case, ${v#...} and file names: * ? [...], where a backslash quotes the next character (fnmatch(3)).

const SPECIAL = /[\\*?[\]\-!^]/g;

/** Text that matches only itself. */
export const quotePattern = (text: string): string => text.replace(SPECIAL, '\\$&');
/** Only the backslashes: the other pattern characters of an unquoted expansion act. */
export const quoteBackslashes = (text: string): string => text.replaceAll('\\', '\\\\');
/** The text that a pattern without acting characters stands for. */
export const unquotePattern = (pattern: string): string => pattern.replace(/\\([\s\S])/g, '$1');
/** Whether an unquoted * ? or [ is in it. */
export const isPattern = (pattern: string): boolean => /^(?:[^\\*?[]|\\[\s\S])*[*?[]/.test(pattern);

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /[ \t\n\v\f\r]/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  cntrl: /[\0-\x1f\x7f]/,
};

/**
 * Matches one character against the bracket expression that begins at `at` (on its '['). Answers where it ends, negative
 * when the character is not in it, and 0 when it is no bracket expression but a plain '['.
 */
function matchBracket(pattern: string, at: number, char: string): number {
  let i = at + 1;
  const negated = pattern[i] === '!' || pattern[i] === '^';
  if (negated) i++;
  let found = false;
  for (let first = true; first || pattern[i] !== ']'; first = false) {
    if (i >= pattern.length) return 0;
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(i, i + 12));
    if (named !== null) {
      found ||= CLASSES[named[1] as string]?.test(char) === true;
      i += named[0].length;
      continue;
    }
    if (pattern[i] === '\\') i++;
    const low = pattern[i++] as string | undefined;
    if (low === undefined) return 0;
    let high = low;
    if (pattern[i] === '-' && pattern[i + 1] !== ']' && i + 1 < pattern.length) {
      i++;
      if (pattern[i] === '\\') i++;
      high = pattern[i++] as string;
    }
    found ||= char >= low && char <= high;
  }
  return found === negated ? -(i + 1) : i + 1;
}

/** Whether the whole text matches. Goes back to the last star only, so it takes at most |pattern| * |text| steps. */
export function matchPattern(pattern: string, text: string): boolean {
  let p = 0;
  let i = 0;
  let starAt = -1;
  let starText = 0;
  for (;;) {
    const next = p < pattern.length ? stepOver(pattern, p, text, i) : -1;
    if (next === STAR) {
      starAt = p++;
      starText = i;
    } else if (next > 0 && i < text.length) {
      p = next;
      i++;
    } else if (p >= pattern.length && i >= text.length) return true;
    else if (starAt >= 0 && starText < text.length) {
      p = starAt + 1;
      i = ++starText;
    } else return false;
  }
}

const STAR = 0;

/** Where the pattern goes on after matching text[i] at p; STAR at a star; negative without a match. */
function stepOver(pattern: string, p: number, text: string, i: number): number {
  const char = pattern[p];
  if (char === '*') return STAR;
  if (i >= text.length) return -1;
  if (char === '?') return p + 1;
  if (char === '[') {
    const end = matchBracket(pattern, p, text[i] as string);
    if (end !== 0) return end;
  }
  if (char === '\\' && p + 1 < pattern.length) return pattern[p + 1] === text[i] ? p + 2 : -1;
  return char === text[i] ? p + 1 : -1;
}

/** ${v#pattern} and its three siblings: the text without the shortest or longest matching beginning or end. */
export function removeMatch(text: string, pattern: string, operator: '#' | '##' | '%' | '%%'): string {
  if (!isPattern(pattern)) {
    const plain = unquotePattern(pattern);
    if (operator[0] === '#') return text.startsWith(plain) ? text.slice(plain.length) : text;
    return text.endsWith(plain) ? text.slice(0, text.length - plain.length) : text;
  }
  for (let n = 0; n <= text.length; n++) {
    const length = operator.length === 1 ? n : text.length - n;
    const cut = operator[0] === '#' ? length : text.length - length;
    const matched = operator[0] === '#' ? text.slice(0, cut) : text.slice(cut);
    if (matchPattern(pattern, matched)) return operator[0] === '#' ? text.slice(cut) : text.slice(0, cut);
  }
  return text;
}
