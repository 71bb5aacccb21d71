// Where operations interleave: whether all of them stand at points between which the laws hold. They do where a whole
// operation may rest: asleep for manage_mutex, a grace period, a pipe, a child. They do not where it can only wait because
// another is in its middle, too: for an inner lock, with half a child, or dying and still counted.

import {stepName} from '../../base';
import {FREE} from '../../engine/abi';
import type {Kernel} from '../../engine/kernel';

/** In the middle of a birth, or at the edge of death with its containers not yet left. */
const UNSETTLED: readonly string[] = [
  'do_fork task_lock',
  'do_fork container_fork',
  'do_fork write_lock_irq',
  'do_fork wake_up_new_task',
  'container_exit leave_containers',
  'do_exit container_exit',
];

export function isSettled(k: Kernel): boolean {
  const {cpus, tasks, records, misc} = k.state;
  if (misc.locks.callback_mutex !== 0 || misc.locks.tasklist_lock !== 0) return false;
  for (let cpu = 0; cpu < k.config.cpus; cpu++)
    if ((records.find(cpus.current[cpu] as number)?.stack.length ?? 0) > 0) return false;
  for (let pid = 1; pid < tasks.capacity; pid++) {
    if (tasks.state[pid] === FREE) continue;
    if (tasks.locked[pid] !== 0) return false;
    const {stack = []} = records.find(pid) ?? {};
    if (stack.some(frame => UNSETTLED.includes(`${frame.op} ${stepName(frame)}`))) return false;
  }
  return true;
}
