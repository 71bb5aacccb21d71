// File modes: octal and symbolic notation (u+x,go=r), and the ten letters of ls -l.

import type {FileKind} from '../../abi';

const KIND_LETTERS: Readonly<Record<FileKind, string>> = {file: '-', dir: 'd', symlink: 'l', char: 'c', fifo: 'p'};
const WHO: Readonly<Record<string, number>> = {u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777};
const BITS: Readonly<Record<string, number>> = {r: 0o444, w: 0o222, x: 0o111, s: 0o6000, t: 0o1000};

/**
 * The mode that `text` makes of `old`; undefined if it is no mode. `mask` (the umask) limits clauses that name nobody, as
 * in "+x".
 */
export function changeMode(text: string, old: number, kind: FileKind, mask: number): number | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const mode = Number.parseInt(text, 8);
    return mode > 0o7777 ? undefined : mode;
  }
  let mode = old;
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)((?:[-+=][rwxXstugo]*)+)$/.exec(clause);
    if (match === null) return undefined;
    for (const action of match[2]?.match(/[-+=][rwxXstugo]*/g) ?? [])
      mode = applyAction(mode, match[1] as string, action, kind, mask);
  }
  return mode;
}

function applyAction(mode: number, who: string, action: string, kind: FileKind, mask: number): number {
  let scope = 0;
  for (const letter of who === '' ? 'a' : who) scope |= WHO[letter] as number;
  if (who === '') scope &= ~mask;
  let bits = 0;
  for (const letter of action.slice(1)) {
    if (letter === 'X') bits |= kind === 'dir' || (mode & 0o111) !== 0 ? 0o111 : 0;
    else if (letter === 'u') bits |= ((mode >> 6) & 7) * 0o111;
    else if (letter === 'g') bits |= ((mode >> 3) & 7) * 0o111;
    else if (letter === 'o') bits |= (mode & 7) * 0o111;
    else bits |= BITS[letter] as number;
  }
  bits &= scope;
  if (action[0] === '+') return mode | bits;
  if (action[0] === '-') return mode & ~bits;
  return (mode & ~(scope & 0o777)) | bits;
}

/** "drwxr-xr-x". */
export function modeLetters(kind: FileKind, mode: number): string {
  let letters: string = KIND_LETTERS[kind];
  for (let shift = 6; shift >= 0; shift -= 3) {
    const bits = (mode >> shift) & 7;
    letters += (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-');
    const special = (mode & (0o1000 << (shift / 3))) !== 0;
    const letter = shift === 0 ? 't' : 's';
    letters += special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? 'x' : '-';
  }
  return letters;
}
