// The control files of a container with their values, found and read the way `ls` and `cat` do it: through the file
// system, as task 1. So a new subsystem shows up here without a line of its own, and a value is never a second opinion.

import {fromBytes} from '../base';
import {failed} from '../engine/abi';
import {type FileSystem, fileSystemOf, type Kernel} from '../engine/kernel';
import type {ControlFileSlice} from '../protocol';

const INIT = 1;
/** Longest value that is passed on, in bytes: a picture needs no more. */
const VALUE_MAX = 16_384;

/** What the generic files mean; the files of subsystems say it themselves. */
const GENERIC: Readonly<Record<string, string>> = {
  tasks: 'The pids of the member tasks. Writing a pid moves that task here.',
  notify_on_release: 'When 1, the release agent runs once the last member and child are gone.',
  releasable: 'Whether the container could be removed now.',
  release_agent: 'The program that runs when a container with notify_on_release becomes empty.',
  'cgroup.procs': 'The pids of the member tasks, one for each group of threads.',
  'cgroup.clone_children': 'When 1, new children copy the cpuset of this one.',
};

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

export function controlFiles(k: Kernel, container: number): ControlFileSlice[] {
  const {hierarchies, containers} = k.state;
  const hierarchy = hierarchies.find(containers.get(container).hierarchy);
  if (hierarchy === undefined || hierarchy.superblock === 0) return [];
  const sb = hierarchy.superblock;
  const fs = fileSystemOf(k, sb);
  const dir = directoryOf(k, fs, sb, container);
  if (dir === 0) return [];
  const owners = new Map<string, {readonly subsystem: string; readonly about: string}>();
  for (const name of hierarchy.subsystems)
    for (const file of k.subsystemsByName.get(name)?.files(hierarchy.dialect) ?? []) {
      // The cgroup dialect may put the subsystem's name in front of the file's own.
      owners.set(file.name, {subsystem: name, about: file.about});
      owners.set(`${name}.${file.name}`, {subsystem: name, about: file.about});
    }
  const slices: ControlFileSlice[] = [];
  for (const entry of fs.readdir(k, sb, dir, INIT)) {
    if (entry.kind !== 'file') continue;
    const ino = fs.lookup(k, sb, dir, entry.name, INIT);
    if (failed(ino)) continue;
    const attr = fs.attr(k, sb, ino);
    const owner = owners.get(entry.name);
    slices.push({
      name: fromBytes(entry.name),
      subsystem: owner?.subsystem ?? 'container',
      value: contentOf(k, fs, sb, ino),
      writable: attr !== undefined && (attr.mode & 0o222) !== 0,
      about: owner?.about ?? GENERIC[entry.name] ?? '',
    });
  }
  return slices;
}
