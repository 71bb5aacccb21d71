// umount and remount: what keeps a hierarchy alive, and what is left of one that goes. (V6 3/6, container_put_super)

import {AT_C, type Rule} from './rule';

const PUT_SUPER = 'V6 3/6, container_put_super';
const CREATE = 'V6 3/6, container_create';

/** A child with a task in it, and then no mount any more. */
const UNMOUNTED = `${AT_C}mkdir /c/g; sleep 9 & p=$!; echo $p > /c/g/tasks
umount /c; echo rc=$?
`;

export const UMOUNT_RULES: readonly Rule[] = [
  {
    id: 'umount: the last one deactivates',
    source: PUT_SUPER,
    sentence:
      'Without child containers the last umount ends the hierarchy: no task points there, the subsystems are free.',
    script: `${AT_C}umount /c; echo rc=$?
cat /proc/$$/container
grep -e ^1: -e cpuacct /proc/containers
mount -t container -o cpuacct,cpuset none /d; echo rc=$?
`,
    output: `rc=0
1: topcount=1 bits=0 containers=1 ()
1: name=cpuset hierarchy=0
2: name=cpuacct hierarchy=0
rc=0
`,
    off: ['kernel/container/hierarchy.ts', '  unbindSubsystems(k, id, subsystems);\n  for', '  for'],
  },
  {
    id: 'umount: one of two',
    source: PUT_SUPER,
    sentence: 'While another mount is left the hierarchy stays, with one s_active less.',
    script: `${AT_C}mount -t container -o cpuacct none /d
umount /c; echo rc=$?; ls /d | wc -l; grep -o s_active=. /proc/containers
`,
    output: `rc=0
4
s_active=1
`,
    off: ['kernel/container/hierarchy.ts', 'if (--row.active > 0) return;', 'row.active--;'],
  },
  {
    id: 'umount: children keep the hierarchy',
    source: CREATE,
    sentence:
      'Each child container holds an s_active: the hierarchy lives on unmounted, its tasks stay in their containers.',
    script: `${UNMOUNTED}cat /proc/$p/container
grep -o 'bits=.*s_active=.*' /proc/containers
`,
    output: `rc=0
cpuacct:/g
bits=4 containers=2 (cpuacct) s_active=1
`,
    off: ['kernel/container/create.ts', 'k.state.superblocks.edit(row.superblock).active++;', ''],
  },
  {
    id: 'umount: the same set finds its tree again',
    source: 'V6 3/6, container_get_sb',
    sentence: 'Mounting the same set again shows the same tree, with tasks and settings.',
    script: `${UNMOUNTED}mount -t container -o cpuacct none /d; echo rc=$?
grep -c ^$p /d/g/tasks
`,
    output: `rc=0
rc=0
1
`,
    off: [
      'kernel/container/hierarchy.ts',
      'if (row.dialect !== request.dialect) continue;',
      'if (row.dialect !== request.dialect || k.state.superblocks.get(row.superblock).active < row.containers) continue;',
    ],
  },
  {
    id: 'umount: an unmounted set still clashes',
    source: 'V6 3/6, container_get_sb',
    sentence: 'A set that overlaps an active, unmounted hierarchy is EBUSY.',
    script: `${UNMOUNTED}mount -t container -o cpuacct,cpuset none /d; echo rc=$?
`,
    output: `rc=0
mount: mounting none on /d failed: Device or resource busy
rc=255
`,
    off: ['kernel/container/create.ts', 'k.state.superblocks.edit(row.superblock).active++;', ''],
  },
  {
    id: 'umount: limits go on unmounted',
    source: 'V6 3/6, Documentation/containers.txt',
    sentence:
      'What the subsystems of an unmounted hierarchy enforce stays in force, and a fork still joins its parent.',
    script: `mkdir /n; mount -t container -o numtasks,cpuacct none /n; mkdir /n/g
echo 100 > /sys/module/numtasks/parameters/total_numtasks; echo -n max_shares=2 > /n/g/numtasks.shares
(echo 0 > /n/g/tasks; umount /n; sleep 9 & read c < /proc/$!/container; echo $c; /bin/true; echo not reached); echo rc=$?
`,
    output: `numtasks,cpuacct:/g
sh: can't fork: Resource temporarily unavailable
rc=2
`,
    quirksOutput: `numtasks,cpuacct:/g
sh: can't fork: No space left on device
rc=2
`,
    off: ['kernel/container/create.ts', 'k.state.superblocks.edit(row.superblock).active++;', ''],
  },
  {
    id: 'umount: a slot stays taken',
    source: 'V6 3/6, container_get_sb',
    sentence: 'A hierarchy that lives on unmounted keeps its slot: another set is ENOSPC when no slot is left.',
    directives: '#: maxHierarchies 2\n',
    script: `${UNMOUNTED}mount -t container -o cpuset none /d; echo rc=$?
`,
    output: `rc=0
mount: mounting none on /d failed: No space left on device
rc=255
`,
    off: ['kernel/container/create.ts', 'k.state.superblocks.edit(row.superblock).active++;', ''],
  },
  {
    id: 'umount: an open file',
    source: 'fs/namespace.c of 2.6.20, do_umount',
    sentence: 'While a file below is open umount is EBUSY.',
    script: `${AT_C}exec 3< /c/tasks; umount /c; echo rc=$?
exec 3<&-; umount /c; echo rc=$?
`,
    output: `umount: can't unmount /c: Device or resource busy
rc=1
rc=0
`,
    off: ['kernel/vfs/mount-calls.ts', "if (busy !== '') return fail('EBUSY', busy);", ''],
  },
  {
    id: 'umount: a working directory',
    source: 'fs/namespace.c of 2.6.20, do_umount',
    sentence: 'While somebody works in a directory below umount is EBUSY.',
    script: `${AT_C}mkdir /c/g; cd /c/g; umount /c; echo rc=$?
cd /; umount /c; echo rc=$?
`,
    output: `umount: can't unmount /c: Device or resource busy
rc=1
rc=0
`,
    off: ['kernel/vfs/mount-table.ts', 'if (record.cwd.mount === mount) return', 'if (record.cwd.mount < 0) return'],
  },
  {
    id: 'umount: a mount below',
    source: 'fs/namespace.c of 2.6.20, do_umount',
    sentence: 'While something is mounted on a container umount is EBUSY.',
    script: `${AT_C}mkdir /c/g; mount -t container -o cpuset none /c/g; umount /c; echo rc=$?
umount /c/g; umount /c; echo rc=$?
`,
    output: `umount: can't unmount /c: Device or resource busy
rc=1
rc=0
`,
    off: ['kernel/vfs/mount-table.ts', 'if (below !== undefined) return', 'if (below === 0) return'],
  },
  {
    id: 'umount: lazily',
    source: 'fs/namespace.c of 2.6.20, MNT_DETACH',
    sentence: 'A lazy umount succeeds while a file is open; the hierarchy ends with the last user.',
    script: `${AT_C}exec 3< /c/tasks; umount -l /c; echo rc=$?
ls /c | wc -l; cat /proc/$$/container
exec 3<&-; cat /proc/$$/container; echo gone
`,
    output: `rc=0
0
cpuacct:/
gone
`,
    off: [
      'kernel/vfs/mount-calls.ts',
      "(flags & MNT_DETACH) !== 0 ? '' : busyWith(k, at.mount)",
      'busyWith(k, at.mount)',
    ],
  },
  {
    id: 'umount: the last child of an unmounted tree',
    source: 'V6 3/6, container_rmdir',
    sentence: 'A child that is removed from inside an unmounted tree gives back the last s_active with it.',
    script: `${AT_C}mkdir /c/g; cd /c; umount -l /c; rmdir g; echo rc=$?
cat /proc/$$/container; cd /; cat /proc/$$/container; echo gone
`,
    output: `rc=0
cpuacct:/
gone
`,
    off: ['kernel/container/remove.ts', 'putSuperblock(k, row.superblock);', ''],
  },
  {
    id: 'umount: the root states survive',
    source: PUT_SUPER,
    sentence:
      'What was written to files of subsystems in the root is there after a umount, whatever is mounted with them then.',
    script: `mkdir /s /n; mount -t container -o cpuset,numtasks none /s; echo 0 > /s/cpu_exclusive; echo 1 > /s/memory_migrate
echo -n child_shares_divisor=7 > /s/numtasks.shares; umount /s
mount -t container -o cpuacct,cpuset none /s; cat /s/cpu_exclusive /s/memory_migrate
mount -t container -o numtasks none /n; cat /n/numtasks.shares
`,
    output: `0
1
res=numtasks,min_shares=-3,max_shares=-3,child_shares_divisor=7
`,
    off: [
      'kernel/container/hierarchy.ts',
      'moveStates(k, top, k.state.misc.dummyTop, names);',
      'for (const name of names) k.state.containers.edit(top).css[name] = {refcnt: 0, state: k.subsystemsByName.get(name)?.create(k, top) as never};\n  moveStates(k, top, k.state.misc.dummyTop, names);',
    ],
  },
  {
    id: 'umount: numbers come back lowest first',
    source: 'V6 3/6, container_get_sb',
    sentence: 'A new hierarchy takes the lowest free slot, and /proc lists hierarchies by slot.',
    script: `mkdir /1 /2 /3; mount -t container -o cpuset none /1; mount -t container -o cpuacct none /2
umount /1; mount -t container -o numtasks none /3
cat /proc/$$/container; grep name= /proc/containers
`,
    output: `numtasks:/
cpuacct:/
1: name=cpuset hierarchy=0
2: name=cpuacct hierarchy=2
3: name=numtasks hierarchy=1
`,
    off: [
      'kernel/container/hierarchy.ts',
      '[...misc.hierarchies, id].sort((a, b) => a - b)',
      '[...misc.hierarchies, id]',
    ],
  },
  {
    id: 'remount: another set',
    source: 'V6 3/6, container_ops',
    sentence:
      'There is no remount handler: another set was ignored silently; it is refused with EBUSY, and nothing changes.',
    script: `${AT_C}mount -o remount,cpuset /c; echo rc=$?
mount -o remount,cpuacct,cpuset /c; echo rc=$?
mount -o remount,all /c; echo rc=$?
cat /proc/$$/container
`,
    output: `mount: mounting /c on /c failed: Device or resource busy
rc=255
mount: mounting /c on /c failed: Device or resource busy
rc=255
mount: mounting /c on /c failed: Device or resource busy
rc=255
cpuacct:/
`,
    quirksOutput: `rc=0
rc=0
rc=0
cpuacct:/
`,
    off: [
      'kernel/container/mounting.ts',
      'if (request.subsystems.join() === subsystems.join()) return 0;',
      'return 0;',
    ],
  },
  {
    id: 'remount: the same set',
    source: 'V6 3/6, container_ops',
    sentence: 'A remount that leaves the set as it is succeeds, with children or without.',
    script: `${AT_C}mkdir /c/g; mount -o remount,cpuacct /c; echo rc=$?
mount -o remount,ro /c; echo rc=$?
mount -o remount,rw /c; echo rc=$?
ls -d /c/g
`,
    output: `rc=0
rc=0
rc=0
/c/g
`,
    off: ['kernel/container/mounting.ts', 'if (request.subsystems.join() === subsystems.join()) return 0;', ''],
  },
  {
    id: 'remount: what is no set',
    source: 'V6 3/6, container_ops',
    sentence: 'Words that a mount would refuse were ignored, too; they answer as a mount does.',
    script: `${AT_C}mount -o remount,nosuch /c; echo rc=$?
mount -o remount,cpuacct,, /c; echo rc=$?
cat /proc/$$/container
`,
    output: `mount: mounting /c on /c failed: No such file or directory
rc=255
mount: mounting /c on /c failed: Invalid argument
rc=255
cpuacct:/
`,
    quirksOutput: `rc=0
rc=0
cpuacct:/
`,
    off: ['kernel/container/mounting.ts', '(!remountRebinds && k.config.quirks)', '!remountRebinds'],
  },
];
