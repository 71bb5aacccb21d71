// Pages of files that the kernel shows and that are no control files: /proc, /sys, /dev, and the few in /etc.

export const FILES = `
= /proc, proc, procfs
A file system of type proc, mounted on /proc: what the kernel says of itself and of each task. Nothing there is
stored; each text is made when it is read. A task has its directory /proc/PID, which is there until the task is
reaped.

= /proc/containers
Lists the subsystems of this kernel and where they are bound.

One line for each slot of the table of hierarchies (file system type container):

  1: topcount=3 bits=2 containers=2 (cpuset) s_active=2

topcount is the number of references to the top container, bits the subsystems as bits by their id (hexadecimal),
containers how many there are, the top one included, and s_active the references to the superblock. Slot 0 is the
dummy. Then a line for each subsystem with its id and the hierarchy that binds it, 0 for none.

= /proc/cgroups
Lists the subsystems of this kernel and where they are bound.

One line for each subsystem that file system type cgroup knows, with tabs: name, number of the hierarchy that binds
it (0 for none), how many cgroups that has, and 1 for enabled.

= /proc/cpuinfo
One block for each cpu of the machine; physical id is its memory node.

= /proc/filesystems
The types that mount -t takes. All of them are nodev: they need no disk.

= /proc/loadavg, load average
The load averages of 1, 5 and 15 minutes: how many tasks wanted a cpu, or waited and could not be disturbed. The
kernel counts them every five seconds. Then how many tasks run now, a slash, how many there are, and the last pid that
was given out.

= /proc/meminfo
MemTotal, the memory of the machine, in kB. Tasks here have no pages, so nothing else is told.

= /proc/mounts, /proc/PID/mounts
What is mounted: source, directory, type, options, and two zeros. /proc/mounts is a link to self/mounts.

= /proc/self
A link to the directory of the task that reads it.

= /proc/stat
Time of all cpus and of each cpu in hundredths of a second: user, nice, system, idle, and four more that are 0. All
work counts as user time here. btime is the second of the boot, counted from 1970; processes how many tasks were made
since; procs_running how many run or wait for a cpu.

= /proc/uptime
Seconds since boot, and idle seconds of all cpus together.

= /proc/version
The kernel's name and release, as uname says them.

= /proc/PID
The directory of one task. Tasks here have one thread each. What the files tell is from the moment of reading.

= /proc/PID/cgroup
Tells the place of one task in every hierarchy.

One line for each hierarchy of file system type cgroup, the newest first: its number, its subsystems and name, and the
path of the cgroup.

  2:cpuacct,name=jobs:/web

= /proc/PID/container
Tells the place of one task in every hierarchy.

One line for each hierarchy of file system type container, in order of slots: its subsystems, and the path of the
container.

  cpuacct,cpuset:/web

= /proc/PID/cpuset
The path of the task's container in the hierarchy that binds cpuset; / while none does.

= /proc/PID/cmdline
The arguments the program was started with. A zero byte ends each. Empty for a zombie.

= /proc/PID/comm
The name of the task, without the directory of its program.

= /proc/PID/cwd
A link to the working directory. Only root and the user of the task may follow it.

= /proc/PID/environ
The environment the program was started with. A zero byte ends each variable. Only root and the user of the task may
read it.

= /proc/PID/exe
A link to the program, by its name in /bin. Only root and the user of the task may follow it.

= /proc/PID/fd
A link for each open file descriptor, to the file or to pipe:[NUMBER]. Its mode says whether it is open for reading
(r-x), writing (-wx) or both.

= /proc/PID/mountinfo
What is mounted, a line for each: its id, the id of the mount it lies on, the device, the directory of the file system
that shows, where, and its options; then a dash, the type, the source, and the options of the file system. It came with
2.6.26.

= /proc/PID/root
A link to the root directory. Only root and the user of the task may follow it.

= /proc/PID/task
A directory for each thread. Tasks here have one, whose number is that of the task; it holds what /proc/PID holds.

= /proc/PID/stat
The numbers that ps reads. One line of 52 fields: pid, name in parentheses, state, parent, process group; field 14 is
cpu time, 16 that of children who were waited for, and 22 the start, in hundredths of a second; 31, 33 and 34 are the
signals that are pending, ignored and caught; 39 is the cpu; 52 tells how a zombie ended. What this machine does not have
is 0. The last ten fields came after 2.6.20.

= /proc/PID/status
What stat says, in words: state, parent, user, signals, and the cpus and memory nodes that are allowed.

= /sys, sysfs
A file system of type sysfs, mounted on /sys: cpus and memory nodes under /sys/devices/system, the parameters of
subsystems under /sys/module, and /sys/fs/cgroup, an empty place to mount cgroup hierarchies.

= /sys/devices/system/cpu, online, possible, present
The cpus of the machine, as a list: 0-3. On this machine online, possible and present are the same.

= /sys/devices/system/node, cpulist
The memory nodes of the machine as lists, and in nodeN/cpulist the cpus that are near to node N.

= /sys/module/numtasks/parameters/total_numtasks, total_numtasks
How many tasks the shares of the top container stand for. Writing a number from 1 on sets it; it must be more than
there are tasks. Until then it is the number of pids, or unset if the machine has the quirks of the time: then shares
limit nothing.

= /sys/module/numtasks/parameters/forkrate, forkrate
How many forks a container of numtasks may make in one period. 2147483647 is no limit.

= /sys/module/numtasks/parameters/forkrate_interval, forkrate_interval
The length of that period in seconds.

= /dev, devtmpfs
The devices of the machine, and on most machines the place where people mount hierarchies: mkdir /dev/ct.

= /dev/null
Takes everything, and gives nothing.

= /dev/zero
Gives zero bytes without end, and takes everything.

= /dev/urandom
Gives bytes that follow from the seed of the machine: the same run reads the same bytes.

= /dev/tty
The terminal of the machine.

= /dev/console
The terminal of the machine, as the first task opens it.

= /bin
The programs. Each file is a text whose first line names a program of the machine; a script begins with #!/bin/sh.

= /etc/rc
If it is there, init runs it once with sh before the first prompt.

= /etc/passwd
The users: root and nobody. Any other number is a user without a name.

= /etc/group
The groups: root and nogroup.

= /etc/hostname
The name of the machine, as hostname says it.

= tmpfs
A file system in memory, empty when it is mounted, gone when its last mount is: mount -t tmpfs none /mnt.

= rootfs
The file system in memory on which the tree of the machine stands. It cannot be mounted a second time with other files.
`;
