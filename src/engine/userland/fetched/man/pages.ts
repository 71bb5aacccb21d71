// All pages of `man`, from where each text stands: commands beside their code, subsystems and control files in the kernel
// (asked by a system call), everything else in this folder.

import type {ManualEntry} from '../../../abi';
import {programs} from '../..';
import {type Command, helpText} from '../../libc';
import {BUILTIN_HELP, helped} from '../help';
import {CONCEPTS} from './concepts';
import {FILES} from './files';
import {MACHINE} from './machine';
import {SHELL} from './shell';
import {firstSentence, folded, type Topic, topicsOf} from './topic';

/** One page under its names. */
export interface Page {
  readonly section: string;
  readonly names: readonly string[];
  /** One sentence of it, for a list. */
  about(): string;
  /** Ends with a newline. */
  text(): string;
}

export const SECTIONS = ['commands', 'shell', 'subsystems', 'control files', 'files', 'machine', 'concepts'] as const;

const commandPage =
  (section: string, kind: string) =>
  (command: Pick<Command, 'name' | 'usage' | 'about' | 'options'>): Page => ({
    section,
    names: [command.name],
    about: () => command.about,
    text: () => `${command.name} (${kind})\n\n${helpText(command)}`,
  });

const topicPage =
  (section: string) =>
  ({names, text}: Topic): Page => ({
    section,
    names,
    about: () => firstSentence(text),
    text: () => `${names[0]}\n\n${folded(text)}`,
  });

/** init and kthreadd are programs that describe themselves too, though nobody types them. */
function commandPages(): Page[] {
  const known = new Set(helped().map(({name}) => name));
  const others = programs.filter((one): one is Command => 'usage' in one && !known.has(one.name));
  const own = new Set(BUILTIN_HELP.map(({name}) => name));
  return [
    ...[...helped().filter(({name}) => !own.has(name)), ...others].map(commandPage('commands', 'command')),
    ...BUILTIN_HELP.map(commandPage('shell', 'command of the shell')),
  ];
}

const ACCESS: Readonly<Record<string, string>> = {
  rw: 'Can be read and written.',
  r: 'Can be read.',
  w: 'Can be written.',
};
const ONLY = {top: ' Only in the top container.', children: ' Not in the top container.', '': ''};

/** The same thing in both dialects, if it is told in the same words. */
function dialectsOf(entries: readonly ManualEntry[], {name, of, about, access, only}: ManualEntry): string[] {
  const alike = entries.filter(
    one => one.name === name && one.of === of && one.about === about && one.access === access && one.only === only,
  );
  return alike.map(({dialect}) => dialect);
}

function subsystemText(entries: readonly ManualEntry[], {name, about, dialect}: ManualEntry): string {
  const files = entries.filter(one => one.of === name && one.dialect === dialect);
  const width = Math.max(0, ...files.map(file => file.name.length));
  const lines = files.map(file => `  ${file.name.padEnd(width)}  ${file.about}\n`);
  const mount = `  mount -t ${dialect} -o ${name} none DIRECTORY\n`;
  const heading = `${name} (subsystem of file system type ${dialect})`;
  return `${heading}\n\n${about}\n\n${mount}${lines.length > 0 ? `\nFiles:\n${lines.join('')}` : ''}`;
}

function fileText(entry: ManualEntry, dialects: readonly string[]): string {
  const {name, of, about, access, only, takes} = entry;
  const owner = of === 'container' ? 'of every container' : `of subsystem ${of}`;
  const heading = `${name} (control file ${owner}, file system type ${dialects.join(', ')})`;
  const taken = takes === '' ? '' : `A write takes: ${takes}\n`;
  return `${heading}\n\n${folded(about)}\n${ACCESS[access]}${ONLY[only]}\n${taken}`;
}

function kernelPages(entries: readonly ManualEntry[]): Page[] {
  const pages: Page[] = [];
  for (const entry of entries) {
    const dialects = dialectsOf(entries, entry);
    const {name, about} = entry;
    if (entry.of === '') {
      pages.push({section: 'subsystems', names: [name], about: () => about, text: () => subsystemText(entries, entry)});
    } else if (dialects[0] === entry.dialect) {
      pages.push({section: 'control files', names: [name], about: () => about, text: () => fileText(entry, dialects)});
    }
  }
  return pages;
}

export function pagesOf(entries: readonly ManualEntry[]): Page[] {
  return [
    ...commandPages(),
    ...topicsOf(SHELL).map(topicPage('shell')),
    ...kernelPages(entries),
    ...topicsOf(FILES).map(topicPage('files')),
    ...topicsOf(MACHINE).map(topicPage('machine')),
    ...topicsOf(CONCEPTS).map(topicPage('concepts')),
  ];
}
