// Numbers and names: the directory of a container has the number inoOf(container), its control files the numbers after
// it in the order of their list. Child containers come first in a listing, in order of creation; in the dialect that
// lists what is newest first everything is the other way round, and files are older than children.

import {type ContainerId, type DirEntry, type Fallible, fail} from '../../abi';
import {
  type AnyControlFile,
  childNamed,
  containerPath,
  controlFilesOf,
  FILES_PER_CONTAINER,
  inoOf,
  type Kernel,
  rulesOf,
} from '../../kernel';

export const containerAt = (ino: number): ContainerId => Math.floor(ino / FILES_PER_CONTAINER);

/** The control file with this number; undefined for directories and where the container is gone. */
export function fileAt(k: Kernel, ino: number): AnyControlFile | undefined {
  const container = containerAt(ino);
  const index = ino % FILES_PER_CONTAINER;
  if (index === 0 || !k.state.containers.has(container)) return undefined;
  return controlFilesOf(k, container)[index - 1];
}

/** Errors: ENOENT. */
export function lookup(k: Kernel, dir: number, name: string): Fallible<number> {
  const container = containerAt(dir);
  if (!k.state.containers.has(container)) return fail('ENOENT', 'the container was removed');
  const index = controlFilesOf(k, container).findIndex(file => file.name === name);
  if (index >= 0) return dir + index + 1;
  const child = childNamed(k, container, name);
  return child !== 0 ? inoOf(child) : fail('ENOENT', `${containerPath(k, container)} has no ${name}`);
}

export function parentOf(k: Kernel, ino: number): number {
  const container = containerAt(ino);
  if (ino !== inoOf(container)) return inoOf(container);
  const parent = k.state.containers.find(container)?.parent ?? 0;
  return parent === 0 ? ino : inoOf(parent);
}

export function nameOf(k: Kernel, ino: number): string {
  const container = containerAt(ino);
  if (ino !== inoOf(container)) return fileAt(k, ino)?.name ?? '';
  return k.state.containers.find(container)?.name ?? '';
}

export function readdir(k: Kernel, dir: number): DirEntry[] {
  const container = containerAt(dir);
  const row = k.state.containers.find(container);
  if (row === undefined) return [];
  const found: DirEntry[] = row.children.map(child => ({name: k.state.containers.get(child).name, kind: 'dir'}));
  const files: DirEntry[] = controlFilesOf(k, container).map(({name}) => ({name, kind: 'file'}));
  if (!rulesOf(k, container).newestFirst) return [...found, ...files];
  return [...found.reverse(), ...files.reverse()];
}
