// The control files of a container with their values, found and read the way `ls` and `cat` do it: through the file
// system, as task 1. So a new subsystem shows up here without a line of its own, and a value is never a second opinion.

import {fromBytes} from '../base';
import {failed} from '../engine/abi';
import {controlFilesOf, type FileSystem, fileSystemOf, type Hierarchy, type Kernel} from '../engine/kernel';
import type {ControlFileSlice, FileReading} from '../protocol';
import {readMachineFile} from './task-facts';

const INIT = 1;
/** Longest value that is passed on, in bytes: a picture needs no more. */
const VALUE_MAX = 16_384;

/** Inode of the container's directory, by names from the root of its file system; 0 when it is not there. */
function directoryOf(k: Kernel, fs: FileSystem, sb: number, container: number): number {
  const {containers, superblocks} = k.state;
  const names: string[] = [];
  for (let id = container; containers.get(id).parent !== 0; id = containers.get(id).parent)
    names.unshift(containers.get(id).name);
  let ino = superblocks.get(sb).root;
  for (const name of names) {
    const found = fs.lookup(k, sb, ino, name, INIT);
    if (failed(found)) return 0;
    ino = found;
  }
  return ino;
}

/** null: the file cannot be read. */
function contentOf(k: Kernel, fs: FileSystem, sb: number, ino: number): string | null {
  const opened = fs.open?.(k, INIT, sb, ino, 0) ?? null;
  if (failed(opened)) return null;
  const text = opened ?? fs.read(k, INIT, sb, ino);
  fs.release?.(k, sb, ino);
  return failed(text) ? null : fromBytes(text.slice(0, VALUE_MAX));
}

/** The files of these names in every container that has them, and those with these paths; what cannot be read is left out. */
export function readings(k: Kernel, files: readonly string[] = []): FileReading[] {
  const told: FileReading[] = [];
  for (const file of files.filter(name => name.startsWith('/'))) {
    const text = readMachineFile(k, file);
    if (text !== null) told.push({file, container: 0, text});
  }
  if (told.length === files.length) return told;
  for (const [container, {hierarchy}] of k.state.containers) {
    for (const {name, read} of hierarchy === 0 ? [] : controlFilesOf(k, container)) {
      const text = files.includes(name) ? read?.(k, container, INIT) : undefined;
      if (text !== undefined && !failed(text)) told.push({file: name, container, text});
    }
  }
  return told;
}

/** By name of a file, the subsystem it belongs to; the files of the system itself are not there. */
function ownersOf(k: Kernel, {subsystems, dialect, noprefix}: Readonly<Hierarchy>): Map<string, string> {
  const owners = new Map<string, string>();
  for (const name of subsystems)
    for (const file of k.subsystemsByName.get(name)?.files(dialect) ?? [])
      owners.set(noprefix ? file.name.replace(`${name}.`, '') : file.name, name);
  return owners;
}

export function controlFiles(k: Kernel, container: number): ControlFileSlice[] {
  const {hierarchies, containers} = k.state;
  const hierarchy = hierarchies.find(containers.get(container).hierarchy);
  if (hierarchy === undefined || hierarchy.superblock === 0) return [];
  const sb = hierarchy.superblock;
  const fs = fileSystemOf(k, sb);
  const dir = directoryOf(k, fs, sb, container);
  if (dir === 0) return [];
  const owners = ownersOf(k, hierarchy);
  const known = controlFilesOf(k, container);
  const slices: ControlFileSlice[] = [];
  for (const entry of fs.readdir(k, sb, dir, INIT)) {
    if (entry.kind !== 'file') continue;
    const ino = fs.lookup(k, sb, dir, entry.name, INIT);
    if (failed(ino)) continue;
    const attr = fs.attr(k, sb, ino);
    const file = known.find(({name}) => name === entry.name);
    const taken = file === undefined || file.write !== undefined || file.attaches === true;
    slices.push({
      name: fromBytes(entry.name),
      subsystem: owners.get(entry.name) ?? 'container',
      value: contentOf(k, fs, sb, ino),
      // V6 gives every file the mode 0644; one that takes no write is for reading all the same.
      writable: taken && attr !== undefined && (attr.mode & 0o222) !== 0,
      about: file?.about ?? '',
    });
  }
  // As their subsystem lists them: a directory lists the newest first.
  const place = ({name}: ControlFileSlice) => known.findIndex(file => file.name === name);
  return slices.sort((a, b) => place(a) - place(b));
}
