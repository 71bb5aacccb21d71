// The two dialects of the one mechanism: `container` behaves as the V6 patch set of 22 Dec 2006, `cgroup` as version 1 of
// cgroups in a released kernel. Whatever differs between them is a row of this table; no other file compares dialects.
// Rows that depend on the machine option `quirks` are functions of it.

import type {Errno} from '../../abi';
import type {Dialect} from '../state';

export interface DialectRules {
  /** Name of the file system type. */
  readonly fstype: string;
  /** Hierarchies live in a static array of maxHierarchies entries (else any number, with ids behind that array). */
  readonly staticHierarchies: boolean;

  /** Mount options: whether "a,,b" is refused, what an unknown word answers, and whether name=, none and the like exist. */
  readonly refusesEmptyToken: boolean;
  readonly unknownOption: Errno;
  readonly extraOptions: boolean;
  /** remount may add and remove subsystems while there are no children. */
  readonly remountRebinds: boolean;
  /** The mount of a new hierarchy ends with a grace period, because every task has got a pointer. */
  readonly mountWaits: boolean;

  /** A hierarchy goes one grace period after its last mount; a mount that needs what it binds waits for that. */
  readonly destroysLater: boolean;

  /** A write to a control file holds callback_mutex besides manage_mutex (cgroup_mutex is enough). */
  readonly changesUnderCallback: boolean;

  readonly rootMode: number;
  readonly fileMode: number;
  /** Of files that only read. */
  readonly readOnlyMode: number;
  /** Bytes of the longest write to a control file. */
  readonly longestWrite: number;
  readonly newlineInNames: boolean;
  /** A rename into another directory is refused (EIO) before it is looked whether the name is taken there (EEXIST). */
  readonly refusesMoveFirst: boolean;
  /** Control files of the system itself, in order; `top`: only in the top container. */
  readonly files: readonly GenericFileName[];
  readonly topFiles: readonly GenericFileName[];
  /** A listing begins with what was made last (dcache_readdir of 2.6.20), else with the first child. */
  readonly newestFirst: boolean;

  /** Numbers: "12abc" reads as 12 and "abc" as 0 (strtoul), or must be a number as a whole (kstrtoull). */
  readonly strictNumbers: boolean;
  /** What the attach of something that is no pid answers. */
  readonly notAPid: Errno;
  /** Attach of an exiting task: refused (ESRCH), or nothing happens. */
  readonly refusesExiting: boolean;
  readonly movesKthreadd: boolean;
  /** Attach to the container the task is in already does everything again. */
  readonly reattaches: boolean;
  /** The list of tasks is made when the file is opened (else when it is read). */
  readonly listsAtOpen: boolean;
  /** A task that ended points to its containers until it is reaped (else to the top ones), though it is no member. */
  readonly zombiesStay: boolean;
  /** A directory whose files cannot all be made stays, half filled (else its mkdir fails). */
  keepsHalfFilled(quirks: boolean): boolean;
  /** Zombies stand in the top container's list. */
  listsZombies(quirks: boolean): boolean;

  /** The release agent waits until no css of the container is referenced. */
  releaseWaitsForReferences(quirks: boolean): boolean;
  /** What is kept of a text written to release_agent. */
  agentPath(text: string, quirks: boolean): string;
  /** What a task uses counts in the containers above its own, too (cpuacct). */
  readonly chargesAncestors: boolean;
  /** Order in which names of subsystems are listed. */
  compareNames(a: NamedSubsystem, b: NamedSubsystem): number;
}

export type GenericFileName =
  | 'tasks'
  | 'notify_on_release'
  | 'release_agent'
  | 'cgroup.procs'
  | 'cgroup.clone_children'
  | 'cgroup.sane_behavior';

interface NamedSubsystem {
  readonly name: string;
  readonly id: number;
}

/** include/linux/cgroup_subsys.h of a released kernel: the order in which names print. */
const RELEASED_ORDER =
  'cpuset cpu cpuacct blkio memory devices freezer net_cls perf_event net_prio hugetlb pids rdma misc debug'.split(' ');

function releasedPlace(subsystem: NamedSubsystem): number {
  const place = RELEASED_ORDER.indexOf(subsystem.name);
  return place < 0 ? RELEASED_ORDER.length + subsystem.id : place;
}

export const DIALECTS: Readonly<Record<Dialect, DialectRules>> = {
  container: {
    fstype: 'container',
    staticHierarchies: true,
    refusesEmptyToken: true,
    unknownOption: 'ENOENT',
    extraOptions: false,
    remountRebinds: false,
    mountWaits: true,
    changesUnderCallback: true,
    destroysLater: false,
    rootMode: 0o755,
    fileMode: 0o644,
    readOnlyMode: 0o644,
    longestWrite: 4095,
    newlineInNames: true,
    refusesMoveFirst: false,
    files: ['notify_on_release', 'tasks'],
    topFiles: ['release_agent'],
    newestFirst: true,
    strictNumbers: false,
    notAPid: 'EIO',
    refusesExiting: true,
    movesKthreadd: true,
    reattaches: true,
    listsAtOpen: true,
    zombiesStay: false,
    keepsHalfFilled: quirks => quirks,
    listsZombies: quirks => quirks,
    releaseWaitsForReferences: quirks => !quirks,
    agentPath: (text, quirks) => (quirks ? text : text.replace(/\n$/, '')),
    chargesAncestors: false,
    // Subsystems are added at the head of the hierarchy's list, so the last registered one prints first.
    compareNames: (a, b) => b.id - a.id,
  },
  cgroup: {
    fstype: 'cgroup',
    staticHierarchies: false,
    refusesEmptyToken: false,
    unknownOption: 'EINVAL',
    extraOptions: true,
    remountRebinds: true,
    mountWaits: false,
    changesUnderCallback: false,
    destroysLater: true,
    rootMode: 0o555,
    fileMode: 0o644,
    readOnlyMode: 0o444,
    longestWrite: 4096,
    newlineInNames: false,
    refusesMoveFirst: true,
    files: ['tasks', 'cgroup.procs', 'cgroup.clone_children', 'notify_on_release'],
    topFiles: ['release_agent', 'cgroup.sane_behavior'],
    newestFirst: false,
    strictNumbers: true,
    notAPid: 'EINVAL',
    refusesExiting: false,
    movesKthreadd: false,
    reattaches: false,
    listsAtOpen: false,
    zombiesStay: true,
    keepsHalfFilled: () => false,
    listsZombies: () => false,
    releaseWaitsForReferences: () => true,
    agentPath: text => text.trim(),
    chargesAncestors: true,
    compareNames: (a, b) => releasedPlace(a) - releasedPlace(b),
  },
};
