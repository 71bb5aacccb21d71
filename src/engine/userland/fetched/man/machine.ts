// Pages of the machine: what it is made of, and the lines at the head of a script that choose it.

export const MACHINE = `
= machine, directives, #:
Lines at the head of a script say on what machine it runs, before its first command:

  #: cpus N            cpus, 1 to 64 (4)
  #: nodes N           memory nodes, 1 to 8 (2)
  #: mem MIB           memory (512)
  #: swap MIB          kept with the script; no program of today sees it
  #: disk MIB          the same
  #: limit S           simulated seconds until it is stopped (60)
  #: seed N            what /dev/urandom gives, and work does with it (1)
  #: quirks on         the bugs of the time, too (off)
  #: maxHierarchies N  slots for container hierarchies, the dummy included (4)
  #: debug N           subsystems debug1, debug2, ... and for cgroup the one debug (0)
  #: patchset NAME     default or cgroup-v1 (default)
  #: granularity step  every cpu takes one kernel step a tick, so that operations interleave (operation)
  #: title TEXT        what the run is called

= patchset, patch set
What a machine boots with beside the bare kernel.

  default    The container patch set of 2006 (V6), and cgroups version 1 beside it.
  cgroup-v1  Cgroups version 1 as released kernels have them, and nothing of the container patch set.

= quirks
Bugs that the code of the time had. They are off unless the script says #: quirks on: then release_agent keeps the
newline that echo writes, numtasks refuses one, a fork beyond the limit loses a pid, and more. The view About fidelity lists
all of them.

= tick
One millisecond of the machine's time. A task runs for 20 ticks at most before it is another's turn; a system call takes
no time of its own.

= clock
The clock of the machine reads midnight of 22 December 2006 (UTC), the day of the V6 mail, when it boots. That is a
reconstruction, so that each run has the same dates; nothing sets the clock. date prints it, ls -l and stat date files by
it, and btime in /proc/stat is its first second.

= cpu, cpus
Each cpu runs one task at a time and has a queue of those that wait. Tasks with the same weight take turns. taskset and
cpuset say which cpus a task may use. nproc counts them.

= node, memory node, nodes
A part of the memory that is near to some of the cpus. cpuset limits tasks to nodes; tasks here have no pages, so nothing
is placed on them.

= user, users, root, nobody
root may do everything. nobody has no rights of its own; su nobody -c COMMAND runs a command as that user.
`;
