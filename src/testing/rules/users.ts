// Who may do what: containers belong to whoever made them, files may be given away, and a task is moved by its owner.
// (V6 1/6, container_new_inode and attach_task)

import {AT_C, type Rule} from './rule';

const ATTACH = 'V6 3/6, attach_task';

export const USER_RULES: readonly Rule[] = [
  {
    id: 'users: the root directory is root’s',
    source: 'fs/namei.c of 2.6.20, may_create',
    sentence: 'Others can look at everything, but make no container and write to no file: EACCES.',
    script: `${AT_C}su nobody -c 'ls /c | wc -l; mkdir /c/g; echo rc=$?; echo 1 > /c/notify_on_release; echo rc=$?; echo $$ > /c/tasks; echo rc=$?'
ls /c | wc -l; cat /c/notify_on_release
`,
    output: `4
mkdir: can't create directory '/c/g': Permission denied
rc=1
sh: can't create /c/notify_on_release: Permission denied
rc=1
sh: can't create /c/tasks: Permission denied
rc=1
4
0
`,
    off: ['kernel/vfs/permission.ts', 'return (granted & want) === want;', 'return true;'],
  },
  {
    id: 'users: the maker owns it',
    source: 'V6 1/6, container_new_inode',
    sentence: 'A container and its files belong to the user who made it.',
    script: `${AT_C}mkdir /c/g; chown nobody /c/g
su nobody -c 'mkdir /c/g/mine; echo rc=$?; echo 1 > /c/g/mine/notify_on_release; echo rc=$?'
stat -c '%U %G %n' /c/g /c/g/tasks /c/g/mine /c/g/mine/tasks
su nobody -c 'rmdir /c/g/mine; echo rc=$?; rmdir /c/g; echo rc=$?'
`,
    output: `rc=0
rc=0
nobody root /c/g
root root /c/g/tasks
nobody nogroup /c/g/mine
nobody nogroup /c/g/mine/tasks
rc=0
rmdir: '/c/g': Permission denied
rc=1
`,
    off: ['kernel/container/create.ts', 'attributes: {mode, uid: euid, gid},', 'attributes: {mode, uid: 0, gid: 0},'],
  },
  {
    id: 'users: a delegated directory',
    source: 'fs/attr.c of 2.6.20, inode_change_ok',
    sentence: 'A directory that is given away stays closed until its files are given away as well, one by one.',
    script: `${AT_C}mkdir /c/g; chown nobody /c/g
su nobody -c 'echo $$ > /c/g/tasks; echo rc=$?'
chown nobody /c/g/tasks
su nobody -c 'echo $$ > /c/g/tasks; echo rc=$?; cat /proc/self/container; echo 1 > /c/g/notify_on_release; echo rc=$?'
`,
    output: `sh: can't create /c/g/tasks: Permission denied
rc=1
rc=0
cpuacct:/g
sh: can't create /c/g/notify_on_release: Permission denied
rc=1
`,
    off: [
      'filesystems/containerfs/attributes.ts',
      'if (file === undefined && (change.uid !== undefined || change.gid !== undefined)) keepFileOwners(k, container);',
      '',
    ],
  },
  {
    id: 'users: permissions of a control file',
    source: 'fs/namei.c of 2.6.20, vfs_permission',
    sentence: 'chmod on a control file counts for everybody but root.',
    script: `${AT_C}chmod 600 /c/tasks; chmod 444 /c/notify_on_release
su nobody -c 'cat /c/tasks; echo rc=$?'
echo 1 > /c/notify_on_release; echo rc=$?; cat /c/notify_on_release
chmod 666 /c/notify_on_release; su nobody -c 'echo 0 > /c/notify_on_release; echo rc=$?'; cat /c/notify_on_release
stat -c '%a' /c/tasks
`,
    output: `cat: can't open '/c/tasks': Permission denied
rc=1
rc=0
1
rc=0
0
600
`,
    off: [
      'filesystems/containerfs/attributes.ts',
      'const own = row.fileAttributes[file.name] ?? fresh(k, container, file);',
      'const own = fresh(k, container, file);',
    ],
  },
  {
    id: 'users: only the owner changes attributes',
    source: 'fs/attr.c of 2.6.20, inode_change_ok',
    sentence: 'chmod is for the owner and root, chown for root: EPERM.',
    script: `${AT_C}su nobody -c 'chmod 666 /c/tasks; echo rc=$?; chown nobody /c/tasks; echo rc=$?'
stat -c '%a %U' /c/tasks
`,
    output: `chmod: /c/tasks: Operation not permitted
rc=1
chown: /c/tasks: Operation not permitted
rc=1
644 root
`,
    off: ['kernel/vfs/attributes.ts', 'return isOwner(who, at.attr) ? change(', 'return at !== undefined ? change('],
  },
  {
    id: 'users: another’s task',
    source: ATTACH,
    sentence: 'Whoever may write to tasks moves only own tasks: another user’s is EACCES, and it stays where it is.',
    script: `${AT_C}mkdir /c/g; chmod 666 /c/g/tasks; sleep 9 & p=$!
su nobody -c "echo $p > /c/g/tasks; echo rc=\\$?; echo 1 > /c/g/tasks; echo rc=\\$?"
cat /proc/$p/container; cat /c/g/tasks
`,
    output: `sh: write error: Permission denied
rc=1
sh: write error: Permission denied
rc=1
cpuacct:/
`,
    off: [
      'kernel/container/attach.ts',
      'if (task === me || euid === 0 || euid === uid) return undefined;',
      'return undefined;',
    ],
  },
  {
    id: 'users: an own task',
    source: ATTACH,
    sentence: 'A user moves tasks of the same user, and root moves anybody’s.',
    script: `${AT_C}mkdir /c/g; chmod 666 /c/g/tasks
su nobody -c 'sleep 9 & echo $! > /c/g/tasks; echo rc=$?; cat /proc/$!/container'
for p in $(cat /c/g/tasks); do echo $p > /c/tasks; echo rc=$?; done; cat /c/g/tasks
`,
    output: `rc=0
cpuacct:/g
rc=0
`,
    off: ['kernel/container/attach.ts', ' || euid === uid) return undefined;', ') return undefined;'],
  },
  {
    id: 'users: oneself as 0',
    source: ATTACH,
    sentence: 'For pid 0, the writer, nobody is asked whose task it is.',
    script: `${AT_C}mkdir /c/g; chmod 666 /c/g/tasks; su nobody -c 'echo 0 > /c/g/tasks; echo rc=$?; cat /proc/self/container'
`,
    output: `rc=0
cpuacct:/g
`,
    off: ['kernel/container/attach.ts', 'const task = pid === 0 ? me : pid;', 'const task = pid;'],
  },
  {
    id: 'users: whose it is comes before the subsystems',
    source: ATTACH,
    sentence: 'Another user’s task is EACCES before a subsystem is asked; an own one is what the subsystem answers.',
    script: `mkdir /s; mount -t container -o cpuset none /s; mkdir /s/g; chmod 666 /s/g/tasks
su nobody -c 'echo 1 > /s/g/tasks; echo rc=$?; echo 0 > /s/g/tasks; echo rc=$?; cat /proc/self/container'
`,
    output: `sh: write error: Permission denied
rc=1
sh: write error: No space left on device
rc=1
cpuset:/
`,
    off: [
      'kernel/container/attach.ts',
      'if (task === me || euid === 0 || euid === uid) return undefined;',
      'return undefined;',
    ],
  },
  {
    id: 'users: the number is read first',
    source: ATTACH,
    sentence: 'What is no number or no task is EIO or ESRCH before anybody asks whose it is.',
    script: `${AT_C}chmod 666 /c/tasks; su nobody -c 'echo x > /c/tasks; echo rc=$?; echo 9999 > /c/tasks; echo rc=$?'
`,
    output: `sh: write error: Input/output error
rc=1
sh: write error: No such process
rc=1
`,
    off: [
      'kernel/container/attach.ts',
      'if (!isListed(k, task)) return noSuchTask(task);',
      "if (!isListed(k, task)) return 'nothing';",
    ],
  },
  {
    id: 'users: rights count at open',
    source: 'fs/namei.c of 2.6.20, may_open',
    sentence: 'Who has the file open writes on after chmod; who attaches is asked at each write.',
    script: `${AT_C}mkdir /c/g; chmod 666 /c/g/tasks; sleep 9 & p=$!; export p
su nobody -c 'exec 3> /c/g/tasks; sleep 1; echo 0 >&3; echo rc=$?; echo $p >&3; echo rc=$?' &
sleep 0.5; chmod 600 /c/g/tasks; wait $!
cat /proc/$p/container
`,
    output: `rc=0
sh: write error: Permission denied
rc=1
cpuacct:/
`,
    off: [
      'kernel/container/attach.ts',
      'if (task === me || euid === 0 || euid === uid) return undefined;',
      'return undefined;',
    ],
  },
];
