// Pids: upward from the last one, wrapping to RESERVED_PIDS (kernel/pid.c, alloc_pidmap of 2.6.20).

import {type Fallible, FREE, fail, PID_MAX, type Pid, RESERVED_PIDS} from '../../abi';
import {growTaskColumns} from '../columns';
import type {Kernel} from '../kernel';

/** Takes the next free pid and makes sure that it has a row. Errors: EAGAIN when all are in use. */
export function allocPid(k: Kernel): Fallible<Pid> {
  const {misc, tasks} = k.state;
  let pid = misc.lastPid;
  for (let tried = 0; tried < PID_MAX; tried++) {
    pid = pid + 1 >= PID_MAX ? RESERVED_PIDS : pid + 1;
    if (pid < tasks.capacity && tasks.state[pid] !== FREE) continue;
    if (misc.leakedPids.length > 0 && misc.leakedPids.includes(pid)) continue;
    misc.lastPid = pid;
    if (pid >= tasks.capacity) growTaskColumns(tasks, Math.min(PID_MAX, tasks.capacity * 2), tasks.slots);
    return pid;
  }
  return fail('EAGAIN', `all ${PID_MAX} pids are in use`);
}
