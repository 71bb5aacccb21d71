// Which tasks a name means, for pidof and killall: as BusyBox looks for them.

import {failed, syscall, type UserCode} from '../../../abi';
import {baseName} from '../../libc';
import type {TaskFacts} from '../ps';

/** Names of tasks are cut off after these. */
const COMM_LENGTH = 15;

/** By what the kernel calls the task; a name that may have been cut off needs its first argument's word for it. */
function isCalled({comm, argv}: TaskFacts, name: string): boolean {
  if (comm !== name.slice(0, COMM_LENGTH)) return false;
  return comm.length < COMM_LENGTH || argv.slice(0, 2).some(word => baseName(word) === name);
}

/** The tasks of this name, or of the program in this file. The newest pids come first. */
export function* tasksNamed(rows: readonly TaskFacts[], name: string): UserCode<number[]> {
  const found: number[] = [];
  for (const task of rows) {
    const [first = ''] = task.argv;
    let is = isCalled(task, name) || first === name || (first !== '' && baseName(first) === name);
    if (!is && name.startsWith('/')) {
      const exe = yield* syscall('readlink', `/proc/${task.pid}/exe`);
      is = !failed(exe) && exe === name;
    }
    if (is) found.unshift(task.pid);
  }
  return found;
}
