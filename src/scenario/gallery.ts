// The built-in scenarios, in the order in which they teach: each is public/scenarios/NAME.sh, a script that says the rest
// itself. `title` is that of its own directive. A scenario claims nothing that its script does not show.

export interface GalleryScenario {
  /** Of its file, its pictures and its link. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what it shows. */
  readonly about: string;
  /** Whose idea it was, and when it was put to the lists or into a kernel. */
  readonly whose: string;
  readonly when: string;
}

const scenario = (name: string, title: string, about: string, whose: string, when: string): GalleryScenario => ({
  name,
  title,
  about,
  whose,
  when,
});

const MENAGE = 'Paul Menage, containers V6';
const V6_DAY = '22 Dec 2006';

// biome-ignore format: a table
export const GALLERY: readonly GalleryScenario[] = [
  scenario('fence', 'A fence of cpus', 'Three containers share out eight cpus, and a new one lets nobody in until it has some.', 'Simon Derr and Paul Jackson, cpusets', '2005'),
  scenario('cut-across', 'Two groupings that cut across each other', 'The same tasks are grouped by the kind of work for cpus and by user for numbers, at once.', MENAGE, V6_DAY),
  scenario('busy', 'The superblock that is busy', 'A subsystem is in one hierarchy at a time: the same set is the same tree, any other that overlaps is busy.', MENAGE, V6_DAY),
  scenario('stale', 'The fence moves, its tasks do not', 'A write to cpus changed the fence and not who was inside, until Linux 2.6.24.', 'Paul Jackson, cpusets', '2005 to 2008'),
  scenario('exclusive', 'Cpus of one’s own', 'No sibling shares a cpu with an exclusive cpuset: three rules refuse, and one order of writes leads out.', 'Paul Jackson, cpusets', '2005'),
  scenario('fork-bomb', 'A fork bomb meets numtasks', 'Who forks for ever is stopped at ten tasks, and all the others have room as before.', 'Resource Groups (CKRM) on containers V6', V6_DAY),
  scenario('accounting', 'Who used the cpu', 'The smallest subsystem counts milliseconds by group: a task that moves leaves its past behind.', MENAGE, V6_DAY),
  scenario('moving', 'Moving a running job', 'A write moves one task and not its children, so a job is moved by looking again until nobody is left.', 'Rohit Seth; Paul Menage', '2006'),
  scenario('torn-move', 'A torn move', 'A task forks between the three writes that move it, and its children are here in one tree and there in another.', MENAGE, V6_DAY),
  scenario('one-or-many', 'One hierarchy, or one for each subsystem', 'The same two groups in one tree and in three: directories and writes are counted.', 'Paul Jackson and Paul Menage', V6_DAY),
  scenario('outlives', 'A hierarchy that outlives its umount', 'umount hides the tree: its tasks stay fenced, and its subsystem stays bound.', MENAGE, V6_DAY),
  scenario('release-agent', 'The one who cleans up', 'When the last task leaves, the kernel starts a program that removes the container.', 'cpusets; containers V6', V6_DAY),
  scenario('delegate', 'In other hands', 'A guest divides the cpus that it was given, and can neither take more nor leave.', 'Serge Hallyn and Paul Menage', '28 Aug 2007'),
  scenario('no-walls', 'A container is not a wall', 'A task with two cpus sees all eight, sees everybody, and may end a task of another container.', 'LWN on Rohit Seth’s containers', 'Sep 2006'),
  scenario('dialects', 'One machine, two dialects', 'container of 2006 and cgroup of today side by side: the same verbs, other names.', 'Paul Menage, Linux 2.6.24', 'Jan 2008'),
  scenario('freezer', 'Everybody stop', 'One write stops all tasks of a group where they are; even a kill waits until they thaw.', 'Matt Helsley and Cedric Le Goater', '2008'),
  scenario('shares', 'Twice the share', 'A group may have the whole cpu while nobody else wants it, and a third when another has twice its share.', 'Srivatsa Vaddagiri, Linux 2.6.24', 'Jan 2008'),
  scenario('pids', 'The limit that came back', 'What numtasks had tried is in today’s kernels as pids: a fork over the limit of any group above is refused.', 'Aleksa Sarai, Linux 4.3', '2015'),
];
