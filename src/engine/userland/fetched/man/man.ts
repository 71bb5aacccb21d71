// man: what a command, a subsystem, a file or a word of this machine means.

import {syscall} from '../../../abi';
import {defineCommand} from '../../libc';
import {type Page, pagesOf, SECTIONS} from './pages';
import {folded} from './topic';

/** The spellings under which a word is looked up, the likeliest first: /proc/7/stat is /proc/PID/stat, and a path of a
 * control file ends with its name. */
function spellings(word: string): string[] {
  const general = word.replace(/^\/proc\/(\d+|self)(?=\/|$)/, '/proc/PID').replace(/(?<=.)\/$/, '');
  return [word, general, general.slice(general.lastIndexOf('/') + 1)];
}

/** All pages of a name: a word may be a command and a file at once. */
export function pagesNamed(pages: readonly Page[], word: string): readonly Page[] {
  for (const name of spellings(word)) {
    const found = pages.filter(({names}) => names.includes(name));
    if (found.length > 0) return found;
  }
  return [];
}

function contents(pages: readonly Page[]): string {
  const parts = SECTIONS.map(section => {
    const names = pages.filter(page => page.section === section).map(page => page.names[0] as string);
    return `${section}:\n${folded([...new Set(names)].join(', '))}`;
  });
  return `man NAME explains one of these; man -k WORD finds those that speak of WORD.\n\n${parts.join('\n')}`;
}

/** "name  first sentence", for each page that has the word. */
function mentioning(pages: readonly Page[], word: string): string {
  const wanted = word.toLowerCase();
  const names = pages
    .filter(page => `${page.names.join(' ')} ${page.text()}`.toLowerCase().includes(wanted))
    .map(page => `${page.names[0]} (${page.section})`);
  return [...new Set(names)].map(line => `${line}\n`).join('');
}

export const man = defineCommand(
  `man [-k] [NAME]
  Explain a command, subsystem, control file or word; list all of them without a name
  -k  List the pages that speak of NAME`,
  {},
  function* (call) {
    const pages = pagesOf(yield* syscall('manual'));
    const word = call.operands.join(' ');
    if (word === '') return yield* call.print(contents(pages));
    if (call.has('-k')) {
      const found = mentioning(pages, word);
      return found === '' ? yield* call.fail(`nothing speaks of ${word}`) : yield* call.print(found);
    }
    const found = pagesNamed(pages, word);
    if (found.length === 0) return yield* call.fail(`no manual entry for ${word}`);
    return yield* call.print(found.map(page => page.text()).join('\n'));
  },
);
