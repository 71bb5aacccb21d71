// mkdir, rmdir and rename of containers. (V6 3/6, container_create, container_rmdir and container_rename)

import {AT_C, type Rule} from './rule';

const CREATE = 'V6 3/6, container_create';
const RMDIR = 'V6 3/6, container_rmdir';
const RENAME = 'V6 1/6, container_rename';

/** debug2 before debug1 in the hierarchy's list, cpuacct last. */
const DEBUG = `mkdir /c; mount -t container -o debug1,debug2,cpuacct none /c
fails=/sys/module/debug1/parameters
`;

const COUNTS = "grep -o 'containers=. .*s_active=.*' /proc/containers";

export const TREE_RULES: readonly Rule[] = [
  {
    id: 'mkdir: counted',
    source: CREATE,
    sentence: 'A new container is empty; it counts in its hierarchy and holds one s_active.',
    script: `${AT_C}mkdir /c/g /c/g/x; echo rc=$?; cat /c/g/tasks; ${COUNTS}
`,
    output: `rc=0
containers=3 (cpuacct) s_active=3
`,
    off: ['kernel/container/create.ts', 'row.containers++;', ''],
  },
  {
    id: 'mkdir: inherits notify_on_release',
    source: CREATE,
    sentence: 'notify_on_release is taken from the parent as it is at that moment.',
    script: `${AT_C}mkdir /c/a; echo 1 > /c/notify_on_release; mkdir /c/b /c/b/x; echo 0 > /c/b/notify_on_release; mkdir /c/b/y
cat /c/a/notify_on_release /c/b/x/notify_on_release /c/b/y/notify_on_release
`,
    output: `0
1
0
`,
    off: ['kernel/container/create.ts', 'notifyOnRelease: above.notifyOnRelease,', 'notifyOnRelease: false,'],
  },
  {
    id: 'mkdir: a name that exists',
    source: 'fs/namei.c of 2.6.20, may_create',
    sentence: 'A name that a container or a control file has is EEXIST.',
    script: `${AT_C}mkdir /c/g; for name in g tasks release_agent cpuacct.usage; do mkdir /c/$name; echo rc=$?; done
mkdir /c/g/release_agent; echo rc=$?; ${COUNTS}
`,
    output: `mkdir: can't create directory '/c/g': File exists
rc=1
mkdir: can't create directory '/c/tasks': File exists
rc=1
mkdir: can't create directory '/c/release_agent': File exists
rc=1
mkdir: can't create directory '/c/cpuacct.usage': File exists
rc=1
rc=0
containers=3 (cpuacct) s_active=3
`,
    off: [
      'kernel/vfs/names.ts',
      "if (at.ino !== 0 || !isName(at)) return fail('EEXIST',",
      "if (at.ino !== 0 || !isName(at)) return fail('EBUSY',",
    ],
  },
  {
    id: 'mkdir: any name',
    source: CREATE,
    sentence: 'A name may hold what a file name may, blanks and newlines included.',
    script: `${AT_C}mkdir '/c/a b' '/c/two
lines' /c/-x /c/é; echo rc=$?; echo 0 > '/c/two
lines/tasks'; cat /proc/self/container
`,
    output: `rc=0
cpuacct:/two
lines
`,
    off: ['kernel/container/dialect.ts', 'newlineInNames: true,', 'newlineInNames: false,'],
  },
  {
    id: 'mkdir: a subsystem refuses',
    source: CREATE,
    sentence: 'The first error of a subsystem’s create is answered, and what was made before is gone.',
    directives: '#: debug 2\n',
    script: `${DEBUG}echo 1 > $fails/create_fails; mkdir /c/g; echo rc=$?; ls -d /c/*/; ${COUNTS}
echo 0 > $fails/create_fails; mkdir /c/g; echo rc=$?; umount /c; ${COUNTS}
`,
    output: `mkdir: can't create directory '/c/g': Cannot allocate memory
rc=1
ls: /c/*/: No such file or directory
containers=1 (debug2, debug1, cpuacct) s_active=1
rc=0
containers=2 (debug2, debug1, cpuacct) s_active=1
`,
    off: [
      'kernel/container/create.ts',
      'if (failed(refusal)) {\n    k.state.containers.remove(container);\n    return refusal;\n  }',
      '',
    ],
  },
  {
    id: 'mkdir: in the order of the list',
    source: CREATE,
    sentence: 'The subsystems are asked in the order in which the hierarchy lists them, and none after a refusal.',
    directives: '#: debug 2\n',
    script: `${DEBUG}for n in 1 2; do echo 1 > /sys/module/debug$n/parameters/create_fails; done
mkdir /c/g; why | head -n 1; echo 0 > /sys/module/debug2/parameters/create_fails; mkdir /c/g; why | head -n 1
`,
    output: `mkdir: can't create directory '/c/g': Cannot allocate memory
mkdir: ENOMEM: create of debug2 fails, because its parameter create_fails is 1
mkdir: can't create directory '/c/g': Cannot allocate memory
mkdir: ENOMEM: create of debug1 fails, because its parameter create_fails is 1
`,
    off: [
      'kernel/container/create.ts',
      'const refusal = createStates(k, container, names);',
      'const refusal = createStates(k, container, [...names].reverse());',
    ],
  },
  {
    id: 'mkdir: half filled',
    source: CREATE,
    sentence:
      'An error of populate was passed over, and the directory lacks the files from there on; now mkdir fails with it.',
    directives: '#: debug 2\n',
    script: `${DEBUG}echo 1 > $fails/populate_fails; mkdir /c/g; echo rc=$?; ls /c/g; ${COUNTS}
`,
    output: `mkdir: can't create directory '/c/g': Cannot allocate memory
rc=1
ls: /c/g: No such file or directory
containers=1 (debug2, debug1, cpuacct) s_active=1
`,
    quirksOutput: `rc=0
debug2.references
notify_on_release
tasks
containers=2 (debug2, debug1, cpuacct) s_active=2
`,
    off: ['kernel/container/dialect.ts', 'keepsHalfFilled: quirks => quirks,', 'keepsHalfFilled: quirks => !quirks,'],
  },
  {
    id: 'mkdir: in a removed directory',
    source: 'fs/namei.c of 2.6.20, may_create',
    sentence: 'Below a container that was removed nothing can be made: ENOENT.',
    script: `${AT_C}mkdir /c/g; cd /c/g; rmdir /c/g; mkdir x; echo rc=$?; ${COUNTS}
`,
    output: `mkdir: can't create directory 'x': No such file or directory
rc=1
containers=1 (cpuacct) s_active=1
`,
    off: [
      'kernel/container/create.ts',
      "return fail('ENOENT', 'the container above was removed');",
      "return fail('EBUSY', 'the container above was removed');",
    ],
  },
  {
    id: 'rmdir: a task',
    source: RMDIR,
    sentence: 'A container with a task is EBUSY.',
    script: `${AT_C}mkdir /c/g; sleep 1 & echo $! > /c/g/tasks; rmdir /c/g; echo rc=$?; ls -d /c/g
wait; rmdir /c/g; echo rc=$?
`,
    output: `rmdir: '/c/g': Device or resource busy
rc=1
/c/g
rc=0
`,
    off: ['kernel/container/remove.ts', 'if (count > 0) return', 'if (count < 0) return'],
  },
  {
    id: 'rmdir: a child',
    source: RMDIR,
    sentence: 'A container with a child is EBUSY.',
    script: `${AT_C}mkdir -p /c/g/x; rmdir /c/g; echo rc=$?; rmdir /c/g/x; rmdir /c/g; echo rc=$?
`,
    output: `rmdir: '/c/g': Device or resource busy
rc=1
rc=0
`,
    off: ['kernel/container/remove.ts', 'if (children.length > 0) {', 'if (children.length < 0) {'],
  },
  {
    id: 'rmdir: a reference',
    source: RMDIR,
    sentence: 'A container of which a subsystem’s state is referenced is EBUSY until the last reference is given back.',
    directives: '#: debug 2\n',
    script: `${DEBUG}mkdir /c/g; echo 2 > /c/g/debug1.references; rmdir /c/g; echo rc=$?
echo 1 > /c/g/debug1.references; rmdir /c/g; echo rc=$?; cat /c/g/debug1.references
echo 0 > /c/g/debug1.references; rmdir /c/g; echo rc=$?
`,
    output: `rmdir: '/c/g': Device or resource busy
rc=1
rmdir: '/c/g': Device or resource busy
rc=1
1
rc=0
`,
    off: ['kernel/container/remove.ts', 'if (held.count > 0) return', 'if (held.count < 0) return'],
  },
  {
    id: 'rmdir: the order of the checks',
    source: RMDIR,
    sentence: 'Tasks are looked for first, then children, then references.',
    directives: '#: debug 1\n',
    script: `mkdir /c; mount -t container -o debug1 none /c; mkdir -p /c/g/x; echo 1 > /c/g/debug1.references
sleep 9 & echo $! > /c/g/tasks; try() { rmdir /c/g; why | head -n 1; }
try; echo $! > /c/tasks; try; rmdir /c/g/x; try; echo 0 > /c/g/debug1.references; rmdir /c/g; echo rc=$?
`,
    output: `rmdir: '/c/g': Device or resource busy
rmdir: EBUSY: /g holds task 7
rmdir: '/c/g': Device or resource busy
rmdir: EBUSY: /g has 1 child container, among them x
rmdir: '/c/g': Device or resource busy
rmdir: EBUSY: debug1 still holds 1 reference to /g
rc=0
`,
    off: [
      'kernel/container/remove.ts',
      '  if (count > 0) return',
      "  const first = heldReferences(k, container);\n  if (first.count > 0) return fail('EBUSY', first.by);\n  if (count > 0) return",
    ],
  },
  {
    id: 'rmdir: undone',
    source: RMDIR,
    sentence: 'A removed container counts no more, gives back its s_active, and its name is free.',
    script: `${AT_C}mkdir /c/g /c/h; rmdir /c/g; echo rc=$?; ${COUNTS}; ls -d /c/g; mkdir /c/g; echo rc=$?
`,
    output: `rc=0
containers=2 (cpuacct) s_active=2
ls: /c/g: No such file or directory
rc=0
`,
    off: ['kernel/container/remove.ts', 'row.containers--;', ''],
  },
  {
    id: 'rmdir: control files do not block',
    source: RMDIR,
    sentence: 'A container is removed with its control files, which need not be removed one by one.',
    script: `${AT_C}mkdir /c/g; rmdir /c/g; echo rc=$?; rmdir /c/tasks; echo rc=$?; rmdir /c/none; echo rc=$?
`,
    output: `rc=0
rmdir: '/c/tasks': Not a directory
rc=1
rmdir: '/c/none': No such file or directory
rc=1
`,
    off: ['kernel/container/remove.ts', 'if (children.length > 0) {', 'if (children.length >= 0) {'],
  },
  {
    id: 'rmdir: the root',
    source: 'fs/namei.c of 2.6.20, vfs_rmdir',
    sentence: 'The root directory is a mountpoint: EBUSY.',
    script: `${AT_C}rmdir /c; echo rc=$?; ls -d /c
`,
    output: `rmdir: '/c': Device or resource busy
rc=1
/c
`,
    off: [
      'kernel/vfs/names.ts',
      "'remove directories');\n  if (isMountpoint(k, at.sb, at.ino)) return",
      "'remove directories');\n  if (at.ino < 0) return",
    ],
  },
  {
    id: 'rmdir: something is mounted on it',
    source: 'fs/namei.c of 2.6.20, vfs_rmdir',
    sentence: 'A container on which something is mounted is EBUSY before the container is asked.',
    script: `${AT_C}mkdir /c/g; mount -t tmpfs none /c/g; rmdir /c/g; echo rc=$?; umount /c/g; rmdir /c/g; echo rc=$?
`,
    output: `rmdir: '/c/g': Device or resource busy
rc=1
rc=0
`,
    off: [
      'kernel/vfs/names.ts',
      "'remove directories');\n  if (isMountpoint(k, at.sb, at.ino)) return",
      "'remove directories');\n  if (at.ino < 0) return",
    ],
  },
  {
    id: 'rmdir: a dead task does not count',
    source: 'V6 3/6, container_exit',
    sentence: 'A task that has ended and is not yet reaped does not keep its container.',
    script: `${AT_C}mkdir /c/g; sh -c 'echo $$ > /c/g/tasks; sleep 0.1 & echo 0 > /c/tasks; exec sleep 9' & sleep 1
ps | grep -c '\\[sleep\\]'; rmdir /c/g; echo rc=$?
`,
    output: `1
rc=0
`,
    off: ['kernel/container/fork-exit.ts', 'else containers.edit(old).count--;', ''],
  },
  {
    id: 'rename: in its place',
    source: RENAME,
    sentence: 'A container gets another name in its directory; /proc shows it at once, members and settings stay.',
    script: `${AT_C}mkdir -p /c/g/x; echo $$ > /c/g/x/tasks; echo 1 > /c/g/notify_on_release
mv /c/g /c/h; echo rc=$?; cat /proc/self/container; cat /c/h/notify_on_release; ls -d /c/g
`,
    output: `rc=0
cpuacct:/h/x
1
ls: /c/g: No such file or directory
`,
    off: ['kernel/container/rename.ts', 'k.state.containers.edit(container).name = newName;', ''],
  },
  {
    id: 'rename: elsewhere',
    source: RENAME,
    sentence: 'Below another container it cannot be moved: EIO.',
    script: `${AT_C}mkdir -p /c/g/x /c/h; mv /c/g/x /c/y; echo rc=$?; mv /c/g /c/h; echo rc=$?; ls -d /c/g/x /c/h
`,
    output: `mv: can't rename '/c/g/x': Input/output error
rc=1
mv: can't rename '/c/g': Input/output error
rc=1
/c/g/x
/c/h
`,
    off: ['kernel/container/rename.ts', 'const moves = parent !== newParent;', 'const moves = false;'],
  },
  {
    id: 'rename: a control file',
    source: RENAME,
    sentence: 'A control file is no directory: ENOTDIR, also where the new name exists.',
    script: `${AT_C}mkdir /c/g; mv /c/tasks /c/t; echo rc=$?; mv /c/tasks /c/notify_on_release; echo rc=$?
mv /c/tasks /c/g/t; echo rc=$?; mv /c/g /c/tasks; echo rc=$?; ls -d /c/tasks /c/g
`,
    output: `mv: can't rename '/c/tasks': Not a directory
rc=1
mv: can't rename '/c/tasks': Not a directory
rc=1
mv: can't rename '/c/tasks': Not a directory
rc=1
mv: can't rename '/c/g': Not a directory
rc=1
/c/g
/c/tasks
`,
    off: [
      'kernel/container/rename.ts',
      "if (isFile(parent, name)) return fail('ENOTDIR'",
      "if (isFile(parent, name)) return fail('EIO'",
    ],
  },
  {
    id: 'rename: the new name exists',
    source: RENAME,
    sentence: 'A name that another container has is EEXIST, before the directories are compared.',
    script: `${AT_C}mkdir -p /c/g /c/h/g; mv /c/g /c/h; echo rc=$?; ls -d /c/g /c/h/g
`,
    output: `mv: can't rename '/c/g': File exists
rc=1
/c/g
/c/h/g
`,
    off: [
      'kernel/container/rename.ts',
      'if (childNamed(k, newParent, newName) !== 0 || isFile(newParent, newName)) {',
      'if (isFile(newParent, newName)) {',
    ],
  },
  {
    id: 'rename: needs the right to write',
    source: 'fs/namei.c of 2.6.20, may_delete',
    sentence: 'Who may not write to the directory may not rename in it: EACCES.',
    script: `${AT_C}mkdir /c/g; su nobody -c 'mv /c/g /c/h; echo rc=$?'; ls -d /c/g
`,
    output: `mv: can't rename '/c/g': Permission denied
rc=1
/c/g
`,
    off: [
      'kernel/vfs/names.ts',
      'if (mayAccess(who, dir, MAY_WRITE | MAY_EXEC)) return dir;',
      'if (who.euid >= 0) return dir;',
    ],
  },
];
