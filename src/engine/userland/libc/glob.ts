// Shell patterns (fnmatch): * ? [set] [!set] [:class:] and \. Linear in practice: only the last star is ever tried again.

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t-\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

/** Whether one character is in a named class ("digit"); undefined: no such class. */
export function inClass(name: string, char: string): boolean | undefined {
  return CLASSES[name]?.test(char);
}

interface Item {
  /** Characters of the pattern. */
  readonly length: number;
  matches(char: string): boolean;
}

const ANY: Item = {length: 1, matches: () => true};

function literal(char: string, length: number): Item {
  return {length, matches: other => other === char};
}

/** A bracket expression that starts at pattern[at]; an unclosed one is a plain "[". */
function bracket(pattern: string, at: number): Item {
  let i = at + 1;
  const negated = pattern[i] === '!' || pattern[i] === '^';
  if (negated) i++;
  const tests: ((char: string) => boolean)[] = [];
  for (const start = i; i < pattern.length && (pattern[i] !== ']' || i === start); ) {
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(i));
    if (named !== null) {
      tests.push(char => inClass(named[1] as string, char) === true);
      i += named[0].length;
      continue;
    }
    if (pattern[i] === '\\' && i + 1 < pattern.length) i++;
    const low = pattern[i] as string;
    if (pattern[i + 1] === '-' && pattern[i + 2] !== undefined && pattern[i + 2] !== ']') {
      const high = pattern[i + 2] as string;
      tests.push(char => char >= low && char <= high);
      i += 3;
    } else {
      tests.push(char => char === low);
      i++;
    }
  }
  if (i >= pattern.length) return literal('[', 1);
  return {length: i + 1 - at, matches: char => tests.some(test => test(char)) !== negated};
}

function itemAt(pattern: string, at: number): Item {
  const char = pattern[at] as string;
  if (char === '?') return ANY;
  if (char === '[') return bracket(pattern, at);
  if (char === '\\' && at + 1 < pattern.length) return literal(pattern[at + 1] as string, 2);
  return literal(char, 1);
}

/** Whether the whole text matches. Slashes and leading dots are nothing special here: the caller splits paths. */
export function matchGlob(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = t;
      continue;
    }
    const item = p < pattern.length ? itemAt(pattern, p) : null;
    if (item?.matches(text[t] as string)) {
      p += item.length;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
