// Modes and owners. A container belongs to whoever made it, and so do its control files; chmod and chown change single
// files, so a chown of the directory must first write down what its files had.

import {type Fallible, fail} from '../../abi';
import {
  controlFilesOf,
  FILES_PER_CONTAINER,
  type FileAttr,
  type FileAttributes,
  type Kernel,
  modeOf,
} from '../../kernel';
import {containerAt, fileAt} from './directory';

/** The directory of a removed container, to those who still work in it: there, and empty. */
const REMOVED: FileAttr = {kind: 'dir', mode: 0o755, uid: 0, gid: 0, size: 0, nlink: 0, mtime: 0};

export function attrOf(k: Kernel, ino: number): FileAttr | undefined {
  const container = containerAt(ino);
  const row = k.state.containers.find(container);
  if (row === undefined) return ino % FILES_PER_CONTAINER === 0 ? REMOVED : undefined;
  if (ino % FILES_PER_CONTAINER === 0) {
    return {kind: 'dir', ...row.attributes, size: 0, nlink: 2 + row.children.length, mtime: row.createdAt};
  }
  const file = fileAt(k, ino);
  if (file === undefined) return undefined;
  const own = row.fileAttributes[file.name] ?? fresh(k, container, file);
  return {kind: 'file', ...own, size: 0, nlink: 1, mtime: row.createdAt};
}

function fresh(k: Kernel, container: number, file: Parameters<typeof modeOf>[1]): FileAttributes {
  const {hierarchy, attributes} = k.state.containers.get(container);
  const {dialect} = k.state.hierarchies.get(hierarchy);
  return {mode: modeOf(dialect, file), uid: attributes.uid, gid: attributes.gid};
}

interface Change {
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** chmod and chown; the time of the last write is not kept. Errors: ENOENT. */
export function setAttributes(k: Kernel, ino: number, change: Change): Fallible<0> {
  const container = containerAt(ino);
  if (!k.state.containers.has(container)) return fail('ENOENT', 'the container was removed');
  const file = fileAt(k, ino);
  if (file === undefined && (change.uid !== undefined || change.gid !== undefined)) keepFileOwners(k, container);
  const row = k.state.containers.edit(container);
  if (file !== undefined)
    row.fileAttributes[file.name] = changed(row.fileAttributes[file.name] ?? fresh(k, container, file), change);
  else row.attributes = changed(row.attributes, change);
  return 0;
}

const changed = (old: FileAttributes, {mode, uid, gid}: Change): FileAttributes => ({
  mode: mode ?? old.mode,
  uid: uid ?? old.uid,
  gid: gid ?? old.gid,
});

function keepFileOwners(k: Kernel, container: number): void {
  const row = k.state.containers.edit(container);
  for (const file of controlFilesOf(k, container)) row.fileAttributes[file.name] ??= fresh(k, container, file);
}
