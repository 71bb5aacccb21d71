// The texts of `man` and `help`, as the machine has them: completion and what is told of a word have no texts of their own.

import {type Kernel, manual} from '../../engine/kernel';
import {helped, type Page, pagesNamed, pagesOf} from '../../engine/userland/fetched';

const remembered = new WeakMap<Kernel, readonly Page[]>();

/** Every page of this machine. */
export function pagesOfMachine(k: Kernel): readonly Page[] {
  let pages = remembered.get(k);
  if (pages === undefined) {
    pages = pagesOf(manual(k));
    remembered.set(k, pages);
  }
  return pages;
}

/** The pages with this name, of one section if it is given. */
export const pagesFor = (k: Kernel, name: string, section = ''): readonly Page[] =>
  pagesNamed(pagesOfMachine(k), name).filter(page => section === '' || page.section === section);

/** What a page says, without its heading. */
export const bodyOf = (page: Page): string =>
  page
    .text()
    .replace(/^.*\n\n/, '')
    .trimEnd();

const commands = new Map(helped().map(command => [command.name, command]));

/** A program or builtin with usage and options, by name or path; undefined where help knows none. */
export const commandNamed = (name: string) => commands.get(name.replace(/^.*\//, ''));

export const commandNames = (): readonly string[] => [...commands.keys()];

/** The lines that choose a machine, from the page about them: "cpus", "N", "cpus, 1 to 64 (4)". */
export function directivesOf(k: Kernel): readonly (readonly [name: string, value: string, about: string])[] {
  const text = pagesFor(k, 'directives')[0]?.text() ?? '';
  return [...text.matchAll(/^ {2}#: (\S+) (\S+) +(.*)$/gm)].map(([, name = '', value = '', about = '']) => [
    name,
    value,
    about,
  ]);
}
