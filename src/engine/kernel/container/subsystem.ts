// The subsystem interface of V6 (struct container_subsys): what a resource controller implements. A new one is one folder
// in engine/subsystems and one line in its index; mount options, control files, /proc/containers, completion and the
// inspector follow from this object.

import type {Mask, Plain} from '../../../base';
import type {ContainerId, Cpu, Failure, Fallible, Pid} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import type {Dialect} from '../state';

/** A file in every directory of the hierarchies that bind its subsystem. */
export interface ControlFile {
  /** Full name as shown, e.g. `cpuacct.usage`; V6 cpuset has no prefix: `cpus`. */
  readonly name: string;
  /** One plain sentence: what the file means. */
  readonly about: string;
  /** Only in the top container, or only below it. */
  readonly only?: 'top' | 'children';
  /** What a write may say, as in a line of usage: "0 | 1"; PID, CPUS, NODES, FILE and N stand for one of these. */
  readonly takes?: string;
  /** The whole content. Absent: the file cannot be read (EINVAL). */
  read?(k: Kernel, container: ContainerId, me: Pid): Fallible<string>;
  /** One write(2). Answers nothing when all of the text was taken. Absent: EINVAL. The caller holds manage_mutex. */
  write?(k: Kernel, container: ContainerId, text: string, me: Pid): Answer<undefined>;
  /** Bytes of the longest write, where the file itself says so. */
  readonly longestWrite?: number;
}

/** Where a controller meets the rest of the kernel. History patched these call sites by hand. */
export interface KernelHooks {
  /** Before copy_process: may this task fork? (numtasks, pids) */
  mayFork?(k: Kernel, parent: Pid): Failure | undefined;
  /** One tick of cpu time, charged to the task that ran (cpuacct). */
  chargeTime?(k: Kernel, task: Pid, ticks: number): void;
  /** Of several tasks that wait for a cpu, the one that runs next; 0: the one that waits longest (cpu). */
  chooseNext?(k: Kernel, cpu: Cpu): Pid;
  /** The cpus that the task's container lets it use (cpuset). */
  allowedCpus?(k: Kernel, task: Pid): Mask;
  /** The memory nodes that the task's container lets it use (cpuset). */
  allowedNodes?(k: Kernel, task: Pid): Mask;
}

/** Text under /sys/module/SUBSYSTEM/parameters. */
export interface ModuleParameter {
  readonly name: string;
  read(k: Kernel): string;
  write(k: Kernel, text: string): Failure | undefined;
}

export interface Subsystem<S extends Plain = Plain> {
  readonly name: string;
  /** Position in the order of registration; decides the order of names. Gaps are reserved. */
  readonly id: number;
  readonly about: string;
  /** Dialects that know it. */
  readonly dialects: readonly Dialect[];
  /** State for a new container; `container` is in the table, its parent is 0 for a top container. */
  create(k: Kernel, container: ContainerId): Fallible<S>;
  destroy?(k: Kernel, container: ContainerId): void;
  /** Its files are put into the directory of a new container. A refusal leaves them out, and those of all after it. */
  populate?(k: Kernel, container: ContainerId): Failure | undefined;
  /** Holds manage_mutex. */
  canAttach?(k: Kernel, container: ContainerId, task: Pid): Failure | undefined;
  /** Holds manage_mutex and callback_mutex: may not sleep. The pointer is switched already. */
  attach?(k: Kernel, container: ContainerId, old: ContainerId, task: Pid): void;
  /** Holds manage_mutex. */
  postAttach?(k: Kernel, container: ContainerId, old: ContainerId, task: Pid): void;
  /** The child already points to its containers. */
  fork?(k: Kernel, child: Pid): void;
  /** The task still points to its containers. */
  exit?(k: Kernel, task: Pid): void;
  /** The task was reaped or nobody waits for it: its pid becomes free. In the cgroup dialect it still points to the
   * containers that it was in when it ended. */
  release?(k: Kernel, task: Pid): void;
  files(dialect: Dialect): readonly ControlFile[];
  /** One short parameter for the container's header, e.g. "cpus 0-3"; '' for none. */
  summary?(k: Kernel, container: ContainerId): {readonly text: string; readonly over: boolean};
  /** The cpus this container may use, for brackets over the cpus. */
  cpus?(k: Kernel, container: ContainerId): Mask;
  readonly parameters?: readonly ModuleParameter[];
  /** A file in /proc/PID of its own, e.g. cpuset's path. */
  readonly procFile?: {readonly name: string; read(k: Kernel, task: Pid): Fallible<string>};
  readonly hooks?: KernelHooks;
}
