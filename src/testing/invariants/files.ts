// Laws of files: every descriptor leads to an open file, every open file is counted once per descriptor, pipes know their
// ends, mounts and superblocks their users.

import {O_ACCMODE, O_RDONLY, O_RDWR, O_WRONLY} from '../../engine/abi';
import type {Kernel, OpenFile} from '../../engine/kernel';
import type {Report} from './tasks';

/** Descriptors by open file. */
function countDescriptors(k: Kernel, living: readonly number[], report: Report): Map<number, number> {
  const refs = new Map<number, number>();
  for (const pid of living) {
    const record = k.state.records.find(pid);
    if (record === undefined) continue;
    record.fds.forEach((file, fd) => {
      if (file === 0) return;
      if (!k.state.files.has(file))
        report(`descriptor ${fd} of task ${pid} leads to file ${file}, which does not exist`);
      refs.set(file, (refs.get(file) ?? 0) + 1);
    });
    for (const fd of record.closeOnExec)
      if ((record.fds[fd] ?? 0) === 0) report(`task ${pid} would close descriptor ${fd} at exec, and it is not open`);
    if (k.state.tasks.exiting[pid] === 0 && !k.state.mounts.has(record.cwd.mount))
      report(`task ${pid} works in mount ${record.cwd.mount}, which does not exist`);
  }
  return refs;
}

function checkPipes(k: Kernel, open: readonly Readonly<OpenFile>[], report: Report): void {
  const ends = new Map<number, {readers: number; writers: number}>();
  for (const {pipe, flags} of open) {
    if (pipe === 0) continue;
    const found = ends.get(pipe) ?? {readers: 0, writers: 0};
    const access = flags & O_ACCMODE;
    if (access === O_RDONLY || access === O_RDWR) found.readers++;
    if (access === O_WRONLY || access === O_RDWR) found.writers++;
    ends.set(pipe, found);
  }
  if (k.state.pipes.size !== ends.size) report(`${k.state.pipes.size} pipes exist, ${ends.size} are open`);
  for (const [id, {readers, writers}] of ends) {
    const pipe = k.state.pipes.find(id);
    if (pipe === undefined) report(`pipe ${id} is open and does not exist`);
    else if (pipe.readers !== readers || pipe.writers !== writers)
      report(`pipe ${id} counts ${pipe.readers}+${pipe.writers} ends and has ${readers}+${writers}`);
  }
}

/** Superblocks that a mount under way has found or made, and not yet put into the tree. */
function superblocksUnderWay(k: Kernel, living: readonly number[]): number[] {
  const frames = living.flatMap(pid => k.state.records.find(pid)?.stack ?? []);
  const answers = frames.filter(({op}) => op === 'container_get_sb').map(({answer}) => answer);
  return answers.filter((answer): answer is number => typeof answer === 'number');
}

function checkMounts(k: Kernel, living: readonly number[], report: Report): void {
  const {misc, mounts, superblocks, hierarchies} = k.state;
  const users = new Map<number, number>();
  const rows = mounts.size === misc.mounts.length ? misc.mounts : mounts.ids();
  for (const id of misc.mounts) if (!mounts.has(id)) report(`mount ${id} is in the tree and does not exist`);
  for (const id of rows) {
    const row = mounts.find(id);
    if (row === undefined) continue;
    if (row.parent !== 0 && !misc.mounts.includes(row.parent))
      report(`mount ${id} lies on ${row.parent}, which is not there`);
    if (!superblocks.has(row.superblock))
      report(`mount ${id} shows superblock ${row.superblock}, which does not exist`);
    users.set(row.superblock, (users.get(row.superblock) ?? 0) + 1);
  }
  for (const id of superblocksUnderWay(k, living)) users.set(id, (users.get(id) ?? 0) + 1);
  for (const id of misc.hierarchies) {
    const {superblock, containers} = hierarchies.get(id);
    const expected = (users.get(superblock) ?? 0) + containers - 1;
    const active = superblocks.find(superblock)?.active;
    if (active !== expected)
      report(`superblock ${superblock} of hierarchy ${id} counts ${active} users and has ${expected}`);
  }
}

export function checkFiles(k: Kernel, living: readonly number[], report: Report): void {
  const {files, mounts, superblocks} = k.state;
  const refs = countDescriptors(k, living, report);
  if (files.size !== refs.size) report(`${files.size} files are open, descriptors lead to ${refs.size}`);
  const open: Readonly<OpenFile>[] = [];
  for (const [id, count] of refs) {
    const file = files.find(id);
    if (file === undefined) continue;
    open.push(file);
    if (file.refs !== count) report(`file ${id} counts ${file.refs} descriptors and has ${count}`);
    if (file.pipe !== 0 || file.device !== '') continue;
    if (!mounts.has(file.position.mount)) report(`file ${id} is in mount ${file.position.mount}, which does not exist`);
    if (!superblocks.has(file.superblock))
      report(`file ${id} is in superblock ${file.superblock}, which does not exist`);
  }
  checkPipes(k, open, report);
  checkMounts(k, living, report);
}
