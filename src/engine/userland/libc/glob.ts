// Shell patterns (fnmatch): * ? [set] [!set] [:class:], and \ quotes the next character. Linear in practice: only the last
// star is ever tried again; what is cut off a text is found in one pass. A budget bounds what a hostile pattern costs.

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

/** Steps that matching may still take; below 0: it gave up, and its answer means nothing. */
export interface GlobBudget {
  left: number;
}

/** A fresh budget: some hundredths of a second. */
export const globBudget = (): GlobBudget => ({left: 1 << 22});

/**
 * Matches one character against the bracket expression that begins at `at` (on its '['). Answers where it ends, negative
 * when the character is not in it, and 0 when it is no bracket expression but a plain '['.
 */
function matchBracket(pattern: string, at: number, char: string, budget: GlobBudget): number {
  let i = at + 1;
  const negated = pattern[i] === '!' || pattern[i] === '^';
  if (negated) i++;
  let found = false;
  for (let first = true; first || pattern[i] !== ']'; first = false) {
    if (i >= pattern.length || (budget.left -= 4) < 0) return 0;
    const named = pattern[i] !== '[' ? null : /^\[:([a-z]+):\]/.exec(pattern.slice(i, i + 12));
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
export function matchGlob(pattern: string, text: string, budget: GlobBudget = globBudget()): boolean {
  let p = 0;
  let i = 0;
  let starAt = -1;
  let starText = 0;
  while (budget.left-- >= 0) {
    const next = p < pattern.length ? stepOver(pattern, p, text[i], budget) : -1;
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
  return false;
}

const STAR = 0;

/**
 * How much of a text's beginning (or, backwards, its end) matches: the least or the most characters, -1 for none. All
 * ways to match go along the text together, so it is read once.
 */
export function globExtent(
  pattern: string,
  text: string,
  most: boolean,
  backwards: boolean,
  budget: GlobBudget,
): number {
  const parts = partsOf(pattern, budget);
  if (backwards) parts.reverse();
  const seen = new Int32Array(parts.length + 1).fill(-1);
  let found = -1;
  let next: number[] = [];
  const enter = (first: number, at: number): void => {
    for (let part = first; seen[part] !== at; part++) {
      seen[part] = at;
      if (part === parts.length) found = at;
      else next.push(part);
      if (part === parts.length || pattern[parts[part] as number] !== '*') return;
    }
  };
  enter(0, 0);
  for (let at = 1; at <= text.length && next.length > 0 && budget.left >= 0 && (most || found < 0); at++) {
    const char = text[backwards ? text.length - at : at - 1] as string;
    const active = next;
    next = [];
    for (const part of active) {
      budget.left--;
      const over = stepOver(pattern, parts[part] as number, char, budget);
      if (over >= 0) enter(over === STAR ? part : part + 1, at);
    }
  }
  return found;
}

/** Where each part of a pattern begins. */
function partsOf(pattern: string, budget: GlobBudget): number[] {
  const parts: number[] = [];
  for (let p = 0; p < pattern.length && budget.left >= 0; ) {
    parts.push(p);
    const end = pattern[p] === '[' ? Math.abs(matchBracket(pattern, p, '', budget)) : 0;
    p = end !== 0 ? end : p + (pattern[p] === '\\' && p + 1 < pattern.length ? 2 : 1);
  }
  return parts;
}

/** Where the pattern goes on after matching the next character at p; STAR at a star; negative without a match. */
function stepOver(pattern: string, p: number, next: string | undefined, budget: GlobBudget): number {
  const char = pattern[p];
  if (char === '*') return STAR;
  if (next === undefined) return -1;
  if (char === '?') return p + 1;
  if (char === '[') {
    const end = matchBracket(pattern, p, next, budget);
    if (end !== 0) return end;
  }
  if (char === '\\' && p + 1 < pattern.length) return pattern[p + 1] === next ? p + 2 : -1;
  return char === next ? p + 1 : -1;
}
