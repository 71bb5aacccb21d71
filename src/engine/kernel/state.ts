// Every byte that a keyframe must hold: typed columns for what is hot and uniform, copy-on-write tables for what is cold
// and irregular, one plain record for the rest. Never functions, class instances of ours, generators, or pointers from
// one record to another: ids only.

import {type Frame, type Plain, type RandomState, Table} from '../../base';
import type {
  ContainerId,
  Disposition,
  Errno,
  FileKind,
  HierarchyId,
  MountId,
  Pid,
  SuperblockId,
  SyscallRequest,
  SyscallResult,
  Tick,
} from '../abi';
import {type CpuColumns, createCpuColumns, createTaskColumns, type TaskColumns} from './columns';

/** A place in the tree of mounted file systems: what struct path is in the kernel. */
export interface Position {
  readonly mount: MountId;
  /** The file system's own number of the file. */
  readonly ino: number;
}

export interface ProgramState {
  name: string;
  argv: readonly string[];
  environ: Readonly<Record<string, string>>;
  entry: Plain;
  /** Generator programs: the last checkpoint, the results since, and whether the first request was already taken. */
  checkpoint: Plain;
  log: SyscallResult[];
  started: boolean;
  /** Procedure programs: memory and frames. */
  memory: object | null;
  stack: Frame[];
}

export interface Refusal {
  readonly call: string;
  readonly errno: Errno;
  readonly because: string;
  /** The numbers and texts that the call was given. */
  readonly args: readonly Plain[];
  /** The file behind the descriptor in the first of them. */
  readonly file: Position | null;
}

/** A refusal that a program has told of at the terminal: with who was refused, and where. */
export interface ShownRefusal extends Refusal {
  readonly task: Pid;
  readonly euid: number;
  readonly cwd: Position;
}

/** The cold part of a task; the hot part is a row of TaskColumns under the same pid. */
export interface TaskRecord {
  readonly pid: Pid;
  comm: string;
  uid: number;
  euid: number;
  gid: number;
  umask: number;
  cwd: Position;
  /** Open file ids by descriptor; 0 is a closed descriptor. */
  fds: number[];
  /** Descriptors that exec closes. */
  closeOnExec: number[];
  /** 0..255, or 128 + signal. */
  exitStatus: number;
  exitSignal: number;
  dispositions: Record<string, Disposition>;
  program: ProgramState;
  /** Progress in the kernel: the pending call, its frames, and the reply to the next step or to the program. */
  call: SyscallRequest | null;
  stack: Frame[];
  reply: unknown;
  /** The last refused call, for the reason beside a printed error. */
  refusal: Refusal | null;
}

/** An open file description: what struct file is. */
export interface OpenFile {
  readonly position: Position;
  readonly superblock: SuperblockId;
  readonly flags: number;
  /** Bytes. */
  pos: number;
  /** Descriptors that point here, in all tasks. */
  refs: number;
  /** Content fixed at open (V6 `tasks`), else null. */
  snapshot: string | null;
  /** Pipe id, or 0. */
  readonly pipe: number;
  /** Which device, for character devices. */
  readonly device: string;
}

export interface Pipe {
  buffer: string;
  readers: number;
  writers: number;
}

/** A file of the in-memory file systems (rootfs, tmpfs, devtmpfs, sysfs directories). */
export interface Inode {
  readonly superblock: SuperblockId;
  kind: FileKind;
  mode: number;
  uid: number;
  gid: number;
  mtime: Tick;
  nlink: number;
  /** Open file descriptions: an unlinked file lives until the last one is closed. */
  opened: number;
  /** Directories: the containing directory, and entries by name (in order of creation). */
  parent: number;
  entries: Record<string, number>;
  /** Files: content; symlinks: target; devices: name of the device. */
  data: string;
}

export interface Superblock {
  readonly fstype: string;
  readonly root: number;
  /** References: one per mount, and what the file system adds (V6: one per child container). */
  active: number;
  readonly source: string;
  /** What the file system keeps here: containerfs the hierarchy id. */
  data: Plain;
}

export interface Mount {
  /** The mount on which this one lies, and the directory in it; 0 for the first. */
  readonly parent: MountId;
  readonly at: number;
  readonly superblock: SuperblockId;
  /** The part of the file system that shows: its root, or a subtree for a bind mount. */
  readonly root: number;
  readonly source: string;
  /** Path as given by mount(2), made absolute. */
  readonly target: string;
  readonly fstype: string;
  readonlyMount: boolean;
  options: string;
}

/** container_subsys_state: what the container system keeps for a subsystem, and the subsystem's own state. */
export interface Css {
  refcnt: number;
  state: Plain;
}

export interface FileAttributes {
  mode: number;
  uid: number;
  gid: number;
}

export interface Container {
  readonly hierarchy: HierarchyId;
  /** 0 for the top container. */
  readonly parent: ContainerId;
  name: string;
  /** In order of creation. */
  children: ContainerId[];
  /** Member tasks (V6 `count`; the top container's extra 1 is added where it is shown). */
  count: number;
  notifyOnRelease: boolean;
  /** cgroup dialect: children copy the parent's cpuset. */
  cloneChildren: boolean;
  attributes: FileAttributes;
  /** Attributes of single control files that chmod or chown changed. */
  fileAttributes: Record<string, FileAttributes>;
  /** Subsystems whose files the directory lacks, because it could not be filled. */
  missingFiles: readonly string[];
  /** By subsystem name; a row for each bound subsystem. */
  css: Record<string, Css>;
  createdAt: Tick;
}

export type Dialect = 'container' | 'cgroup';

export interface Hierarchy {
  readonly dialect: Dialect;
  /** Bound subsystems, in order of id. */
  subsystems: string[];
  top: ContainerId;
  /** Containers, the top included. */
  containers: number;
  superblock: SuperblockId;
  releaseAgent: string;
  /** cgroup dialect: `name=`; '' otherwise. */
  name: string;
  /** cgroup dialect: the number shown in /proc/PID/cgroup. */
  number: number;
  noprefix: boolean;
  /** Tick at which it is destroyed, after its last mount went; 0 while it lives. */
  dyingUntil: Tick;
}

export interface Terminal {
  /** Typed and not yet read. */
  input: string;
  /** What stands before the cursor while somebody waits for a line; '' otherwise. */
  prompt: string;
  /** Exit status of the last command when the prompt came. */
  lastStatus: number;
  foreground: Pid;
  /** Bytes written so far, and a running hash of them: the transcript is part of the state's hash. */
  written: number;
  writtenHash: number;
  /** The last refusal that was shown here, for `why`. */
  refusal: ShownRefusal | null;
}

export interface Misc {
  tick: Tick;
  /** The cpu that moves next in this tick, and the calls it may still make. */
  cpu: number;
  budget: number;
  /** A drained operation was stopped between two steps: the next run goes on with that very step. */
  inside: boolean;
  lastPid: Pid;
  /** Tasks made since boot: total_forks. */
  forks: number;
  /** Load averages of 1, 5 and 15 minutes, in units of 1/2048 of a task (see sched/load). */
  avenrun: number[];
  /** Pids lost for good: with quirks on, a fork that numtasks refuses never gives its pid back. */
  leakedPids: Pid[];
  tasks: number;
  random: RandomState;
  hostname: string;
  /** Lock owners, 0 when free. */
  locks: Record<string, Pid>;
  /** Ids of active hierarchies in ascending order. */
  hierarchies: HierarchyId[];
  /** The first tick at which a dying hierarchy is destroyed; 0 when none is dying. */
  nextDeath: Tick;
  /** Last number given to a cgroup hierarchy. */
  hierarchyNumber: number;
  /** By subsystem name: the hierarchy that binds it, 0 for the dummy. */
  bound: Record<string, HierarchyId>;
  /** The top container of the dummy hierarchy. */
  dummyTop: ContainerId;
  /** Module parameters, "numtasks.total_numtasks" -> text. */
  parameters: Record<string, Plain>;
  /** By file system: superblocks that exist once per machine. */
  singletons: Record<string, SuperblockId>;
  /** Mounts in the tree, in the order of mount(2). A mount row that is not here was detached and waits for its last user. */
  mounts: MountId[];
  terminal: Terminal;
  panic: string;
}

export interface KernelState {
  misc: Misc;
  tasks: TaskColumns;
  cpus: CpuColumns;
  records: Table<TaskRecord>;
  files: Table<OpenFile>;
  pipes: Table<Pipe>;
  inodes: Table<Inode>;
  superblocks: Table<Superblock>;
  mounts: Table<Mount>;
  containers: Table<Container>;
  hierarchies: Table<Hierarchy>;
}

export function createState(cpus: number, seed: number): KernelState {
  return {
    misc: {
      tick: 0,
      cpu: cpus,
      budget: 0,
      inside: false,
      lastPid: 0,
      forks: 0,
      avenrun: [0, 0, 0],
      leakedPids: [],
      tasks: 0,
      random: {seed: seed | 0},
      hostname: 'guest',
      locks: {manage_mutex: 0, callback_mutex: 0, tasklist_lock: 0},
      hierarchies: [],
      nextDeath: 0,
      hierarchyNumber: 0,
      bound: {},
      dummyTop: 0,
      parameters: {},
      singletons: {},
      mounts: [],
      terminal: {input: '', prompt: '', lastStatus: 0, foreground: 0, written: 0, writtenHash: 0, refusal: null},
      panic: '',
    },
    tasks: createTaskColumns(256, 8),
    cpus: createCpuColumns(cpus),
    records: new Table<TaskRecord>(),
    files: new Table<OpenFile>(file => ({...file}), true),
    pipes: new Table<Pipe>(pipe => ({...pipe}), true),
    inodes: new Table<Inode>(inode => ({...inode, entries: {...inode.entries}})),
    superblocks: new Table<Superblock>(),
    mounts: new Table<Mount>(mount => ({...mount})),
    containers: new Table<Container>(),
    hierarchies: new Table<Hierarchy>(),
  };
}
