// What this machine does differently from the system of 2006 and from a real kernel, as one table: `ours` beside `theirs`,
// with where `theirs` is known from and how sure that is. Cases that a recording proves different are not listed here: those
// list themselves. An entry goes when the difference goes.

/**
 * simplified: done otherwise on purpose; derived: follows from the sources, which do not say it in so many words;
 * recalled: from memory of a later kernel; reconstructed: the text is lost, and this is how it must have been;
 * quirk: the code of the time did it, and the machine option `quirks` brings it back.
 */
export type Confidence = 'simplified' | 'derived' | 'recalled' | 'reconstructed' | 'quirk';

export interface Difference {
  readonly id: string;
  /** What it is about, in a few words. */
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const d = (
  confidence: Confidence,
  id: string,
  what: string,
  ours: string,
  theirs: string,
  source: string,
): Difference => ({id, what, ours, theirs, source, confidence});

const MACHINE: readonly Difference[] = [
  d(
    'simplified',
    'scheduler',
    'which task runs next',
    'one queue per cpu, in turns of 20 ms; only the cpu subsystem weighs anything',
    'the O(1) scheduler of 2.6.20: two arrays of 140 priorities, slices of 5 to 800 ms, bonuses for sleepers',
    'kernel/sched.c of 2.6.20',
  ),
  d(
    'simplified',
    'balancing',
    'spreading tasks over cpus',
    'a task goes to the least loaded cpu when it wakes, and an idle cpu takes one from the longest queue',
    'scheduling domains are balanced at intervals too, and tasks that are cache-hot stay',
    'kernel/sched.c of 2.6.20, load_balance',
  ),
  d(
    'simplified',
    'chance',
    'order of what happens at once',
    'lowest cpu and lowest pid first, always; the same input gives the same run',
    'depends on timing, and differs from run to run',
    'kernel/sched.c of 2.6.20',
  ),
  d(
    'simplified',
    'time',
    'cost of a system call',
    'a call takes no time of its own: a cpu makes up to 16 of them in a tick of 1 ms',
    'each call takes the time it takes, and is counted as system time',
    'fs/proc/proc_misc.c of 2.6.20',
  ),
  d(
    'simplified',
    'cpu-time',
    'cpu time',
    'counted in whole ticks of 1 ms, all of it user time; cpuacct.usage_sys is always 0',
    'cgroup v1 counts nanoseconds of user and system time',
    'kernel/sched/cpuacct.c',
  ),
  d(
    'simplified',
    'grace-period',
    'length of an RCU grace period',
    '10 ms, always; an attach waits for one, and so does the mount of a new hierarchy of V6',
    'as long as every cpu needs to pass a quiescent state, a few milliseconds on an idle machine',
    'kernel/rcupdate.c of 2.6.20',
  ),
  d(
    'simplified',
    'threads',
    'threads',
    'a task is a process with one thread: tasks and cgroup.procs list the same',
    'a process has threads, each of which can be in a container of its own',
    'V6 3/6, attach_task',
  ),
  d(
    'simplified',
    'sessions',
    'sessions and terminals',
    'one terminal and process groups, no sessions',
    'setsid, controlling terminals, SIGHUP for the session of a terminal that went away',
    'kernel/sys.c of 2.6.20',
  ),
  d(
    'simplified',
    'memory',
    'memory',
    'tasks have no pages: memory nodes can be allowed, but nothing is placed on them; ps and top have no sizes, free has ' +
      'the total alone',
    'pages are placed on the nodes that the cpuset of the task allows',
    'mm/mempolicy.c of 2.6.20',
  ),
  d(
    'simplified',
    'release',
    'kernel version',
    'uname says 2.6.20-rc1 where both dialects are; with the patch set cgroup-v1 it says 6.1.0, over the same machine',
    'file system type cgroup came with 2.6.24, and what surrounds it has changed with every release since',
    'kernel/cgroup.c of 2.6.24; kernel/cgroup/cgroup-v1.c of 6.1',
  ),
];

const FILES: readonly Difference[] = [
  d(
    'simplified',
    'executables',
    'files in /bin',
    'a text whose first line names the program; a copy of it runs that program under any name',
    'machine code, found by its ELF header',
    'fs/binfmt_elf.c of 2.6.20',
  ),
  d(
    'simplified',
    'proc-exe',
    '/proc/PID/exe',
    '/bin/ and the name of the program, wherever its file lies',
    'the file that was started, with " (deleted)" once it is removed',
    'fs/proc/base.c of 2.6.20, proc_exe_link',
  ),
  d(
    'simplified',
    'proc-files',
    'what /proc holds',
    'the files that can be told truthfully: meminfo only with MemTotal, cpuinfo with three lines for each cpu, stat ' +
      'without interrupts and context switches, version without the compiler, no PID/statm, maps or limits; and some that ' +
      'are younger than 2.6.20, as PID/mountinfo and PID/comm',
    'some forty files, and more in each',
    'fs/proc/proc_misc.c of 2.6.20',
  ),
  d(
    'simplified',
    'proc-fd',
    '/proc/PID/fd and cwd',
    'links that say what is open; one to a pipe cannot be opened, and one to what was removed lacks its name',
    'whoever opens the link gets the same file or pipe again; the name of a removed file stays',
    'fs/proc/base.c of 2.6.20, proc_fd_link',
  ),
  d(
    'simplified',
    'proc-stat',
    '/proc/PID/stat',
    'what the machine does not have is 0 in stat, and left out of status',
    'addresses, faults and memory sizes',
    'fs/proc/array.c of 2.6.20',
  ),
  d(
    'simplified',
    'dates',
    'dates that ls and date show',
    'the clock reads 22 December 2006, 00:00 UTC at boot, and nobody can set it; a control file has the date of its ' +
      'container, /proc that of now',
    'the wall clock; a date for each file',
    'fs/inode.c of 2.6.20',
  ),
  d(
    'simplified',
    'users',
    'users',
    'root and nobody; any other number is a user without a name',
    'whatever /etc/passwd lists',
    'passwd(5)',
  ),
  d(
    'recalled',
    'devtmpfs',
    'how /dev is filled',
    'a devtmpfs with null, zero, urandom, tty and console, so that both dialects find the same tree',
    'udev made the devices of 2006; devtmpfs came with 2.6.32',
    'drivers/base/devtmpfs.c',
  ),
  d(
    'recalled',
    'read-only-mounts',
    'mount -o ro',
    'a property of the mount',
    'a property of the file system before 2.6.26',
    'fs/namespace.c of 2.6.26',
  ),
];

const CONTAINERS: readonly Difference[] = [
  d(
    'recalled',
    'hierarchy-end-cgroup',
    'when a hierarchy ends (cgroup)',
    'one grace period of 10 ms after its last mount; a mount that needs what it binds waits for that',
    'a percpu reference dies through RCU and a work queue; a mount that meets it is restarted every 10 ms',
    'kernel/cgroup/cgroup-v1.c, cgroup1_get_tree',
  ),
  d(
    'simplified',
    'umount-lock',
    'umount and manage_mutex',
    'umount never waits: it may end a hierarchy while an attach elsewhere sleeps with the mutex in its hand',
    'container_put_super takes manage_mutex, so umount waits for the attach',
    'V6 3/6, container_put_super',
  ),
  d(
    'derived',
    'cpuset-type',
    'mount -t cpuset',
    'the cpuset of cgroups without prefixes; on the default machine with quirks on, that of V6',
    'V6: a container mount that sets /sbin/cpuset_release_agent; 2.6.24 and later: a cgroup mount with noprefix',
    'V6 3/6, cpuset_get_sb',
  ),
  d(
    'simplified',
    'both-dialects',
    'container and cgroup on one machine',
    'the default patch set has both types side by side; a hierarchy speaks the dialect it was mounted with',
    'no kernel had both: cgroup replaced container',
    'kernel/cgroup.c of 2.6.24',
  ),
  d(
    'simplified',
    'cpuset-flags',
    'memory_migrate, memory_spread_*, memory_pressure* and sched_* of cpuset',
    'kept, shown and inherited, without any effect',
    'they move pages, spread caches, measure reclaim and build scheduling domains',
    'kernel/cpuset.c of 2.6.20',
  ),
  d(
    'simplified',
    'freezing',
    'how long freezing takes',
    'who sleeps or waits for a cpu is frozen at once; only who holds a lock is waited for',
    'each task is woken and freezes itself on its way out of the kernel, so FREEZING can be seen for a while',
    'kernel/cgroup/legacy_freezer.c',
  ),
  d(
    'simplified',
    'cpu-shares',
    'cpu.shares',
    'fair on each cpu by itself; tasks are not spread over the cpus by weight',
    'the weight of a group is divided among the cpus by its load there, and balanced',
    'kernel/sched/fair.c',
  ),
  d(
    'simplified',
    'debug-subsystems',
    'debug1, debug2, ...',
    'any number of subsystems of V6 that do nothing but hold references and fail when told to',
    'V6 had none; the debug subsystem of released kernels is one, and is here in the cgroup dialect',
    'kernel/cgroup_debug.c of 2.6.24',
  ),
  d(
    'simplified',
    'debug-values',
    'pointers and ids in the files of debug (cgroup)',
    'a pointer is the hash of what it points to; ids of states count containers; css_sets are in the order of their tasks',
    'hashed addresses; ids are handed out by subsystem, the lowest free one first; css_sets are in the order of their birth',
    'kernel/cgroup/debug.c of 6.1',
  ),
  d(
    'simplified',
    'debug-delay',
    'references and states that go (debug of cgroup)',
    'a task that was reaped and a directory that was removed are gone at once',
    'references go after a grace period, and states after another',
    'kernel/cgroup/cgroup.c of 6.1, cgroup_free and css_killed_work_fn',
  ),
  d(
    'simplified',
    'controllers',
    'subsystems of version 1',
    'cpuset, cpu, cpuacct, freezer, pids, and debug where it is asked for',
    'memory, blkio, devices, net_cls, perf_event, net_prio, hugetlb, rdma and misc as well',
    'include/linux/cgroup_subsys.h of 6.1',
  ),
  d(
    'simplified',
    'cpu-files',
    'files of the cpu subsystem',
    'cpu.shares alone',
    'cpu.cfs_quota_us, cpu.cfs_period_us, cpu.cfs_burst_us, cpu.idle and cpu.stat too: bandwidth can be limited',
    'kernel/sched/core.c of 6.1, cpu_legacy_files',
  ),
  d(
    'simplified',
    'cgroup2',
    'version 2 of cgroups',
    'no file system type cgroup2, so no line 0:: in /proc/PID/cgroup',
    'one hierarchy more, which takes the subsystems that no hierarchy of version 1 has',
    'Documentation/admin-guide/cgroup-v2.rst',
  ),
  d(
    'derived',
    'subsystem-order',
    'ids of subsystems, and the order in which their names print (container)',
    'cpuset, cpuacct and numtasks in order of id; the last one prints first, as subsystems are added at the head of a list',
    'the same by the order of the init calls and of list_add; no output of the time with several subsystems was seen',
    'V6 3/6, container_register_subsys',
  ),
  d(
    'recalled',
    'agent-place',
    'where a release agent runs',
    'in the top container of every hierarchy',
    'as a child of a kernel thread, which is in the top containers',
    'kernel/kmod.c of 2.6.20, call_usermodehelper',
  ),
  d(
    'recalled',
    'glossary-v2',
    'the cgroup v2 column of the glossary',
    'names and meanings only: no hierarchy here speaks version 2',
    'a dialect of its own, with one hierarchy',
    'Documentation/admin-guide/cgroup-v2.rst',
  ),
];

/** `ours`: with quirks off, as a machine boots; `theirs`: with quirks on. */
const QUIRKS: readonly Difference[] = [
  d(
    'quirk',
    'Q1',
    'newline in release_agent',
    'one trailing newline is stripped',
    'it becomes part of the path, so the agent that `echo` wrote never runs',
    'V6 3/6, container_common_file_write',
  ),
  d(
    'quirk',
    'Q2',
    'newline in a write to numtasks',
    'one trailing newline is accepted',
    'refused with EINVAL',
    'V6 5/6, kernel/res_group/rgcs.c',
  ),
  d(
    'quirk',
    'Q4',
    'fork beyond the limit of numtasks',
    'EAGAIN, and no pid is used up',
    'ENOSPC, and a pid is lost for good',
    'V6 5/6, kernel/fork.c',
  ),
  d(
    'quirk',
    'Q5',
    'total_numtasks at boot',
    'the number of pids, so max_shares acts at once',
    'unset, so max_shares limits nothing until it is written',
    'V6 5/6, kernel/res_group/numtasks.c',
  ),
  d(
    'quirk',
    'Q6',
    'a group without a limit of its own (numtasks)',
    'the nearest group above that has a limit is asked too',
    'it escapes the limit of its parent',
    'V6 5/6, numtasks_allow_fork',
  ),
  d(
    'quirk',
    'Q7',
    'references and the release agent',
    'the agent waits for the last reference to the container',
    'references neither delay the agent nor start it again',
    'V6 3/6, css_put',
  ),
  d(
    'quirk',
    'Q8',
    'zombies',
    'are listed nowhere',
    'stand in the tasks file of the top container',
    'V6 1/6, pid_array_load',
  ),
  d(
    'quirk',
    'Q9',
    'remount of a hierarchy (container)',
    'a change of its subsystems is refused with EBUSY',
    'succeeds, and changes nothing',
    'V6 3/6, container_ops',
  ),
  d(
    'quirk',
    'Q11',
    'a directory whose files cannot all be made',
    'mkdir fails and leaves nothing',
    'the directory stays, half filled',
    'V6 3/6, container_populate_dir',
  ),
  d(
    'quirk',
    'lost-guarantee',
    'min_shares of a group that is removed (numtasks)',
    'its parent can hand them out again',
    'they are lost to the parent for good',
    'V6 5/6, numtasks_free_shares_struct',
  ),
];

export const DIFFERENCES: readonly Difference[] = [...MACHINE, ...FILES, ...CONTAINERS, ...QUIRKS];
