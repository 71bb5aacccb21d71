// getopts OPTSTRING NAME [ARG]...: the next option of the arguments, one letter at a time.

import {type Builtin, complainOf, type Outcome, plain} from '../builtin';
import type {Memory} from '../memory';
import {assign, unset, variable} from '../parameters';
import {isName} from '../translate';

/** What one call finds: the letter, '?' or ':'; the value; and what is wrong. */
interface Found {
  readonly letter: string;
  readonly value?: string | undefined;
  readonly complaint?: string;
}

function wrong(options: string, letter: string, kind: '?' | ':', text: string): Found {
  return options[0] === ':' ? {letter: kind, value: letter} : {letter: '?', complaint: `${text}\n`};
}

/** Moves on in the words; null at the end of the options. */
function next(m: Memory, options: string, words: readonly string[]): Found | null {
  let {next, used} = m.getopts;
  const {seen} = m.getopts;
  let rest = used > 0 ? (words[next - 2] ?? '').slice(used) : '';
  if (rest === '') {
    const word = words[next - 1] ?? '';
    if (word === '--') next++;
    if (word[0] !== '-' || word === '-' || word === '--') {
      m.getopts = {next, used: 0, seen};
      return null;
    }
    next++;
    used = 1;
    rest = word.slice(1);
  }
  const letter = rest[0] as string;
  const at = letter === ':' ? -1 : options.indexOf(letter);
  used = rest.length > 1 ? used + 1 : 0;
  let found: Found = {letter, value: ''};
  if (at < 0) found = wrong(options, letter, '?', `Illegal option -${letter}`);
  else if (options[at + 1] === ':') {
    const value = used > 0 ? rest.slice(1) : words[next - 1];
    if (used === 0 && value !== undefined) next++;
    used = 0;
    found = value === undefined ? wrong(options, letter, ':', `No arg for -${letter} option`) : {letter, value};
  }
  m.getopts = {next, used, seen};
  return found;
}

function getopts(m: Memory, [, options, name, ...words]: readonly string[]): Outcome {
  if (options === undefined || name === undefined) return complainOf('getopts: usage: getopts optstring var [arg]', 2);
  if (!isName(name)) return complainOf(`getopts: ${name}: bad variable name`, 2);
  const index = variable(m.vars, 'OPTIND') ?? '';
  // Whoever assigns OPTIND begins anew from there.
  if (index !== m.getopts.seen) m.getopts = {next: Math.max(1, Number(index) || 1), used: 0, seen: index};
  const found = next(m, options, words.length > 0 ? words : m.args);
  m.getopts = {...m.getopts, seen: String(m.getopts.next)};
  assign(m, 'OPTIND', m.getopts.seen);
  if (found?.value === undefined) unset(m, 'OPTARG');
  else assign(m, 'OPTARG', found.value);
  assign(m, name, found?.letter ?? '?');
  const status = found === null ? 1 : 0;
  const {complaint} = found ?? {};
  return complaint === undefined ? status : {fd: 2, text: complaint, status, fatal: false};
}

export const GETOPTS: Builtin = plain(getopts);
