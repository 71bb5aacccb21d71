// What the word at the cursor is, for whoever points at it or asks by key: a command with its usage, an option, a control
// file with its value as of now, a task with its containers, a path, a variable. The texts are those of man.

import {fromBytes} from '../../base';
import {FREE} from '../../engine/abi';
import {containerOf, containerPath, describeHierarchy, type Kernel} from '../../engine/kernel';
import type {WordAbout} from '../line-help';
import {variablesOf} from './complete';
import {type Spot, spotAt, type Word} from './line-words';
import {containerAt, contentOf, controlFileAt, membersOf, type Place, placeAt} from './machine-paths';
import {bodyOf, commandNamed, directivesOf, pagesFor} from './texts';

interface Told {
  readonly title: string;
  readonly text: string;
}

/** Lines of a value and of a page that are told; `man` tells all of them. */
const VALUE_LINES = 6;
const PAGE_LINES = 24;

function firstLines(text: string, most: number): string {
  const lines = text.trimEnd().split('\n');
  return lines.length <= most ? lines.join('\n') : [...lines.slice(0, most), '...'].join('\n');
}

/** A page of man; null where there is none. */
function page(k: Kernel, name: string, section = ''): Told | null {
  const [found] = pagesFor(k, name, section);
  if (found === undefined) return null;
  const heading = found.text().split('\n', 1)[0] as string;
  return {title: heading, text: firstLines(bodyOf(found), PAGE_LINES)};
}

function task(k: Kernel, pid: number): Told | null {
  const {tasks, records, misc} = k.state;
  if (pid <= 0 || pid >= tasks.capacity || tasks.state[pid] === FREE || !records.has(pid)) return null;
  const status = placeAt(k, `/proc/${pid}/status`);
  const state = /State:\s*(.*)/.exec((status && contentOf(k, status)) ?? '')?.[1] ?? '';
  const parent = tasks.parent[pid] as number;
  const above = fromBytes(records.find(parent)?.comm ?? '');
  const places = misc.hierarchies.map(
    id => `${describeHierarchy(k, id)}: ${containerPath(k, containerOf(k, pid, id))}`,
  );
  return {
    title: `task ${pid}, ${fromBytes(records.get(pid).comm)}`,
    text: fromBytes([`${state}${parent === 0 ? '' : `, child of ${parent} (${above})`}`, ...places].join('\n')),
  };
}

/** "now: 0-1", several lines below each other; '' for a file that cannot be read. */
function valueNow(k: Kernel, place: Place): string {
  const value = contentOf(k, place);
  if (value === null) return '';
  const shown = firstLines(value.replaceAll('\0', ' '), VALUE_LINES);
  return `now: ${shown.includes('\n') ? `\n${shown}` : shown === '' ? '(empty)' : shown}\n\n`;
}

function file(k: Kernel, path: string, place: Place): Told | null {
  const control = controlFileAt(k, place);
  const container = containerAt(k, place);
  if (control !== undefined) {
    const {dialect} = k.state.hierarchies.get(k.state.containers.get(container).hierarchy);
    const pages = pagesFor(k, control.name, 'control files');
    const own = pages.find(one => one.text().split('\n', 1)[0]?.includes(dialect)) ?? pages[0];
    return {title: path, text: `${valueNow(k, place)}${own === undefined ? control.about : bodyOf(own)}`};
  }
  if (container !== 0) {
    const {hierarchy} = k.state.containers.get(container);
    return {
      title: `${path}, ${membersOf(k, container)}`,
      text: `${containerPath(k, container)} of ${describeHierarchy(k, hierarchy)}`,
    };
  }
  const pid = /^\/proc\/(\d+)\/?$/.exec(path);
  if (pid !== null) return task(k, Number(pid[1]));
  const known = page(k, path, 'files');
  if (known !== null)
    return place.attr.kind === 'file' ? {...known, text: `${valueNow(k, place)}${known.text}`} : known;
  const program = commandNamed(path);
  if (program !== undefined && /^(\/usr)?\/s?bin\//.test(path)) return page(k, program.name);
  const {kind, size, uid} = place.attr;
  return {title: path, text: kind === 'dir' ? `directory of user ${uid}` : `${kind} of user ${uid}, ${size} bytes`};
}

function optionOf(command: string, word: string): Told | null {
  const known = commandNamed(command)?.options ?? [];
  const found = known.find(({flags}) => flags.includes(word));
  if (found === undefined) return null;
  return {title: `${command} ${found.flags.join(', ')} ${found.value}`.trimEnd(), text: found.about};
}

function variable(k: Kernel, word: string): Told | null {
  const name = /^\$\{?(\w+)/.exec(word)?.[1];
  const known = variablesOf(k);
  // A name that every object has is no variable.
  const value = name !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
  return value === undefined ? page(k, '$') : {title: `$${name}`, text: fromBytes(value)};
}

/** Which of the names in `-o cpuset,cpu` the cursor is at. */
function mountWord(k: Kernel, word: Word, cursor: number): Told | null {
  const at = word.places.filter(place => place < cursor).length;
  const from = word.text.lastIndexOf(',', at - 1) + 1;
  const name = word.text.slice(from).split(/[,=]/, 1)[0] as string;
  return page(k, name, 'subsystems') ?? page(k, '-o');
}

const TAKES_TOPICS = new Set(['man', 'help', 'why']);
const TAKES_PIDS = new Set(['kill', 'wait', 'echo', 'printf', 'taskset']);

function told(k: Kernel, spot: Spot, cursor: number): Told | null {
  const {word, before, targets} = spot;
  const {text} = word;
  if (text === '') return null;
  if (text.startsWith('$') && text !== '$') return variable(k, text);
  const [command] = before;
  const name = command?.text.replace(/^.*\//, '') ?? '';
  const path = () => {
    const place = placeAt(k, text);
    return place === null ? null : file(k, text, place);
  };
  if (word.redirect !== '') return path();
  if (command === undefined) return text.includes('/') ? path() : (page(k, text, 'commands') ?? page(k, text, 'shell'));
  if (TAKES_TOPICS.has(name)) return page(k, text);
  const last = before.at(-1)?.text;
  if (name === 'mount' && last === '-o') return mountWord(k, word, cursor);
  if (name === 'mount' && last === '-t') return page(k, text);
  if (text.startsWith('-')) return optionOf(name, text);
  const target = targets[0] === undefined ? null : placeAt(k, targets[0]);
  const control = target === null ? undefined : controlFileAt(k, target);
  const takesPid = control === undefined ? TAKES_PIDS.has(name) : control.takes === 'PID';
  if (takesPid && /^\d+$/.test(text)) return task(k, Number(text));
  if (control !== undefined && target !== null) return file(k, targets[0] as string, target);
  return path();
}

const NOTHING = {title: '', text: ''};

export function about(k: Kernel, line: string, cursor: number): WordAbout {
  const directive = /^#:\s*(\w+)/.exec(line);
  if (directive !== null) {
    const [name, value, text] = directivesOf(k).find(([one]) => one === directive[1]) ?? ['', '', ''];
    return {from: 0, to: name === '' ? 0 : line.length, title: name === '' ? '' : `#: ${name} ${value}`, text};
  }
  const spot = spotAt(line, cursor, true);
  const found = spot === null ? null : told(k, spot, cursor);
  const {start, end} = spot?.word ?? {start: cursor, end: cursor};
  return found === null ? {from: cursor, to: cursor, ...NOTHING} : {from: start, to: end, ...found};
}
