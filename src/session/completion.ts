// What Tab offers: commands, paths of the machine's own file system, pids with the names of their tasks, and for mount the
// subsystems and types that exist. Everything is read from the machine as it is now.

import {fromBytes, toBytes} from '../base';
import {FREE, failed} from '../engine/abi';
import {DIALECTS, FOLLOW, type Kernel, walk} from '../engine/kernel';
import {commands as known} from '../engine/userland';
import type {Completion} from '../protocol';

export interface Completions {
  /** Offset in the line where the completed piece begins. */
  readonly from: number;
  readonly items: readonly Completion[];
}

/** Offered at most. */
const ITEMS_MAX = 200;
const BUILTINS: readonly string[] =
  ': . break cd continue echo eval exec exit export jobs kill printf pwd read return set shift test trap true unset wait'.split(
    ' ',
  );

interface Word {
  readonly start: number;
  readonly text: string;
}

/** The words of the command in which the cursor stands; the last one is the piece before the cursor. */
function wordsBefore(line: string): Word[] {
  let words: Word[] = [{start: 0, text: ''}];
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line[i] as string;
    const last = words[words.length - 1] as Word;
    if (quote !== '') {
      if (char === quote) quote = '';
      words[words.length - 1] = {start: last.start, text: last.text + char};
    } else if (';|&(){}\n'.includes(char)) words = [{start: i + 1, text: ''}];
    else if (' \t<>'.includes(char)) {
      // A redirection takes a path, never a command.
      if (char === '<' || char === '>') words.push({start: i, text: char});
      if (last.text === '' && words.length === 1) words = [{start: i + 1, text: ''}];
      else if (last.text === '' && char !== '<' && char !== '>') words[words.length - 1] = {start: i + 1, text: ''};
      else words.push({start: i + 1, text: ''});
    } else {
      if (char === '"' || char === "'") quote = char;
      words[words.length - 1] = {start: last.text === '' ? i : last.start, text: last.text + char};
    }
  }
  return words;
}

/** The interactive shell: at the prompt the terminal's foreground group is its own. */
function shellOf(k: Kernel): number {
  const {foreground} = k.state.misc.terminal;
  return k.state.records.has(foreground) ? foreground : 1;
}

function paths(k: Kernel, word: Word): Completions {
  const slash = word.text.lastIndexOf('/');
  const dir = slash < 0 ? '.' : word.text.slice(0, slash + 1);
  const prefix = word.text.slice(slash + 1);
  const me = shellOf(k);
  const found = walk(k, me, toBytes(dir), FOLLOW);
  const from = word.start + slash + 1;
  if (failed(found) || found.attr?.kind !== 'dir') return {from, items: []};
  const items: Completion[] = [];
  for (const entry of found.fs.readdir(k, found.sb, found.ino, me)) {
    const name = fromBytes(entry.name);
    if (!name.startsWith(prefix) || (prefix === '' && name.startsWith('.'))) continue;
    const directory = entry.kind === 'dir';
    const task = found.fs.name === 'proc' && /^\d+$/.test(name) ? k.state.records.find(Number(name))?.comm : undefined;
    items.push({
      text: directory ? `${name}/` : name,
      kind: 'path',
      detail: task ?? (directory ? 'directory' : entry.kind),
    });
  }
  return {from, items};
}

const ABOUT: ReadonlyMap<string, string> = new Map(known.map(({name, about}) => [name, about]));

function commands(k: Kernel, word: Word): Completions {
  const found = new Map<string, string>();
  for (const name of BUILTINS) found.set(name, 'of the shell itself');
  const me = shellOf(k);
  for (const dir of ['/bin', '/usr/bin', '/sbin']) {
    const bin = walk(k, me, dir, FOLLOW);
    if (failed(bin)) continue;
    for (const {name, kind} of bin.fs.readdir(k, bin.sb, bin.ino, me))
      if (kind !== 'dir' && !found.has(name))
        found.set(fromBytes(name), ABOUT.get(name) ?? `${dir}/${fromBytes(name)}`);
  }
  const items = [...found]
    .filter(([name]) => name.startsWith(word.text))
    .map(([text, detail]): Completion => ({text, kind: 'command', detail}));
  return {from: word.start, items};
}

function pids(k: Kernel, word: Word): Completions {
  const {tasks, records} = k.state;
  const items: Completion[] = [];
  for (let pid = 1; pid < tasks.capacity; pid++) {
    if (tasks.state[pid] === FREE || !`${pid}`.startsWith(word.text)) continue;
    items.push({text: `${pid}`, kind: 'pid', detail: fromBytes(records.find(pid)?.comm ?? '')});
  }
  return {from: word.start, items};
}

/** `-o cpuset,cpu|`: the piece after the last comma. Only subsystems that the type before it knows, if there is one. */
function mountOptions(k: Kernel, words: readonly Word[]): Completions {
  const word = words[words.length - 1] as Word;
  const type = words[words.findIndex(({text}) => text === '-t') + 1]?.text;
  const anyDialect = !Object.values(DIALECTS).some(({fstype}) => fstype === type);
  const comma = word.text.lastIndexOf(',');
  const prefix = word.text.slice(comma + 1);
  const given = new Set(word.text.split(','));
  const items = k.subsystems
    .filter(({dialects}) => anyDialect || dialects.some(dialect => DIALECTS[dialect].fstype === type))
    .filter(({name}) => name.startsWith(prefix) && (name === prefix || !given.has(name)))
    .map(({name, about}): Completion => {
      const bound = k.state.misc.bound[name] ?? 0;
      return {text: name, kind: 'option', detail: bound === 0 ? about : `bound to hierarchy ${bound}`};
    });
  return {from: word.start + comma + 1, items};
}

function fileSystemTypes(k: Kernel, word: Word): Completions {
  const items = [...k.fileSystems.keys()]
    .filter(name => name.startsWith(word.text))
    .map((text): Completion => ({text, kind: 'option', detail: 'file system type'}));
  return {from: word.start, items};
}

const TAKES_PIDS = new Set(['kill', 'wait', 'echo', '/bin/echo', 'taskset']);

function offer(k: Kernel, words: readonly Word[]): Completions {
  const word = words[words.length - 1] as Word;
  const command = (words[0] as Word).text;
  const before = words[words.length - 2]?.text ?? '';
  if (words.length === 1) return word.text.includes('/') ? paths(k, word) : commands(k, word);
  if (command === 'mount' && before === '-o') return mountOptions(k, words);
  if (command === 'mount' && before === '-t') return fileSystemTypes(k, word);
  const redirected = before === '>' || before === '<';
  if (!redirected && TAKES_PIDS.has(command) && /^\d*$/.test(word.text)) return pids(k, word);
  return paths(k, word);
}

export function complete(k: Kernel, line: string, cursor: number): Completions {
  const {from, items} = offer(k, wordsBefore(line.slice(0, cursor)));
  const sorted = items.slice().sort((a, b) => compare(a, b));
  return {from, items: sorted.slice(0, ITEMS_MAX)};
}

/** Pids by number, all else by code unit. */
function compare(a: Completion, b: Completion): number {
  if (a.kind === 'pid' && b.kind === 'pid') return Number(a.text) - Number(b.text);
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
