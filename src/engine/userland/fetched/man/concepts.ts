// Pages of the words that containers are spoken of with, those of 2006 and of version 1 of cgroups.

export const CONCEPTS = `
= container
A group of tasks, shown as a directory.

The word of the patch set of 2006; released kernels say cgroup. mkdir makes one, rmdir removes one that has no tasks, no
children and no references, a pid written to its tasks file moves a task in. A child of a task begins where its parent is.

  mkdir /dev/ct
  mount -t container -o cpuset none /dev/ct
  mkdir /dev/ct/web

= cgroup
A group of tasks, shown as a directory.

The word of released kernels for what was a container in 2006. mount -t cgroup makes a hierarchy with their rules and their
files: names with a prefix, cgroup.procs, strict numbers.

= dialect, file system type, type
The type of file system that shows a hierarchy; its files and rules are those of this dialect.

container is the patch set of 2006 (V6), cgroup version 1 of released kernels. A hierarchy keeps the dialect it was mounted
with. A subsystem that one of them binds is busy for the other. Type cpuset is a mount of cpuset alone whose files have no
prefix.

= cgroup2, version 2, controller
Version 2 of cgroups: one tree for all subsystems, which it calls controllers. It is not on this machine.

= hierarchy, several hierarchies, tree
A tree of groups in which every task of the machine has exactly one place.

A mount makes one, and the mounted directory is its top container: all tasks begin there. With several hierarchies: A task
can be grouped in one way for one resource and in another way for the next. A subsystem is in one hierarchy at a time.
After the last umount a hierarchy without children ends; with children it lives on, and the same mount finds it again.

= dummy hierarchy, dummy, default root, hierarchy 0
Where every subsystem lives that no mount has asked for.

It has one container, in which all tasks are, and no directory.

= top container, root container, top
The first container of a hierarchy, shown at the mounted directory itself. It goes with its hierarchy. release_agent is a
file of the top container alone.

= subsystem, resource controller
A part of the kernel that counts, limits or places what the tasks of a group use.

The subsystems of this machine stand in /proc/containers and /proc/cgroups; man NAME explains each.

= css, subsystem state
What one subsystem remembers about one group.

It is made by mkdir and goes with rmdir. While something holds a reference to it, rmdir is refused with EBUSY.

= css_set, task->container[]
Where the kernel writes down which group of each hierarchy a task is in.

In the patch set of 2006 each task has an array with a pointer for each hierarchy. Later kernels share one css_set among all
tasks that are in the same groups.

= mount options, options, -o
How it is decided which subsystems work on a tree.

  mount -t container -o cpuset,numtasks none DIRECTORY

No option is all subsystems. With type cgroup also: none, all, name=NAME, release_agent=FILE, clone_children, noprefix.
A mount with the same subsystems shows the same hierarchy again; one with a subsystem that is bound elsewhere is refused
with EBUSY.

= remount, active
When a subsystem can be added to a tree or taken away.

With type container never while the hierarchy is mounted: umount it, and mount it with other subsystems. With type cgroup
by mount -o remount,NAMES, as long as there are no children.

= attach, move
A pid written to a tasks file moves that task: echo $$ > /dev/ct/web/tasks. Its children stay where they are. Only root and
the user of the task may. Each subsystem of the hierarchy is asked first (can_attach) and may refuse: cpuset refuses while
its cpus or mems are empty. An attach holds manage_mutex and waits for one grace period.

= fork
A child begins in the containers of its parent, in every hierarchy. numtasks and pids may refuse it with EAGAIN.

= exit, zombie
A task that has ended is a zombie until its parent waits for it. It holds no container: with type container it is in the
top ones, and listed nowhere.

= torn, torn group
A task that was forked while its parent moved, so that the two are in different places although neither was moved alone.

= lock, locks, manage_mutex, callback_mutex, cgroup_mutex, tasklist_lock, task_lock
The locks that a change of groups or of members must hold.

manage_mutex comes first and may be held for long: mkdir, rmdir, mounts and attaches take it. callback_mutex is held within
it, while pointers change; tasklist_lock and the lock of one task are innermost. Who waits for a lock sleeps.

= grace period, RCU, rcu, synchronize_rcu
The time after which nobody can still look at an old pointer. 10 ms on this machine.

= release agent, releasable
A program that the kernel starts when the last task and the last child of a container are gone, if its notify_on_release is
1 and the top container's release_agent names a file. Its argument is the path of the container from the top of the
hierarchy; PATH is /sbin:/bin:/usr/sbin:/usr/bin and HOME is /. Usually it removes the directory.

= container_clone, cgroup_clone
Makes a group for the caller and moves it there in one step.

It was proposed in 2006 and left again with Linux 3.0. It is not on this machine.

= beancounter, memory controller
How much memory a group uses, and where that ends.

The bean counters of OpenVZ counted memory in 2006; version 1 has a subsystem memory. Neither is on this machine: tasks here
have no pages.

= nsproxy, ns, cgroup namespace
A group that follows from namespaces. It is not on this machine.

= guest, VPS, vserver, LXC
A whole system of tasks that believes it has a machine to itself.

That takes namespaces beside groups of tasks; this machine has the groups alone.

= shares, min_shares, max_shares
The limits of numtasks are told in shares of what the parent has: max_shares=5 is five parts of as many as the parent's
child_shares_divisor says, and -3 is no limit. The top container stands for total_numtasks tasks.

= list, cpu list
How a file tells cpus or memory nodes: numbers and ranges with commas, such as 0-2,5.

= mount point, mount, bind
A directory in which another file system is shown. mount alone lists them; --bind shows a directory at a second place. One
hierarchy may be mounted in many places.

= refusal, errno, why, error
A call that the kernel refuses answers an error. After a refused command, why tells the rule, where it is from, what stands
in the way, and a command that helps.

  EBUSY    somebody uses it: a subsystem, a container with tasks or children, a mounted directory
  EINVAL   not a number or list that fits, or a file that cannot be read or written
  ENOENT   no such file, or (type container) no such subsystem
  ENODEV   the container was removed while its file was open; no such file system type
  EACCES   another user's task or file
  EPERM    for root alone, or nothing that this file system can do
  ESRCH    no such task
  EAGAIN   a limit on tasks refused the fork
  ENOSPC   cpuset without cpus or mems takes no tasks
  EIO      type container: text that is no pid; a container that should move below another

= pipe
What one task writes and another reads; it holds 64 KiB. Who writes to a pipe that nobody reads gets SIGPIPE.

= signal, signals
A message to a task: kill sends one, Ctrl-C sends INT and Ctrl-Z TSTP to the foreground. trap decides what the shell does
about one.

   1  HUP     2  INT     3  QUIT    9  KILL   10  USR1
  12  USR2   13  PIPE   14  ALRM   15  TERM   17  CHLD
  18  CONT   19  STOP   20  TSTP   21  TTIN   22  TTOU
`;
