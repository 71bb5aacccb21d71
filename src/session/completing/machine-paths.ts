// Paths of the machine, walked and listed as the shell at the prompt would, with what is known of each.

import {fromBytes, toBytes} from '../../base';
import {failed} from '../../engine/abi';
import {
  type AnyControlFile,
  childNamed,
  controlFilesOf,
  counted,
  FILES_PER_CONTAINER,
  FOLLOW,
  type Kernel,
  walk,
} from '../../engine/kernel';
import {commandNamed, pagesFor} from './texts';

/** The interactive shell: at the prompt the terminal's foreground group is its own. */
export function shellOf(k: Kernel): number {
  const {foreground} = k.state.misc.terminal;
  return k.state.records.has(foreground) ? foreground : 1;
}

/** What is at a path; null where nothing is. */
export function placeAt(k: Kernel, path: string) {
  const found = walk(k, shellOf(k), toBytes(path), FOLLOW);
  return failed(found) || found.attr === undefined ? null : {...found, attr: found.attr};
}
export type Place = NonNullable<ReturnType<typeof placeAt>>;

/** Longest value that is told, in bytes. */
const VALUE_MAX = 16_384;

/** What a file holds now; null when it is no plain file, or cannot be read. */
export function contentOf(k: Kernel, {fs, sb, ino, attr}: Place): string | null {
  if (attr.kind !== 'file') return null;
  const me = shellOf(k);
  const opened = fs.open?.(k, me, sb, ino, 0) ?? null;
  if (failed(opened)) return null;
  const text = opened ?? fs.read(k, me, sb, ino);
  fs.release?.(k, sb, ino);
  return failed(text) ? null : fromBytes(text.slice(0, VALUE_MAX));
}

/** The container that a directory or control file of a hierarchy belongs to; 0 elsewhere. */
export function containerAt(k: Kernel, {fs, ino}: Pick<Place, 'fs' | 'ino'>): number {
  if (fs.dialect === undefined) return 0;
  const container = Math.floor(ino / FILES_PER_CONTAINER);
  return k.state.containers.has(container) ? container : 0;
}

/** The control file at a place; undefined for everything else. */
export function controlFileAt(k: Kernel, place: Place): AnyControlFile | undefined {
  const container = containerAt(k, place);
  const index = place.ino % FILES_PER_CONTAINER;
  return container === 0 || index === 0 ? undefined : controlFilesOf(k, container)[index - 1];
}

export const membersOf = (k: Kernel, container: number): string =>
  `container, ${counted(k.state.containers.get(container).count, 'task')}`;

interface Entry {
  readonly name: string;
  readonly directory: boolean;
  /** One line about it. */
  readonly about: string;
}

function aboutEntry(k: Kernel, dir: Place, name: string, kind: string): string {
  const container = containerAt(k, dir);
  if (container !== 0) {
    const child = childNamed(k, container, name);
    if (child !== 0) return membersOf(k, child);
    return controlFilesOf(k, container).find(file => file.name === name)?.about ?? kind;
  }
  if (dir.fs.name === 'proc' && /^\d+$/.test(name)) return k.state.records.find(Number(name))?.comm ?? kind;
  if (dir.fs.name === 'proc') {
    const page = [`/proc/${name}`, `/proc/PID/${name}`].flatMap(path => pagesFor(k, path, 'files'))[0];
    if (page !== undefined) return page.about();
  }
  return kind === 'dir' ? 'directory' : kind;
}

/** What a directory holds; nothing where there is none. */
export function listed(k: Kernel, path: string): readonly Entry[] {
  const dir = placeAt(k, path);
  if (dir?.attr.kind !== 'dir') return [];
  const programs = /(^|\/)s?bin\/?$/.test(path);
  return dir.fs.readdir(k, dir.sb, dir.ino, shellOf(k)).map(({name, kind}) => {
    const about = (programs ? commandNamed(fromBytes(name))?.about : undefined) ?? aboutEntry(k, dir, name, kind);
    return {name: fromBytes(name), directory: kind === 'dir', about: fromBytes(about)};
  });
}

/** The mount points of all mounts, each with its type. */
export const mountPoints = (k: Kernel): readonly (readonly [path: string, type: string])[] =>
  k.state.misc.mounts.map(id => {
    const {target, fstype} = k.state.mounts.get(id);
    return [fromBytes(target), fstype];
  });
