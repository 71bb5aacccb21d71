// The lines that set -x prints before each command.

import type {SimpleEntry} from './entries';
import type {Memory} from './memory';
import {variable} from './parameters';

/** Text that the shell reads back as the same word. */
export function quoteWord(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replace(/'+/g, quotes => `'"${quotes}"'`)}'`.replace(/"''$/, '"');
}

/** The same, in quotes even if it needs none. */
export const quoteAlways = (word: string): string => (quoteWord(word) === word ? `'${word}'` : quoteWord(word));

const assignment = (name: string, value: string): string => `${name}=${value === '' ? '' : quoteWord(value)}`;

/** "+ command words", or '' when there is nothing to say. */
export function traceLine(
  m: Memory,
  entry: SimpleEntry,
  argv: readonly string[],
  assigned: readonly (readonly [string, string])[],
): string {
  const before =
    assigned.length > 0
      ? assigned.map(([name, value]) => assignment(name, value))
      : entry.assignments.map(({name}) => assignment(name, variable(m.vars, name) ?? ''));
  const words = [...before, ...argv.map(quoteWord)];
  return words.length === 0 ? '' : `${variable(m.vars, 'PS4') ?? ''}${words.join(' ')}\n`;
}
