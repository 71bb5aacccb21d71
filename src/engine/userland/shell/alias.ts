// Aliases. The name of a simple command is looked up when the command runs, and its value takes the name's place in the
// text, which is then read anew: so a value may be several commands. (ash looks when it reads, line by line: there an alias
// is not known on the line that defines it, and one may begin an `if`.)

import type {SimpleEntry} from './entries';
import type {Memory} from './memory';
import {type EntryRef, slotOf} from './source';

type Aliases = Readonly<Record<string, string>>;

/** A word without quotes and expansions, and what follows it. */
const WORD = /^(\s*)([^\s;&|<>()$`'"\\#]+)([\s\S]*)$/;

/** `outer`: names that are being replaced; they stand for themselves, which a backslash says. */
function unfold(aliases: Aliases, text: string, outer: readonly string[]): string {
  const [, blanks = '', name = '', rest = ''] = WORD.exec(text) ?? [];
  const value = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (value === undefined) return text;
  if (outer.includes(name)) return `${blanks}\\${name}${rest}`;
  // Behind a value that ends in a blank the next word is looked up, too.
  const next = /[ \t]$/.test(value) ? unfold(aliases, rest, outer) : rest;
  return blanks + unfold(aliases, value, [...outer, name]) + next;
}

/** What runs in place of a simple command whose name is an alias; null if it is none. */
export function aliasedText({setup}: Memory, ref: EntryRef, {at, end, words}: SimpleEntry): string | null {
  const {aliases, scripts} = setup;
  if (at < 0 || !Object.hasOwn(aliases, words[0]?.literal ?? '')) return null;
  return unfold(aliases, (scripts[slotOf(ref)] as string).slice(at, end), []);
}
