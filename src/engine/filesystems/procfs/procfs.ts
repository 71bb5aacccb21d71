// procfs: tasks and machine as files. Nothing is stored: a file's number says whose it is and which, and its text is made
// when it is read. number = task * 4096 + place (see numbers.ts); the machine's own entries belong to task 0.

import {type DirEntry, type Fallible, fail, O_ACCMODE, O_RDONLY, O_RDWR, type Pid, type SuperblockId} from '../../abi';
import type {FileAttr, FileSystem, Kernel} from '../../kernel';
import type {ProcEntry} from './entry';
import {
  descriptorOf,
  directoryOf,
  firstOf,
  inoOfDescriptor,
  isDescriptor,
  isDirectoryOfEntries,
  isThread,
  ROOT,
  taskOf,
  threadOf,
} from './numbers';
import {systemEntries} from './system-files';
import {descriptorTarget, taskEntries} from './task-files';

const exists = (k: Kernel, task: Pid): boolean => task === 0 || k.state.records.has(task);

/** What is in the directory of which a file is an entry; the directory of a thread is like that of its task. */
const entriesOf = (k: Kernel, ino: number): readonly ProcEntry[] =>
  taskOf(ino) === 0 ? systemEntries(k) : taskEntries(k, isThread(ino));

function entryOf(k: Kernel, ino: number): ProcEntry | undefined {
  if (isDescriptor(ino) || !exists(k, taskOf(ino))) return undefined;
  return entriesOf(k, ino)[ino - firstOf(ino)];
}

/** 0: that descriptor is not open. */
const openFileOf = (k: Kernel, task: Pid, fd: number): number => k.state.records.get(task).fds[fd] ?? 0;

const DESCRIPTOR_MODES: Readonly<Record<number, number>> = {[O_RDONLY]: 0o500, [O_RDWR]: 0o700};

/** Written out field by field: every step of a walk asks for one. */
function attrOf(k: Kernel, task: Pid, kind: FileAttr['kind'], mode: number, size: number): FileAttr {
  const owner = task === 0 ? undefined : k.state.records.get(task);
  const nlink = kind === 'dir' ? 2 : 1;
  return {kind, mode, uid: owner?.euid ?? 0, gid: owner?.gid ?? 0, size, nlink, mtime: k.state.misc.tick};
}

function attr(k: Kernel, ino: number): FileAttr | undefined {
  const task = taskOf(ino);
  if (!exists(k, task)) return undefined;
  if (isDirectoryOfEntries(ino)) return attrOf(k, task, 'dir', 0o555, 0);
  if (isDescriptor(ino)) {
    const file = openFileOf(k, task, descriptorOf(ino));
    if (file === 0) return undefined;
    return attrOf(k, task, 'symlink', DESCRIPTOR_MODES[k.state.files.get(file).flags & O_ACCMODE] ?? 0o300, 64);
  }
  const entry = entryOf(k, ino);
  return entry === undefined ? undefined : attrOf(k, task, entry.kind, entry.mode, 0);
}

/** A number written as the kernel would write it. */
const decimal = (name: string): number => (/^[1-9]\d{0,6}$/.test(name) ? Number(name) : name === '0' ? 0 : -1);

function lookup(k: Kernel, dir: number, name: string): Fallible<number> {
  const task = taskOf(dir);
  const absent = () => fail('ENOENT', `/proc has no ${name} here`);
  if (!exists(k, task)) return absent();
  if (!isDirectoryOfEntries(dir)) return lookupNumber(k, dir, decimal(name)) ?? absent();
  const pid = dir === ROOT ? decimal(name) : -1;
  if (pid > 0) return exists(k, pid) ? directoryOf(pid) : fail('ENOENT', `there is no task ${pid}`);
  const index = entriesOf(k, dir).findIndex(entry => entry.name === name);
  return index < 0 ? absent() : firstOf(dir) + index;
}

/** In the directories of a task that have numbers for names: its one thread, and its descriptors. */
function lookupNumber(k: Kernel, dir: number, number: number): number | undefined {
  const task = taskOf(dir);
  if (entryOf(k, dir)?.name === 'task') return number === task ? threadOf(task) : undefined;
  return number >= 0 && openFileOf(k, task, number) !== 0 ? inoOfDescriptor(dir, number) : undefined;
}

function readdir(k: Kernel, dir: number): DirEntry[] {
  const task = taskOf(dir);
  if (!exists(k, task)) return [];
  const entry = isDirectoryOfEntries(dir) ? undefined : entryOf(k, dir);
  if (entry?.name === 'task') return [{name: `${task}`, kind: 'dir'}];
  if (entry !== undefined) {
    const {fds} = k.state.records.get(task);
    return fds.flatMap((id, fd) => (id === 0 ? [] : [{name: `${fd}`, kind: 'symlink' as const}]));
  }
  const own = entriesOf(k, dir).map(({name, kind}) => ({name, kind}));
  const pids = dir === ROOT ? k.state.records.ids().map(pid => ({name: `${pid}`, kind: 'dir' as const})) : [];
  return [...own, ...pids];
}

function parent(k: Kernel, ino: number): number {
  const task = taskOf(ino);
  if (task === 0 || !exists(k, task) || ino === directoryOf(task)) return ROOT;
  const entryNamed = (wanted: string) => firstOf(ino) + entriesOf(k, ino).findIndex(({name}) => name === wanted);
  if (isDescriptor(ino)) return entryNamed('fd');
  const own = isThread(ino) ? threadOf(task) : directoryOf(task);
  return ino === own ? directoryOf(task) + entriesOf(k, directoryOf(task)).findIndex(isTaskDirectory) + 1 : own;
}
const isTaskDirectory = ({name}: ProcEntry): boolean => name === 'task';

function nameOf(k: Kernel, ino: number): string {
  if (ino === ROOT) return '';
  if (isDescriptor(ino)) return `${descriptorOf(ino)}`;
  return isDirectoryOfEntries(ino) ? `${taskOf(ino)}` : (entryOf(k, ino)?.name ?? '');
}

function textOf(k: Kernel, me: Pid, ino: number): Fallible<string> {
  if (isDescriptor(ino)) return descriptorTarget(k, taskOf(ino), descriptorOf(ino), me);
  const entry = entryOf(k, ino);
  return entry === undefined ? fail('ESRCH', `task ${taskOf(ino)} is gone`) : entry.text(k, taskOf(ino), me);
}

/** The one superblock of the machine. */
function mountProc(k: Kernel, source: string): SuperblockId {
  const {misc, superblocks} = k.state;
  const sb = misc.singletons.proc ?? superblocks.add({fstype: 'proc', root: ROOT, active: 0, source, data: null});
  misc.singletons.proc = sb;
  superblocks.edit(sb).active++;
  return sb;
}

export const procfs: FileSystem = {
  name: 'proc',
  nodev: true,
  mount: (k, _me, {source}) => mountProc(k, source),
  unmount(k, _me, sb) {
    k.state.superblocks.edit(sb).active--;
  },
  attr: (k, _sb, ino) => attr(k, ino),
  lookup: (k, _sb, dir, name) => lookup(k, dir, name),
  parent: (k, _sb, ino) => parent(k, ino),
  nameOf: (k, _sb, ino) => nameOf(k, ino),
  readdir: (k, _sb, dir) => readdir(k, dir),
  readlink: (k, _sb, ino, me) => textOf(k, me, ino),
  read: (k, me, _sb, ino) => textOf(k, me, ino),
  write: () => fail('EINVAL', 'this file of /proc cannot be written'),
};
