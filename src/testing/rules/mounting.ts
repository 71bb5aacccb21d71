// mount: which hierarchy a set of subsystems gets, and what a new one does to every task. (V6 3/6, container_get_sb)

import {AT_C, type Rule} from './rule';

const MOUNTING = 'V6 3/6, container_get_sb';

export const MOUNT_RULES: readonly Rule[] = [
  {
    id: 'mount: the type is container',
    source: 'V6 3/6, container_fs_type',
    sentence: 'The file system type is called container and needs no device.',
    script: `grep container /proc/filesystems
mkdir /c; mount -t containers none /c; echo rc=$?
`,
    output: `nodev	container
mount: mounting none on /c failed: No such device
rc=255
`,
    off: ['kernel/container/dialect.ts', "fstype: 'container',", "fstype: 'containers',"],
  },
  {
    id: 'mount: the source is free text',
    source: 'V6 3/6, Documentation/containers.txt',
    sentence: 'The source of a mount is not interpreted; /proc/mounts shows it, with the subsystems as options.',
    script: `mkdir /c; mount -t container -o cpuset,cpuacct any-text /c; echo rc=$?
tail -n 1 /proc/mounts
`,
    output: `rc=0
any-text /c container rw,relatime,cpuacct,cpuset 0 0
`,
    off: ['kernel/container/mounting.ts', "if (!DIALECTS[dialect].extraOptions) return shown.join(',');", "return '';"],
  },
  {
    id: 'mount: no options means all',
    source: MOUNTING,
    sentence: 'Without options every registered subsystem is bound.',
    script: `mkdir /c; mount -t container none /c; echo rc=$?
cat /proc/self/container
`,
    output: `rc=0
numtasks,cpuacct,cpuset:/
`,
    off: ['kernel/container/mount-options.ts', "all: options === '',", 'all: false,'],
  },
  {
    id: 'mount: all',
    source: MOUNTING,
    sentence: 'The word all stands for every subsystem, with other words beside it or without.',
    script: `mkdir /c /d; mount -t container -o all none /c; echo rc=$?
mount -t container -o cpuset,all none /d; echo rc=$?
cat /proc/self/container
`,
    output: `rc=0
rc=0
numtasks,cpuacct,cpuset:/
`,
    off: [
      'kernel/container/mount-options.ts',
      "if (word === 'all') words.all = true;",
      "if (word === 'all') return undefined;",
    ],
  },
  {
    id: 'mount: an empty word',
    source: MOUNTING,
    sentence: 'An empty word among the options is EINVAL, wherever it stands.',
    script: `mkdir /c
for set in cpuset,,cpuacct ,cpuset cpuset, ,; do mount -t container -o $set none /c; echo $set rc=$?; done
cat /proc/self/container
`,
    output: `mount: mounting none on /c failed: Invalid argument
cpuset,,cpuacct rc=255
mount: mounting none on /c failed: Invalid argument
,cpuset rc=255
mount: mounting none on /c failed: Invalid argument
cpuset, rc=255
mount: mounting none on /c failed: Invalid argument
, rc=255
`,
    off: ['kernel/container/dialect.ts', 'refusesEmptyToken: true,', 'refusesEmptyToken: false,'],
  },
  {
    id: 'mount: an unknown name',
    source: MOUNTING,
    sentence: 'A name that is no registered subsystem is ENOENT.',
    script: `mkdir /c
for set in nosuch cpuset,nosuch cpusets name=x none noprefix release_agent=/bin/a; do mount -t container -o $set none /c; echo $set rc=$?; done
`,
    output: `mount: mounting none on /c failed: No such file or directory
nosuch rc=255
mount: mounting none on /c failed: No such file or directory
cpuset,nosuch rc=255
mount: mounting none on /c failed: No such file or directory
cpusets rc=255
mount: mounting none on /c failed: No such file or directory
name=x rc=255
mount: mounting none on /c failed: No such file or directory
none rc=255
mount: mounting none on /c failed: No such file or directory
noprefix rc=255
mount: mounting none on /c failed: No such file or directory
release_agent=/bin/a rc=255
`,
    off: ['kernel/container/dialect.ts', "unknownOption: 'ENOENT',", "unknownOption: 'EINVAL',"],
  },
  {
    id: 'mount: words are read before hierarchies are compared',
    source: MOUNTING,
    sentence: 'A wrong word is reported even if another of the names is bound elsewhere.',
    script: `${AT_C}mount -t container -o cpuacct,cpuset,nosuch none /d; echo rc=$?
mount -t container -o cpuacct,cpuset,, none /d; echo rc=$?
`,
    output: `mount: mounting none on /d failed: No such file or directory
rc=255
mount: mounting none on /d failed: Invalid argument
rc=255
`,
    off: [
      'kernel/container/mount-options.ts',
      'else return fail(rules.unknownOption,',
      "else if (word === '') return fail(rules.unknownOption,",
    ],
  },
  {
    id: 'mount: the same set is the same tree',
    source: MOUNTING,
    sentence: 'A set that an active hierarchy has exactly is mounted again: one tree at two places, one more s_active.',
    script: `${AT_C}mount -t container -o cpuacct,cpuacct other /d; echo rc=$?
grep ^1: /proc/containers | grep -o s_active=.
mkdir /c/g; echo $$ > /d/g/tasks; grep -c ^$$ /c/g/tasks
echo 1 > /d/g/notify_on_release; cat /c/g/notify_on_release
`,
    output: `rc=0
s_active=2
1
1
`,
    off: [
      'kernel/container/hierarchy.ts',
      "if (row.subsystems.length > 0 || request.name !== '') return id;",
      "if (request.name !== '') return id;",
    ],
  },
  {
    id: 'mount: a clash',
    source: MOUNTING,
    sentence: 'A set that shares a subsystem with another active set is EBUSY, be it smaller, larger or across.',
    script: `mkdir /c /d; mount -t container -o cpuset,cpuacct none /c
for set in cpuset cpuset,cpuacct,numtasks numtasks,cpuset all; do
  mount -t container -o $set none /d; echo $set rc=$?
done
mount -t container none /d; echo rc=$?
mount -t container -o numtasks none /d; echo rc=$?
`,
    output: `mount: mounting none on /d failed: Device or resource busy
cpuset rc=255
mount: mounting none on /d failed: Device or resource busy
cpuset,cpuacct,numtasks rc=255
mount: mounting none on /d failed: Device or resource busy
numtasks,cpuset rc=255
mount: mounting none on /d failed: Device or resource busy
all rc=255
mount: mounting none on /d failed: Device or resource busy
rc=255
rc=0
`,
    off: [
      'kernel/container/hierarchy.ts',
      'for (const name of request.subsystems) {\n    const bound = k.state.misc.bound[name] ?? 0;',
      'for (const name of request.subsystems) {\n    const bound = 0;',
    ],
  },
  {
    id: 'mount: no free slot',
    source: 'V6 3/6, CONFIG_MAX_CONTAINER_HIERARCHIES',
    sentence: 'The kernel has room for 4 hierarchies, of which the first is the dummy: a fourth mount is ENOSPC.',
    directives: '#: debug 2\n',
    script: `for s in cpuset cpuacct numtasks debug1; do mkdir /$s; mount -t container -o $s none /$s; echo $s rc=$?; done
mount -t container -o cpuacct none /debug1; echo an old one rc=$?
umount /debug1; umount /cpuset; mount -t container -o debug1,debug2 none /debug1; echo a free slot rc=$?
grep -o '(debug.*' /proc/containers; grep name=debug /proc/containers
`,
    output: `cpuset rc=0
cpuacct rc=0
numtasks rc=0
mount: mounting none on /debug1 failed: No space left on device
debug1 rc=255
an old one rc=0
a free slot rc=0
(debug2, debug1) s_active=1
4: name=debug1 hierarchy=1
5: name=debug2 hierarchy=1
`,
    off: ['kernel/container/hierarchy.ts', 'for (let id = 1; id < limit; id++)', 'for (let id = 1; id <= limit; id++)'],
  },
  {
    id: 'mount: slots are configured',
    source: 'V6 3/6, init/Kconfig',
    sentence: 'CONFIG_MAX_CONTAINER_HIERARCHIES says how many slots there are, the dummy included.',
    directives: '#: maxHierarchies 2\n',
    script: `${AT_C}mount -t container -o cpuset none /d; echo rc=$?
grep -c topcount /proc/containers
`,
    output: `mount: mounting none on /d failed: No space left on device
rc=255
2
`,
    off: ['kernel/container/hierarchy.ts', 'const limit = k.config.maxHierarchies;', 'const limit = 4;'],
  },
  {
    id: 'mount: root only',
    source: 'fs/namespace.c of 2.6.20, do_new_mount',
    sentence: 'Mounting and unmounting need CAP_SYS_ADMIN, else EPERM; nothing changes.',
    script: `${AT_C}su nobody -c 'mount -t container -o cpuset none /d; echo rc=$?; umount /c; echo rc=$?'
grep -c container /proc/mounts
`,
    output: `mount: permission denied (are you root?)
rc=1
umount: can't unmount /c: Operation not permitted
rc=1
1
`,
    off: [
      'kernel/vfs/mount-calls.ts',
      "return euid === 0 ? undefined : fail('EPERM',",
      "return euid >= 0 ? undefined : fail('EPERM',",
    ],
  },
  {
    id: 'mount: every task enters the top container',
    source: MOUNTING,
    sentence: 'A new hierarchy has one container that holds every task, and counts them with one for itself.',
    script: `sleep 9 & mkdir /c; mount -t container -o cpuacct none /c
set -- $(cat /c/tasks); echo tasks $#
grep ^1:.top /proc/containers
for p in 1 2 $! $$; do cat /proc/$p/container; done
`,
    output: `tasks 5
1: topcount=6 bits=4 containers=1 (cpuacct) s_active=1
cpuacct:/
cpuacct:/
cpuacct:/
cpuacct:/
`,
    off: [
      'kernel/container/hierarchy.ts',
      'k.state.containers.edit(top).count = count;',
      'k.state.containers.edit(top).count = 0;',
    ],
  },
  {
    id: 'mount: a grace period',
    source: MOUNTING,
    sentence: 'The mount of a new hierarchy ends with a grace period, in which every task is in it already.',
    script: `mkdir /c /d; (mount -t container -o cpuacct none /c; echo mounted) &
while [ -z "$(cat /proc/self/container)" ]; do :; done; echo entered; wait
mount -t container -o cpuacct none /d & while ! grep -q /d /proc/mounts; do :; done; echo again
`,
    output: `entered
mounted
again
`,
    off: ['kernel/container/dialect.ts', 'mountWaits: true,', 'mountWaits: false,'],
  },
  {
    id: 'mount: one after the other',
    source: MOUNTING,
    sentence: 'manage_mutex is held until then: who would change a container meanwhile waits.',
    script: `${AT_C}mount -t container -o cpuset none /d &
while ! grep -q cpuset /proc/self/container; do :; done; grep -c container /proc/mounts; mkdir /c/g; grep -c container /proc/mounts
`,
    output: `1
2
`,
    off: [
      'filesystems/containerfs/container-file-system.ts',
      '      if (!lockBoth(k, me)) return SLEEP;\n      const made = createContainer(k, me, containerAt(dir), name, mode);\n      unlockBoth(k, me);',
      '      const made = createContainer(k, me, containerAt(dir), name, mode);',
    ],
  },
  {
    id: 'mount: a clash comes before the slots',
    source: MOUNTING,
    sentence: 'A set that clashes is EBUSY, also when no slot is free.',
    directives: '#: maxHierarchies 2\n',
    script: `${AT_C}mount -t container -o cpuacct,cpuset none /d; echo rc=$?; mount -t container -o cpuset none /d; echo rc=$?
`,
    output: `mount: mounting none on /d failed: Device or resource busy
rc=255
mount: mounting none on /d failed: No space left on device
rc=255
`,
    off: [
      'kernel/container/hierarchy.ts',
      'for (const name of request.subsystems) {\n    const bound = k.state.misc.bound[name] ?? 0;',
      'for (const name of request.subsystems) {\n    const bound = 0;',
    ],
  },
  {
    id: 'mount: a dead task enters uncounted',
    source: MOUNTING,
    sentence: 'An exiting task gets the pointer to the new top container, too, but is not counted.',
    script: `sh -c 'true & exec sleep 9' & sleep 1
mkdir /c; mount -t container -o cpuacct none /c
for stat in /proc/[0-9]*/stat; do read pid name state rest < $stat; [ $state = Z ] && cat /proc/$pid/container; done
grep ^1:.top /proc/containers; true
`,
    output: `cpuacct:/
1: topcount=6 bits=4 containers=1 (cpuacct) s_active=1
`,
    off: ['kernel/container/hierarchy.ts', 'if (tasks.exiting[task] === 0) count++;', 'count++;'],
  },
  {
    id: 'mount: the root state moves along',
    source: MOUNTING,
    sentence: 'The state that a subsystem has kept since boot becomes that of the new top container.',
    script: `spin 1
${AT_C}test $(cat /c/cpuacct.usage) -ge 1000 && echo kept
`,
    output: `kept
`,
    off: [
      'kernel/container/hierarchy.ts',
      'moveStates(k, k.state.misc.dummyTop, top, names);',
      'moveStates(k, k.state.misc.dummyTop, top, names);\n  for (const name of names) {\n    const css = k.state.containers.edit(top).css[name];\n    const made = k.subsystemsByName.get(name)?.create(k, top);\n    if (css !== undefined) css.state = made as never;\n  }',
    ],
  },
  {
    id: 'mount: a fresh root directory',
    source: 'V6 3/6, container_fill_super',
    sentence: 'The root directory has mode 0755, no release agent and no notify_on_release.',
    script: `umask 077
${AT_C}stat -c '%a %U %G' /c; cat /c/release_agent /c/notify_on_release
echo -n /bin/agent > /c/release_agent; umount /c; mount -t container -o cpuacct none /c; cat /c/release_agent
`,
    output: `755 root root

0

`,
    off: ['kernel/container/dialect.ts', 'rootMode: 0o755,', 'rootMode: 0o555,'],
  },
  {
    id: 'mount: the type cpuset of before',
    source: 'V6 3/6, cpuset_get_sb',
    sentence:
      'A mount of the type cpuset is one of container with cpuset alone, and sets /sbin/cpuset_release_agent each time.',
    script: `mkdir /s /t /u; mount -t cpuset -o ignored none /s; echo rc=$?
tail -n 1 /proc/mounts; cat /s/release_agent
echo -n /bin/mine > /s/release_agent; mount -t cpuset none /t; cat /s/release_agent
ls /s | grep cpu
mount -t container -o cpuset none /u; echo rc=$?
`,
    output: `rc=0
none /s cgroup rw,relatime,cpuset,noprefix,release_agent=/sbin/cpuset_release_agent 0 0
/sbin/cpuset_release_agent
/bin/mine
cpu_exclusive
cpus
effective_cpus
mount: mounting none on /u failed: Device or resource busy
rc=255
`,
    quirksOutput: `rc=0
none /s container rw,relatime,cpuset 0 0
/sbin/cpuset_release_agent
/sbin/cpuset_release_agent
cpu_exclusive
cpus
rc=0
`,
    off: ['kernel/container/mounting.ts', '.releaseAgent = agent;', ".releaseAgent += '';"],
  },
];
