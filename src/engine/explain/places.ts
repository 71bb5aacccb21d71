// Where things are, as one types them: paths of arguments, of containers, of their control files.

import {type ContainerId, failed, type Pid} from '../abi';
import {
  absolutePath,
  childNamed,
  containerPath,
  controlFilesOf,
  FILES_PER_CONTAINER,
  FOLLOW,
  type Kernel,
  type Position,
  type ShownRefusal,
  tasksOf,
  walk,
} from '../kernel';

/** The kernel itself: it may look everywhere. */
const NOBODY: Pid = 0;

/** The word as it must be typed. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export const joined = (directory: string, name: string): string =>
  directory === '/' ? `/${name}` : `${directory}/${name}`;

/** An argument as text; '' when it is none. */
export function textOf({args}: ShownRefusal, at: number): string {
  const given = args[at];
  return typeof given === 'string' ? given : '';
}

/** A path as seen from "/"; links and dots in it stay. */
export function absolute(k: Kernel, refusal: ShownRefusal, path: string): string {
  return path.startsWith('/') ? path : joined(absolutePath(k, refusal.cwd), path);
}

/** The path of the file that was to be read or written; '' when the call was about none. */
export function filePath(k: Kernel, {file}: ShownRefusal): string {
  return file === null ? '' : absolutePath(k, file);
}

/** What a path leads to; undefined when it leads nowhere. */
export function placeAt(k: Kernel, path: string): Position | undefined {
  const found = walk(k, NOBODY, path, FOLLOW);
  return failed(found) || found.ino === 0 ? undefined : found;
}

/** The container whose directory or control file a place is; 0 when it is none. */
export function containerAt(k: Kernel, place: Position | null | undefined): ContainerId {
  const mount = place && k.state.mounts.find(place.mount);
  if (!mount || !/^(container|cgroup|cpuset)$/.test(k.state.superblocks.find(mount.superblock)?.fstype ?? '')) return 0;
  const container = Math.floor(place.ino / FILES_PER_CONTAINER);
  return k.state.containers.has(container) ? container : 0;
}

/** The container to which a refused write belonged. */
export const writtenContainer = (k: Kernel, {file}: ShownRefusal): ContainerId => containerAt(k, file);

/** A container by its path within a hierarchy; 0 when there is none. */
export function containerNamed(k: Kernel, hierarchy: number, path: string): ContainerId {
  const row = k.state.hierarchies.find(hierarchy);
  let at = row?.top ?? 0;
  for (const name of path.split('/')) if (name !== '' && at !== 0) at = childNamed(k, at, name);
  return at;
}

/** Where a hierarchy's top container can be seen; '' while it is not mounted. */
export function mountpointOf(k: Kernel, hierarchy: number): string {
  const {misc, mounts, hierarchies, superblocks} = k.state;
  const superblock = hierarchies.find(hierarchy)?.superblock ?? 0;
  for (const id of misc.mounts) {
    const row = mounts.get(id);
    if (row.superblock !== superblock || row.root !== superblocks.get(superblock).root) continue;
    const path = absolutePath(k, {mount: id, ino: row.root});
    // Something else may lie over it.
    if (placeAt(k, path)?.mount === id) return path;
  }
  return '';
}

/** The directory of a container; '' while its hierarchy is not mounted. */
export function directoryOf(k: Kernel, container: ContainerId): string {
  const top = mountpointOf(k, k.state.containers.get(container).hierarchy);
  const path = containerPath(k, container);
  return top === '' || path === '/' ? top : joined(top, path.slice(1));
}

/** The path of a control file by the end of its name ("cpus" finds "cpuset.cpus"); '' when there is none. */
export function controlFile(k: Kernel, container: ContainerId, name: string): string {
  const file = controlFilesOf(k, container).find(one => one.name === name || one.name.endsWith(`.${name}`));
  const directory = directoryOf(k, container);
  return file === undefined || directory === '' ? '' : joined(directory, file.name);
}

/** `echo VALUE > FILE`. */
export const echoed = (value: string | number, path: string): string => `echo ${value} > ${quoted(path)}`;

/** Lines that move every task of a container to another one of its hierarchy. */
export function movedTo(k: Kernel, from: ContainerId, to: ContainerId): string[] {
  const tasks = tasksOf(k, from);
  const [source, target] = [controlFile(k, from, 'tasks'), controlFile(k, to, 'tasks')];
  if (tasks.length === 0 || source === '' || target === '') return [];
  if (tasks.length <= 2) return tasks.map(task => echoed(task, target));
  return [`while read p; do echo $p > ${quoted(target)}; done < ${quoted(source)}`];
}
