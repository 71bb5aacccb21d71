// Slices: what is, as a view sees it. Hot ones are typed arrays, transferred and never copied. Every slice is made anew from
// the machine's state, so a view that missed an update has lost nothing.

/** Task states as they appear in TasksSlice.state. */
export const TASK_STATES = ['free', 'running', 'sleeping', 'blocked', 'stopped', 'zombie'] as const;
export type TaskStateName = (typeof TASK_STATES)[number];

/** One row per task, in order of pid. */
export interface TasksSlice {
  readonly count: number;
  readonly pid: Int32Array;
  readonly parent: Int32Array;
  /** Index into TASK_STATES. */
  readonly state: Uint8Array;
  /** 1: on a cpu right now; 0: not. */
  readonly onCpu: Uint8Array;
  /** The cpu whose queue the task belongs to. */
  readonly cpu: Int16Array;
  /** Index into `comms`. */
  readonly comm: Uint16Array;
  readonly comms: readonly string[];
  /** container[row * hierarchies + i]: container id in the i-th hierarchy of the hierarchies slice. */
  readonly container: Int32Array;
  readonly hierarchies: number;
}

export interface HierarchySlice {
  readonly id: number;
  readonly dialect: 'container' | 'cgroup';
  readonly subsystems: readonly string[];
  /** Where it is mounted now; null when it lives on unmounted. */
  readonly path: string | null;
  readonly top: number;
  /** Containers that lie too deep to be among the slices, with their tasks. */
  readonly deeper: number;
}

export interface ContainerSlice {
  readonly id: number;
  readonly hierarchy: number;
  /** 0 for the top container. */
  readonly parent: number;
  readonly name: string;
  /** Path inside the hierarchy: "/" or "/web/cgi". */
  readonly path: string;
  /** Member tasks, without those of children. */
  readonly count: number;
  /** One short parameter, e.g. "cpus 0-3" or "4 / 16". */
  readonly summary: string;
  /** The summary shows use above its limit. */
  readonly over: boolean;
  /** Cpus it may use, for brackets; null when no subsystem says. */
  readonly cpus: readonly number[] | null;
  /** Colour and glyph: handed out in order of creation; -1 for top containers. */
  readonly mark: number;
}

export interface CpusSlice {
  /** Running pid per cpu, 0 idle. */
  readonly current: Int32Array;
  /** Memory node per cpu. */
  readonly node: Uint8Array;
  /** Waiting pids, cpu after cpu: queue[offset[c] .. offset[c+1]). */
  readonly queue: Int32Array;
  readonly offset: Int32Array;
}

/** Who ran where, since the last update: triples (cpu, tick, pid), pid 0 for idle, in order of time. */
export interface SwitchesSlice {
  readonly switches: Int32Array;
}

/** A control file with its value as of now. */
export interface ControlFileSlice {
  readonly name: string;
  /** The subsystem it belongs to; 'container' for the generic files. */
  readonly subsystem: string;
  /** null: the file cannot be read. */
  readonly value: string | null;
  readonly writable: boolean;
  readonly about: string;
}

/** What the inspector asked for: a container with its files, or a task with its facts. */
export interface InspectedSlice {
  readonly kind: 'container' | 'task';
  readonly id: number;
  /** Containers: path in the file system, e.g. /dev/ct/web; null if not mounted. */
  readonly path: string | null;
  readonly files: readonly ControlFileSlice[];
}

export interface MountSlice {
  readonly target: string;
  readonly source: string;
  readonly fstype: string;
  readonly options: string;
}

/** An operation of the kernel that a task is within. */
export interface OperationSlice {
  readonly task: number;
  /** -1: the task sleeps in it. */
  readonly cpu: number;
  /** The C function, and those of its steps. */
  readonly op: string;
  readonly steps: readonly string[];
  /** Index of the step that comes next; the number of steps when it only returns. */
  readonly at: number;
  /** attach_task: the subsystem whose can_attach is asked next; '' for none. */
  readonly asks: string;
  /** attach_task: the task that is moved, and the container; 0 in other operations. */
  readonly moves: number;
  readonly to: number;
  /** attach_task: the tick at which the write had found its task; 0 before. */
  readonly began?: number;
}

export interface LockSlice {
  /** "manage_mutex", or "task_lock(12)". */
  readonly name: string;
  /** 0: free. */
  readonly holder: number;
  /** Tasks asleep until it is free, in order of pid. */
  readonly waiters: readonly number[];
}

/** Writes of one pid to `tasks` of containers with the same path, one hierarchy after the other. */
export interface MoveSlice {
  readonly task: number;
  /** Paths inside the hierarchies. */
  readonly from: string;
  readonly to: string;
  /** Where the pointer has been switched, at which tick, and when the write began; in order of time. */
  readonly switches: readonly {readonly hierarchy: number; readonly began: number; readonly tick: number}[];
  /** Children of the task that were born since the first switch. */
  readonly forks: readonly {readonly child: number; readonly tick: number}[];
}

/** The kernel at work. */
export interface StepSlice {
  readonly operations: readonly OperationSlice[];
  /** The global locks always; task locks while they are held. */
  readonly locks: readonly LockSlice[];
  /** The last move there was. */
  readonly move: MoveSlice | null;
}

export interface Slices {
  /** Those that hierarchies of this machine can speak. */
  readonly dialects: readonly HierarchySlice['dialect'][];
  readonly tasks: TasksSlice;
  readonly hierarchies: readonly HierarchySlice[];
  readonly containers: readonly ContainerSlice[];
  readonly cpus: CpusSlice;
  readonly switches: SwitchesSlice;
  readonly mounts: readonly MountSlice[];
  readonly inspected: InspectedSlice | null;
  readonly step: StepSlice;
}
export type SliceName = keyof Slices;
