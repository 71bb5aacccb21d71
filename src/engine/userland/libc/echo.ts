// echo: what it prints. Words of the letters n, e and E before the text are options; anything else is text.

import {unescapeAll} from './escapes';

/** `args` without the command's name. */
export function formatEcho(args: readonly string[]): string {
  let newline = true;
  let escapes = false;
  let first = 0;
  for (; first < args.length && /^-[neE]+$/.test(args[first] as string); first++)
    for (const letter of (args[first] as string).slice(1)) {
      if (letter === 'n') newline = false;
      else escapes = letter === 'e';
    }
  const words = args.slice(first).join(' ');
  const end = newline ? '\n' : '';
  if (!escapes) return words + end;
  const plain = unescapeAll(words);
  return plain.stop ? plain.text : plain.text + end;
}
