// The files of one task: /proc/PID (fs/proc/base.c of 2.6.20). Subsystems add theirs by `procFile`.

import {type Fallible, fail, failed, type Pid, ZOMBIE} from '../../abi';
import {
  absolutePath,
  credentialsOf,
  fileSystemOf,
  type Kernel,
  mountsText,
  type Position,
  procCgroup,
  procContainer,
} from '../../kernel';
import {file, fileOf, type ProcEntry, present, symlink} from './entry';
import {mountinfoText} from './mountinfo';
import {statText} from './stat';
import {statusText} from './status';

const isZombie = (k: Kernel, task: Pid): boolean => k.state.tasks.state[task] === ZOMBIE;

function isTrusted(k: Kernel, task: Pid, me: Pid): boolean {
  const {euid} = credentialsOf(k, me);
  return euid === 0 || euid === k.state.records.get(task).uid;
}

/** Where a task works and what it has open is for its user, and root, to see (ptrace_may_attach). */
function mayLookInside(k: Kernel, task: Pid, me: Pid): Fallible<0> {
  if (!isTrusted(k, task, me)) return fail('EACCES', `task ${task} belongs to another user`);
  return isZombie(k, task) ? fail('ENOENT', `task ${task} has ended and has no files any more`) : 0;
}

/**
 * A place as d_path tells it: below a mount that was detached from the root of that mount on, and with a mark when the file
 * was removed. The name that it had is not kept.
 */
function pathTold(k: Kernel, position: Position): string {
  const path = absolutePath(k, position).replace(/^\(unreachable\)/, '') || '/';
  const {superblock} = k.state.mounts.get(position.mount);
  const attr = fileSystemOf(k, superblock).attr(k, superblock, position.ino);
  return attr === undefined || attr.nlink === 0 ? `${path} (deleted)` : path;
}

/** A link into the file tree. */
const inside = (name: string, path: (k: Kernel, task: Pid) => string): ProcEntry =>
  symlink(name, (k, task, me) => {
    const allowed = mayLookInside(k, task, me);
    return allowed === 0 ? path(k, task) : allowed;
  });

function environ(k: Kernel, task: Pid, me: Pid): Fallible<string> {
  const allowed = mayLookInside(k, task, me);
  if (failed(allowed)) return isZombie(k, task) ? '' : allowed;
  const {program} = k.state.records.get(task);
  return Object.entries(program.environ)
    .map(([name, value]) => `${name}=${value}\0`)
    .join('');
}

const TASK_FILES: readonly ProcEntry[] = [
  fileOf('cgroup', 'cgroup', procCgroup),
  file('cmdline', (k, task) => {
    const {argv} = k.state.records.get(task).program;
    return isZombie(k, task) ? '' : argv.map(argument => `${argument}\0`).join('');
  }),
  file('comm', (k, task) => `${k.state.records.get(task).comm}\n`),
  fileOf('container', 'container', procContainer),
  inside('cwd', (k, task) => pathTold(k, k.state.records.get(task).cwd)),
  {...file('environ', environ), mode: 0o400},
  // A program is told by its name, not by the file that it was started from.
  inside('exe', (k, task) => `/bin/${k.state.records.get(task).program.name}`),
  {name: 'fd', kind: 'dir', mode: 0o500, text: () => ''},
  file('mountinfo', mountinfoText),
  file('mounts', mountsText),
  inside('root', () => '/'),
  file('stat', (k, task, me) => statText(k, task, isTrusted(k, task, me))),
  file('status', statusText),
  {name: 'task', kind: 'dir', mode: 0o555, text: () => ''},
];

type EntryList = readonly ProcEntry[];
const BY_KERNEL = new WeakMap<Kernel, readonly [task: EntryList, thread: EntryList]>();

/** The entries of every task's directory, or of its thread's, on this machine: which subsystems it has is fixed at boot. */
export function taskEntries(k: Kernel, thread: boolean): EntryList {
  const known = BY_KERNEL.get(k);
  if (known !== undefined) return known[Number(thread) as 0 | 1];
  const added: ProcEntry[] = [];
  for (const {procFile} of k.subsystems) if (procFile !== undefined) added.push(file(procFile.name, procFile.read));
  const entries = [...present(k, TASK_FILES), ...added];
  BY_KERNEL.set(k, [entries, entries.filter(({name}) => name !== 'task')]);
  return taskEntries(k, thread);
}

/** What /proc/PID/fd/N points to. */
export function descriptorTarget(k: Kernel, task: Pid, fd: number, me: Pid): Fallible<string> {
  const allowed = mayLookInside(k, task, me);
  if (allowed !== 0) return allowed;
  const id = k.state.records.get(task).fds[fd] ?? 0;
  if (id === 0) return fail('ENOENT', `task ${task} has no open descriptor ${fd}`);
  const {pipe, position} = k.state.files.get(id);
  return pipe === 0 ? pathTold(k, position) : `pipe:[${pipe}]`;
}
