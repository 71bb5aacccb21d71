// echo: what it prints. Words of the letters n, e and E before the text are options; anything else is text. -E is the way
// it is without -e, and does not take an -e back (BusyBox).

import {unescapeAll} from './escapes';

/** `argv` with the command's name. */
export function formatEcho(argv: readonly string[]): string {
  let first = 1;
  while (/^-[neE]+$/.test(argv[first] ?? '')) first++;
  const options = argv.slice(1, first).join('');
  const words = argv.slice(first).join(' ');
  const {text, stop} = options.includes('e') ? unescapeAll(words) : {text: words, stop: false};
  return stop || options.includes('n') ? text : `${text}\n`;
}
