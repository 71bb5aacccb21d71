// procfs: tasks and machine as files. Nothing is stored: a file's number says whose it is and which, and its text is made
// when it is read. number = task * 4096 + entry, where entry 0 is the task's directory and descriptors begin at 2048; the
// machine's own entries belong to task 0, whose entry 1 is the root.

import {type DirEntry, type Fallible, fail, type Pid, type SuperblockId} from '../../abi';
import type {FileAttr, FileSystem, Kernel} from '../../kernel';
import type {ProcEntry} from './entry';
import {systemEntries} from './system-files';
import {descriptorTarget, taskEntries} from './task-files';

const SPAN = 4096;
const DESCRIPTORS = 2048;
const ROOT = 1;

const taskOf = (ino: number): Pid => Math.floor(ino / SPAN);
/** The first number of a list of entries: a task's follow its directory, the machine's follow the root. */
const firstOf = (task: Pid): number => task * SPAN + (task === 0 ? ROOT : 0) + 1;
const entriesOf = (k: Kernel, task: Pid): readonly ProcEntry[] => (task === 0 ? systemEntries(k) : taskEntries(k));
const exists = (k: Kernel, task: Pid): boolean => task === 0 || k.state.records.has(task);
const isRootOfEntries = (ino: number): boolean => ino === ROOT || ino % SPAN === 0;
const isDescriptor = (ino: number): boolean => ino % SPAN >= DESCRIPTORS;

function entryOf(k: Kernel, ino: number): ProcEntry | undefined {
  const task = taskOf(ino);
  return exists(k, task) ? entriesOf(k, task)[ino - firstOf(task)] : undefined;
}

const isFdDirectory = (k: Kernel, ino: number): boolean => entryOf(k, ino)?.kind === 'dir';

/** Written out field by field: every step of a walk asks for one. */
function attrOf(k: Kernel, task: Pid, kind: FileAttr['kind'], mode: number): FileAttr {
  const owner = task === 0 ? undefined : k.state.records.get(task);
  const nlink = kind === 'dir' ? 2 : 1;
  return {kind, mode, uid: owner?.euid ?? 0, gid: owner?.gid ?? 0, size: 0, nlink, mtime: k.state.misc.tick};
}

function attr(k: Kernel, ino: number): FileAttr | undefined {
  const task = taskOf(ino);
  if (!exists(k, task)) return undefined;
  if (isRootOfEntries(ino)) return attrOf(k, task, 'dir', 0o555);
  if (isDescriptor(ino)) {
    const open = (k.state.records.get(task).fds[(ino % SPAN) - DESCRIPTORS] ?? 0) !== 0;
    return open ? attrOf(k, task, 'symlink', 0o700) : undefined;
  }
  const entry = entryOf(k, ino);
  return entry === undefined ? undefined : attrOf(k, task, entry.kind, entry.mode);
}

/** A number written as the kernel would write it. */
const decimal = (name: string): number => (/^[1-9]\d{0,6}$/.test(name) ? Number(name) : name === '0' ? 0 : -1);

function lookup(k: Kernel, dir: number, name: string): Fallible<number> {
  const task = taskOf(dir);
  const absent = () => fail('ENOENT', `/proc has no ${name} here`);
  if (!exists(k, task)) return absent();
  if (!isRootOfEntries(dir)) {
    const fd = decimal(name);
    const open = fd >= 0 && (k.state.records.get(task).fds[fd] ?? 0) !== 0;
    return open ? task * SPAN + DESCRIPTORS + fd : absent();
  }
  const pid = dir === ROOT ? decimal(name) : -1;
  if (pid > 0) return exists(k, pid) ? pid * SPAN : fail('ENOENT', `there is no task ${pid}`);
  const index = entriesOf(k, task).findIndex(entry => entry.name === name);
  return index < 0 ? absent() : firstOf(task) + index;
}

function readdir(k: Kernel, dir: number): DirEntry[] {
  const task = taskOf(dir);
  if (!exists(k, task)) return [];
  if (isFdDirectory(k, dir)) {
    const {fds} = k.state.records.get(task);
    return fds.flatMap((id, fd) => (id === 0 ? [] : [{name: `${fd}`, kind: 'symlink' as const}]));
  }
  const own = entriesOf(k, task).map(({name, kind}) => ({name, kind}));
  const pids = dir === ROOT ? k.state.records.ids().map(pid => ({name: `${pid}`, kind: 'dir' as const})) : [];
  return [...own, ...pids];
}

function parent(k: Kernel, ino: number): number {
  const task = taskOf(ino);
  if (isRootOfEntries(ino) || !exists(k, task)) return ROOT;
  if (!isDescriptor(ino)) return task === 0 ? ROOT : task * SPAN;
  return firstOf(task) + taskEntries(k).findIndex(entry => entry.kind === 'dir');
}

function nameOf(k: Kernel, ino: number): string {
  if (ino === ROOT) return '';
  if (isDescriptor(ino)) return `${(ino % SPAN) - DESCRIPTORS}`;
  return isRootOfEntries(ino) ? `${taskOf(ino)}` : (entryOf(k, ino)?.name ?? '');
}

function textOf(k: Kernel, me: Pid, ino: number): Fallible<string> {
  if (isDescriptor(ino)) return descriptorTarget(k, taskOf(ino), (ino % SPAN) - DESCRIPTORS, me);
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
