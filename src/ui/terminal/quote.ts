// Words as the shell reads them: a gesture types a command, and a name with a space in it must stay one word.

/** The word as it must be typed; itself when it needs no quotes. */
export function quoteWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** `echo VALUE > PATH` as a person would type it; a value that echo would take for an option goes by printf. */
export function echoInto(value: string, path: string): string {
  const into = `> ${quoteWord(path)}`;
  if (/^-[neE]+(\s|$)/.test(value)) return `printf '%s\\n' ${quoteWord(value)} ${into}`;
  const words = value.trim().split(/\s+/).filter(Boolean);
  const plain = words.length > 0 && words.every(word => quoteWord(word) === word);
  return `echo ${plain ? words.join(' ') : quoteWord(value)} ${into}`;
}

/** Joins a directory and a name. */
export function joinPath(directory: string, name: string): string {
  return directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`;
}
