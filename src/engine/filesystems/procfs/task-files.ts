// The files of one task: /proc/PID (fs/proc/base.c of 2.6.20). Subsystems add theirs by `procFile`.

import {type Fallible, fail, type Pid, ZOMBIE} from '../../abi';
import {absolutePath, credentialsOf, type Kernel, mountsText, procCgroup, procContainer} from '../../kernel';
import {file, fileOf, type ProcEntry, present, symlink} from './entry';
import {statText, statusText} from './status';

const isZombie = (k: Kernel, task: Pid): boolean => k.state.tasks.state[task] === ZOMBIE;

/** Where a task works and what it has open is for its user, and root, to see (ptrace_may_attach). */
function mayLookInside(k: Kernel, task: Pid, me: Pid): Fallible<0> {
  const {euid} = credentialsOf(k, me);
  if (euid !== 0 && euid !== k.state.records.get(task).uid) {
    return fail('EACCES', `task ${task} belongs to another user`);
  }
  return isZombie(k, task) ? fail('ENOENT', `task ${task} has ended and has no files any more`) : 0;
}

/** A link into the file tree. */
const inside = (name: string, path: (k: Kernel, task: Pid) => string): ProcEntry =>
  symlink(name, (k, task, me) => {
    const allowed = mayLookInside(k, task, me);
    return allowed === 0 ? path(k, task) : allowed;
  });

const TASK_FILES: readonly ProcEntry[] = [
  fileOf('cgroup', 'cgroup', procCgroup),
  file('cmdline', (k, task) => {
    const {argv} = k.state.records.get(task).program;
    return isZombie(k, task) ? '' : argv.map(argument => `${argument}\0`).join('');
  }),
  file('comm', (k, task) => `${k.state.records.get(task).comm}\n`),
  fileOf('container', 'container', procContainer),
  inside('cwd', (k, task) => absolutePath(k, k.state.records.get(task).cwd)),
  // A program is told by its name, not by the file that it was started from.
  inside('exe', (k, task) => `/bin/${k.state.records.get(task).program.name}`),
  {name: 'fd', kind: 'dir', mode: 0o500, text: () => ''},
  file('mounts', mountsText),
  file('stat', statText),
  file('status', statusText),
];

const BY_KERNEL = new WeakMap<Kernel, readonly ProcEntry[]>();

/** The entries of every task's directory on this machine: which subsystems it has is fixed at boot. */
export function taskEntries(k: Kernel): readonly ProcEntry[] {
  const known = BY_KERNEL.get(k);
  if (known !== undefined) return known;
  const added: ProcEntry[] = [];
  for (const {procFile} of k.subsystems) if (procFile !== undefined) added.push(file(procFile.name, procFile.read));
  const entries = [...present(k, TASK_FILES), ...added];
  BY_KERNEL.set(k, entries);
  return entries;
}

/** What /proc/PID/fd/N points to. */
export function descriptorTarget(k: Kernel, task: Pid, fd: number, me: Pid): Fallible<string> {
  const allowed = mayLookInside(k, task, me);
  if (allowed !== 0) return allowed;
  const id = k.state.records.get(task).fds[fd] ?? 0;
  if (id === 0) return fail('ENOENT', `task ${task} has no open descriptor ${fd}`);
  const {pipe, position} = k.state.files.get(id);
  return pipe === 0 ? absolutePath(k, position) : `pipe:[${pipe}]`;
}
