// One thing, three names: what the patch set of 2006 (V6), version 1 and version 2 of cgroups call it, and what it is in one
// plain sentence. The second column is that of released kernels, the third partly from memory of them.

import type {HierarchySlice} from '../protocol';

export interface Term {
  readonly then: string;
  readonly v1: string;
  readonly v2: string;
  readonly sentence: string;
  /** Control files that this row explains. */
  readonly files?: readonly string[];
}

export const GLOSSARY_COLUMNS = ['2006 (V6)', 'cgroup v1', 'cgroup v2', 'In plain words'] as const;

const term = (then: string, v1: string, v2: string, sentence: string, files?: readonly string[]): Term =>
  files === undefined ? {then, v1, v2, sentence} : {then, v1, v2, sentence, files};

const DIALECT = term(
  'container, as in mount -t container',
  'cgroup, as in mount -t cgroup',
  'cgroup2, as in mount -t cgroup2',
  'The type of file system that shows a hierarchy; its files and rules are those of this dialect.',
);

export const GLOSSARY: readonly Term[] = [
  DIALECT,
  term('container', 'cgroup', 'cgroup', 'A group of tasks, shown as a directory.'),
  term(
    'hierarchy',
    'hierarchy',
    'the one unified hierarchy',
    'A tree of groups in which every task of the machine has exactly one place.',
  ),
  term(
    'several hierarchies',
    'several hierarchies',
    'none: one tree for all controllers',
    'A task can be grouped in one way for one resource and in another way for the next.',
  ),
  term(
    'subsystem, resource controller',
    'subsystem',
    'controller',
    'A part of the kernel that counts, limits or places what the tasks of a group use.',
  ),
  term(
    'subsystem state (css)',
    'subsystem state (css)',
    'subsystem state, made per subtree_control',
    'What one subsystem remembers about one group.',
  ),
  term(
    'task->container[]',
    'css_set',
    'css_set',
    'Where the kernel writes down which group of each hierarchy a task is in.',
    [
      'debug.current_css_set',
      'debug.current_css_set_refcount',
      'debug.current_css_set_cg_links',
      'debug.cgroup_css_links',
    ],
  ),
  term(
    'mount options name the subsystems',
    'the same',
    'cgroup.subtree_control',
    'How it is decided which subsystems work on a tree.',
    ['cgroup.subtree_control'],
  ),
  term(
    'no change while the hierarchy is active',
    'remount, as long as there are no children',
    'any time, for groups without tasks of their own',
    'When a subsystem can be added to a tree or taken away.',
  ),
  term(
    'tasks',
    'tasks, cgroup.procs',
    'cgroup.procs, cgroup.threads',
    'Lists who is in a group; a pid written to it moves in.',
    ['tasks', 'cgroup.procs'],
  ),
  term(
    'notify_on_release',
    'notify_on_release',
    'cgroup.events, with its line populated',
    'Asks to be told when the last task and the last child of a group are gone.',
    ['notify_on_release'],
  ),
  term(
    'release_agent',
    'release_agent',
    'none: watch cgroup.events',
    'The program that the kernel starts for a group that became empty.',
    ['release_agent'],
  ),
  term(
    'dummy hierarchy 0',
    'the dummy root',
    'the default root',
    'Where every subsystem lives that no mount has asked for.',
  ),
  term(
    'manage_mutex, callback_mutex',
    'cgroup_mutex',
    'cgroup_mutex, css_set_lock',
    'The locks that a change of groups or of members must hold.',
  ),
  term(
    '/proc/containers',
    '/proc/cgroups',
    'cgroup.controllers of the root',
    'Lists the subsystems of this kernel and where they are bound.',
  ),
  term(
    '/proc/PID/container',
    '/proc/PID/cgroup',
    '/proc/PID/cgroup, one line 0::/path',
    'Tells the place of one task in every hierarchy.',
  ),
  term(
    'container_clone() (proposed)',
    'cgroup_clone(), until 3.0',
    'none',
    'Makes a group for the caller and moves it there in one step.',
  ),
  term('none', 'cgroup.clone_children', 'none', 'Lets a new cpuset begin as a copy of its parent.', [
    'cgroup.clone_children',
  ]),
  term('cpus', 'cpuset.cpus', 'cpuset.cpus', 'The cpus on which the tasks of a group may run.', [
    'cpus',
    'cpuset.cpus',
  ]),
  term('mems', 'cpuset.mems', 'cpuset.mems', 'The memory nodes from which the tasks of a group may get memory.', [
    'mems',
    'cpuset.mems',
  ]),
  term('cpu_exclusive', 'cpuset.cpu_exclusive', 'cpuset.cpus.partition', 'Keeps siblings from using the same cpus.', [
    'cpu_exclusive',
    'cpuset.cpu_exclusive',
  ]),
  term(
    'memory_migrate',
    'cpuset.memory_migrate',
    'none: a change of cpuset.mems always migrates',
    'Whether the memory of a task follows it to the nodes of its group.',
    ['memory_migrate', 'cpuset.memory_migrate'],
  ),
  term(
    'cpuacct.usage, in milliseconds',
    'cpuacct.usage, in nanoseconds',
    'cpu.stat, usage_usec',
    'Cpu time that the tasks of a group used while they were in it.',
    ['cpuacct.usage'],
  ),
  term(
    'min_shares, max_shares (resource groups)',
    'cpu.shares, weights only',
    'cpu.weight, cpu.max',
    'How much of a resource a group gets beside its siblings.',
    ['cpu.shares'],
  ),
  term('numtasks', 'pids.max, pids.current', 'pids.max, pids.current', 'How many tasks a group may have.', [
    'numtasks.shares',
    'numtasks.stats',
    'pids.max',
    'pids.current',
  ]),
  term('none', 'freezer.state', 'cgroup.freeze', 'Stops every task of a group where it is, until it is thawed.', [
    'freezer.state',
  ]),
  term(
    'beancounter: held, barrier, limit, failcnt',
    'memory: usage, limit, failcnt',
    'memory.current, memory.high, memory.max',
    'How much memory a group uses, and where that ends.',
  ),
  term('nsproxy container', 'ns subsystem, until 3.0', 'cgroup namespace', 'A group that follows from namespaces.'),
  term(
    'guest, VPS, vserver',
    'container, as LXC means it',
    'container',
    'A whole system of tasks that believes it has a machine to itself.',
  ),
];

/** One row in words, for those who hear it. */
export const termLine = ({then, v1, v2, sentence}: Term): string => [then, v1, v2, sentence].join('; ');

export const describeGlossary = (): string => [GLOSSARY_COLUMNS.join('; '), ...GLOSSARY.map(termLine)].join('\n');

/** What it means that a hierarchy speaks this dialect. */
export function dialectHint(dialect: HierarchySlice['dialect']): string {
  const origin = dialect === 'container' ? 'the patch set of 2006, V6' : 'version 1, as in released kernels';
  return `${dialect}: ${origin}. ${DIALECT.sentence}`;
}

/** What a control file is called elsewhere: '' where the glossary has no word for it. */
export function otherNames(file: string): string {
  const found = GLOSSARY.find(({files}) => files?.includes(file));
  return found === undefined ? '' : `2006: ${found.then}. Version 1: ${found.v1}. Version 2: ${found.v2}.`;
}
