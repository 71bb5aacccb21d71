// What Tab offers: commands and their options, paths of the machine's own file system, pids with the names of their tasks,
// what mount and control files take, variables, topics of man. Everything is read from the machine as it is now, and all
// texts are those of man and help.

import {fromBytes} from '../../base';
import {SIGNALS} from '../../engine/abi';
import type {Kernel} from '../../engine/kernel';
import type {Completion} from '../../protocol';
import type {Completions} from '../line-help';
import {type Spot, spotAt, type Word} from './line-words';
import {listed, mountPoints, placeAt, shellOf} from './machine-paths';
import {mountOptions} from './mount-words';
import {commandNamed, commandNames, directivesOf, pagesOfMachine} from './texts';
import {tasksNow, valuesFor, wordsTaken} from './values';

/** Offered at most. */
const ITEMS_MAX = 200;

const byText = (a: Completion, b: Completion): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

/** Those that begin with what is written of the word. */
const fitting = (word: Word, items: readonly Completion[]): Completions => ({
  from: word.start,
  items: items.filter(({text}) => text.startsWith(word.text)),
});

/** A name as it must be typed where this quote is open. */
function typed(name: string, quote: string): string {
  if (quote === "'") return name.replaceAll("'", "'\\''");
  if (quote === '"') return name.replace(/["\\$`]/g, '\\$&');
  return name.replace(/[^\w/.,:=@%^+~-]/g, '\\$&');
}

/** The text from `skip` on is a path. */
function paths(k: Kernel, word: Word, only: 'dir' | '' = '', skip = 0): Completions {
  const slash = word.text.lastIndexOf('/');
  const begins = Math.max(skip, slash + 1);
  const from = word.places[begins] ?? word.end;
  const prefix = word.text.slice(begins);
  const items = listed(k, slash < skip ? '.' : word.text.slice(skip, slash + 1))
    .filter(
      ({name, directory}) =>
        name.startsWith(prefix) &&
        (prefix !== '' || !name.startsWith('.')) &&
        !name.includes('\n') &&
        (directory || only === ''),
    )
    .map(({name, directory, about}): Completion => {
      const text = typed(name, word.quote);
      return {text: directory ? `${text}/` : text, kind: 'path', detail: about};
    });
  return {from: slash + 1 > skip && word.places[begins] === undefined ? word.end : from, items: items.sort(byText)};
}

function commands(k: Kernel, word: Word): Completions {
  const found = new Map<string, string>(commandNames().map(name => [name, commandNamed(name)?.about ?? '']));
  for (const dir of ['/bin', '/usr/bin', '/sbin'])
    for (const {name, directory} of listed(k, dir))
      if (!directory && !found.has(name)) found.set(name, `${dir}/${name}`);
  return fitting(word, [...found].map(([text, detail]): Completion => ({text, kind: 'command', detail})).sort(byText));
}

interface ShellMemory {
  readonly vars?: Readonly<Record<string, string>>;
}

/** The variables of the shell at the prompt with their values. */
export function variablesOf(k: Kernel): Readonly<Record<string, string>> {
  const program = k.state.records.find(shellOf(k))?.program;
  return {...program?.environ, ...(program?.memory as ShellMemory | null)?.vars};
}

const SPECIAL: Readonly<Record<string, string>> = {
  $: 'pid of this shell',
  '?': 'status of the last command',
  '!': 'pid of the last command with &',
};

function variables(k: Kernel, word: Word, sign: number): Completions {
  const name = word.text.slice(sign).replace(/^\$?\{?/, '');
  const own = Object.entries(variablesOf(k)).map(
    ([text, value]) => [text, fromBytes(value).replace(/\s+/g, ' ')] as const,
  );
  const special = word.text[sign] === '$' && name === '' ? Object.entries(SPECIAL) : [];
  const items = [...special, ...own]
    .filter(([text]) => text.startsWith(name))
    .map(([text, detail]): Completion => ({text, kind: 'variable', detail}));
  return {from: word.end - name.length, items: items.sort(byText)};
}

function fileSystemTypes(k: Kernel): Completion[] {
  return [...k.fileSystems.keys()].sort().map(text => ({text, kind: 'option', detail: 'file system type'}));
}

const signals = (before: string): Completion[] =>
  Object.entries(SIGNALS).map(([name, number]) => ({text: `${before}${name}`, kind: 'option', detail: `${number}`}));

function topics(k: Kernel): Completion[] {
  const found = new Map<string, string>();
  for (const page of pagesOfMachine(k))
    for (const name of page.names) if (!found.has(name)) found.set(name, page.about());
  return [...found].map(([text, detail]): Completion => ({text, kind: 'option', detail})).sort(byText);
}

/** Options of a command, from its usage. */
function options(command: string): Completion[] {
  const {options: known = []} = commandNamed(command) ?? {};
  return known.flatMap(({flags, value, about}) =>
    flags.map((text): Completion => ({text, kind: 'option', detail: value === '' ? about : `${value}: ${about}`})),
  );
}

/** The value that an option is waiting for: "TYPE" after `mount -t`; '' where it takes none. */
function awaited({before}: Spot): string {
  const [command, ...words] = before;
  const last = words.at(-1)?.text ?? '';
  return commandNamed(command?.text ?? '')?.options.find(({flags}) => flags.includes(last))?.value ?? '';
}

/** What `echo` and `printf` may say: what the file takes that the line ends with; a pid or a word, before there is one. */
function words(k: Kernel, {word, targets}: Spot): Completion[] {
  const place = targets[0] === undefined ? null : placeAt(k, targets[0]);
  if (place !== null) return valuesFor(k, place);
  return /^\d*$/.test(word.text) ? [...tasksNow(k), ...wordsTaken(k)] : wordsTaken(k);
}

const OPERANDS: Readonly<Record<string, (k: Kernel, spot: Spot) => Completions>> = {
  kill: (k, {word}) => fitting(word, word.text.startsWith('-') ? [...signals('-'), ...options('kill')] : tasksNow(k)),
  wait: (k, {word}) => fitting(word, tasksNow(k)),
  taskset: (k, {word, before}) =>
    before.some(({text}) => text === '-p') ? fitting(word, tasksNow(k)) : commands(k, word),
  echo: (k, spot) => fitting(spot.word, words(k, spot)),
  printf: (k, spot) => fitting(spot.word, words(k, spot)),
  man: (k, {word}) => fitting(word, topics(k)),
  help: (k, {word}) => commands(k, word),
  type: (k, {word}) => commands(k, word),
  which: (k, {word}) => commands(k, word),
  why: (_k, {word}) => fitting(word, []),
  trap: (_k, {word, before}) =>
    fitting(
      word,
      before.length < 2 ? [] : [...signals(''), {text: 'EXIT', kind: 'option', detail: 'when the shell ends'}],
    ),
  cd: (k, {word}) => paths(k, word, 'dir'),
  rmdir: (k, {word}) => paths(k, word, 'dir'),
  mkdir: (k, {word}) => paths(k, word, 'dir'),
  mount: (k, {word}) => paths(k, word, 'dir'),
  umount: (k, {word}) => {
    const places = mountPoints(k).map(
      ([text, detail]): Completion => ({text: typed(text, word.quote), kind: 'path', detail}),
    );
    return fitting(word, places.sort(byText));
  },
  unset: (k, {word}) => variables(k, word, 0),
  export: (k, {word}) => variables(k, word, 0),
  readonly: (k, {word}) => variables(k, word, 0),
  su: (_k, {word}) =>
    fitting(
      word,
      ['root', 'nobody'].map(text => ({text, kind: 'option', detail: 'user'})),
    ),
};

const VALUES: Readonly<Record<string, (k: Kernel, spot: Spot) => Completions>> = {
  TYPE: (k, {word}) => fitting(word, fileSystemTypes(k)),
  OPTIONS: mountOptions,
  SIGNAL: (_k, {word}) => fitting(word, signals('')),
  PID: (k, {word}) => fitting(word, tasksNow(k)),
};

function offer(k: Kernel, spot: Spot): Completions {
  const {word, before} = spot;
  const sign = word.quote === "'" ? -1 : word.text.search(/\$(\{?\w*|\$)$/);
  if (sign >= 0) return variables(k, word, sign);
  const assigned = before.length === 0 ? /^\w+=/.exec(word.text) : null;
  if (word.redirect !== '' || assigned !== null) return paths(k, word, '', assigned?.[0].length ?? 0);
  const [command] = before;
  if (command === undefined) return word.text.includes('/') ? paths(k, word) : commands(k, word);
  const name = command.text.replace(/^.*\//, '');
  const value = VALUES[awaited(spot)];
  if (value !== undefined && Object.hasOwn(VALUES, awaited(spot))) return value(k, spot);
  if (word.text.startsWith('-') && name !== 'kill' && options(name).length > 0) return fitting(word, options(name));
  const operands = Object.hasOwn(OPERANDS, name) ? OPERANDS[name] : undefined;
  return operands === undefined ? paths(k, word) : operands(k, spot);
}

/** "#: cpus 4": the lines that choose a machine. */
function directive(k: Kernel, line: string): Completions | null {
  const found = /^#:\s*(\S*)$/.exec(line);
  if (found === null) return null;
  const items = directivesOf(k).filter(([name]) => name.startsWith(found[1] ?? ''));
  return {
    from: line.length - (found[1] ?? '').length,
    items: items.map(
      ([name, value, about]): Completion => ({text: `${name} `, kind: 'option', detail: `${value}: ${about}`}),
    ),
  };
}

export function complete(k: Kernel, line: string, cursor: number): Completions {
  const given = directive(k, line.slice(0, cursor));
  if (given !== null) return given;
  const spot = spotAt(line, cursor, false);
  if (spot === null) return {from: cursor, items: []};
  const {from, items} = offer(k, spot);
  return {from, items: items.slice(0, ITEMS_MAX)};
}
