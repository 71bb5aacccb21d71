// The shell's options, as letters in one text.

/** Stands for pipefail, which has no letter. */
export const PIPEFAIL = '|';
/** Letters by the names of `set -o`. Those that would change nothing here (monitor, notify, vi ...) are refused. */
const NAMED: Readonly<Record<string, string>> = {
  errexit: 'e',
  noglob: 'f',
  noexec: 'n',
  xtrace: 'x',
  noclobber: 'C',
  allexport: 'a',
  nounset: 'u',
  pipefail: PIPEFAIL,
};
const KNOWN = 'efnxCau';

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

/** `set -o` without a name, and `set +o`, which prints what sets them. */
export const listOptions = (options: string, asCommands: boolean): string =>
  Object.entries(NAMED)
    .map(([name, letter]) => {
      const on = options.includes(letter);
      return asCommands ? `set ${on ? '-' : '+'}o ${name}\n` : `${name.padEnd(16)}${on ? 'on' : 'off'}\n`;
    })
    .join('');
