// Tracepoints: what happened, under the names that the kernel's C uses. They feed animation, the history of the cpus and
// the reasons beside failed commands; the machine never reads them.

import type {Errno} from './errno';
import type {ContainerId, Cpu, HierarchyId, Pid, Tick} from './ids';

export interface Tracepoints {
  task_fork: {parent: Pid; child: Pid};
  task_exec: {task: Pid; comm: string};
  task_exit: {task: Pid; status: number};
  task_reap: {task: Pid};
  /** next 0: the cpu idles. */
  sched_switch: {cpu: Cpu; prev: Pid; next: Pid};
  container_create: {container: ContainerId; hierarchy: HierarchyId; parent: ContainerId; name: string};
  container_destroy: {container: ContainerId; hierarchy: HierarchyId};
  container_rename: {container: ContainerId; name: string};
  /** The pointer is switched; `began`: when the write had found its task. */
  attach_task: {task: Pid; hierarchy: HierarchyId; from: ContainerId; to: ContainerId; began: Tick};
  control_write: {container: ContainerId; file: string};
  hierarchy_create: {hierarchy: HierarchyId};
  hierarchy_destroy: {hierarchy: HierarchyId};
  mount: {target: string; fstype: string};
  umount: {target: string};
  signal: {task: Pid; signal: number};
  /** A system call that failed and whose error a program then printed. `object` names what stood in the way. */
  refused: {task: Pid; call: string; errno: Errno; because: string};
  lock_wait: {lock: string; task: Pid; owner: Pid};
}
export type TraceName = keyof Tracepoints;
export type TraceRecord = {
  [N in TraceName]: {readonly tick: Tick; readonly name: N; readonly data: Tracepoints[N]};
}[TraceName];
