// Shell patterns (fnmatch): * ? [set] [!set] [:class:], and \ quotes the next character. Linear in practice: only the last
// star is ever tried again.

const CLASSES = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /[\0-\x1f\x7f]/],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t-\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);

/** Whether one character is in a named class ("digit"); undefined: no such class. */
export function inClass(name: string, char: string): boolean | undefined {
  return CLASSES.get(name)?.test(char);
}

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
      found ||= inClass(named[1] as string, char) === true;
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

/**
 * Whether the whole text matches; at most |pattern| * |text| steps. Slashes and leading dots are nothing special here: the
 * caller splits paths.
 */
export function matchGlob(pattern: string, text: string): boolean {
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
