// The mounts of a script: which dialect each speaks and which subsystems it names, whatever way its options are written.

import {HOLE, type ShellCommand, type Word} from './reader';

export interface Mount {
  readonly at: number;
  /** Of the word that names the type, without -t. */
  readonly type: Piece;
  readonly options: readonly Piece[];
}

/** Part of a word. */
export interface Piece {
  readonly word: Word;
  readonly from: number;
  readonly text: string;
}

const baseName = (text: string) => text.slice(text.lastIndexOf('/') + 1);

/** The value of option -x at `at`: the rest of the word, or the next one. */
function valueAt(words: readonly Word[], at: number, letter: string): Piece | null {
  const word = words[at] as Word;
  if (!word.text.startsWith(`-${letter}`)) return null;
  const next = words[at + 1];
  if (word.text.length > 2) return {word, from: 2, text: word.text.slice(2)};
  return next === undefined ? null : {word: next, from: 0, text: next.text};
}

/** The mount of a command with a type, also behind a word like `try`. */
export function mountOf({words}: ShellCommand): Mount | null {
  const name = words.findIndex(word => baseName(word.text) === 'mount');
  if (name < 0) return null;
  const rest = words.slice(name + 1);
  const found = (letter: string) => rest.map((_, at) => valueAt(rest, at, letter)).filter(piece => piece !== null);
  const [type] = found('t');
  return type === undefined ? null : {at: (words[name] as Word).start, type, options: found('o')};
}

export const isOpen = (text: string): boolean => text.includes(HOLE);

/** Words of the options, generic mount flags left out. */
export function subsystemsOf(mount: Mount): string[] {
  const flags = /^(?:ro|rw|remount|nosuid|nodev|noexec|noatime|noprefix|clone_children|xattr|none|all|.*=.*|.*\0.*|)$/;
  return mount.options.flatMap(({text}) => text.split(',')).filter(word => !flags.test(word));
}
