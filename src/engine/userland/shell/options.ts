// The shell's options: letters in $-.

/** Letters by the names of `set -o`. Accepted without effect: m (job control comes with -i), h, n, v, b. */
const NAMED: Readonly<Record<string, string>> = {
  errexit: 'e',
  nounset: 'u',
  xtrace: 'x',
  noglob: 'f',
  noclobber: 'C',
  allexport: 'a',
};
const KNOWN = 'euxfCa';

/** The letters that an argument like -eu (or -o NAME) sets, null when one of them is unknown. */
export function optionLetters(word: string, named: string, alsoKnown = ''): string | null {
  if (word.slice(1) === 'o') return (Object.hasOwn(NAMED, named) && NAMED[named]) || null;
  const letters = word.slice(1);
  for (const letter of letters) if (!KNOWN.includes(letter) && !alsoKnown.includes(letter)) return null;
  return letters;
}

/** Options with letters added or taken away. */
export function changeOptions(options: string, letters: string, add: boolean): string {
  const others = [...options].filter(letter => !letters.includes(letter)).join('');
  return add ? others + letters : others;
}

/** `set -o` without a name. */
export const listOptions = (options: string): string =>
  Object.entries(NAMED)
    .map(([name, letter]) => `${name.padEnd(16)}${options.includes(letter) ? 'on' : 'off'}\n`)
    .join('');
