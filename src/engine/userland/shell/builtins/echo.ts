// echo [-neE] WORDS, as BusyBox ash has it: sequences mean something only after -e.

import {type Builtin, plain, print} from '../builtin';
import {readEscapes} from './escapes';

function echo(argv: readonly string[]) {
  let newline = true;
  let escapes = false;
  let first = 1;
  for (; first < argv.length && /^-[neE]+$/.test(argv[first] as string); first++) {
    const word = argv[first] as string;
    if (word.includes('n')) newline = false;
    if (/[eE]/.test(word)) escapes = word.lastIndexOf('e') > word.lastIndexOf('E');
  }
  const text = argv.slice(first).join(' ');
  if (!escapes) return print(newline ? `${text}\n` : text);
  const read = readEscapes(text);
  return print(newline && !read.stop ? `${read.text}\n` : read.text);
}

export const ECHO: Builtin = plain((_m, argv) => echo(argv));
