// The files of a directory: which there are, what they read and take, and what cannot be done with them.
// (V6 3/6, container_populate_dir, container_common_file_read and container_common_file_write)

import {AT_C, type Rule} from './rule';

const WRITE = 'V6 3/6, container_common_file_write';
const POPULATE = 'V6 3/6, container_populate_dir';

/** `$long` has 4095 bytes. */
const LONG = `long=0123456789abcdef; for i in 1 2 3 4 5 6 7 8; do long=$long$long; done; long=\${long#?}
`;

/** Descriptor 3 writes to a file of a container that was removed. */
const removed = (file: string) => `mkdir /c/g; exec 3> /c/g/${file}; rmdir /c/g; echo rc=$?
`;

export const FILE_RULES: readonly Rule[] = [
  {
    id: 'files: which a directory has',
    source: POPULATE,
    sentence:
      'Every directory has notify_on_release and tasks, the root also release_agent, then those of the subsystems.',
    script: `mkdir /c; mount -t container none /c; mkdir /c/g; ls /c; echo; ls /c/g
`,
    output: `cpu_exclusive
cpuacct.usage
cpus
g
mem_exclusive
memory_migrate
memory_pressure
memory_pressure_enabled
memory_spread_page
memory_spread_slab
mems
notify_on_release
numtasks.shares
numtasks.stats
release_agent
tasks

cpu_exclusive
cpuacct.usage
cpus
mem_exclusive
memory_migrate
memory_pressure
memory_spread_page
memory_spread_slab
mems
notify_on_release
numtasks.shares
numtasks.stats
tasks
`,
    off: ['kernel/container/dialect.ts', "topFiles: ['release_agent'],", 'topFiles: [],'],
  },
  {
    id: 'files: the order of a listing',
    source: 'fs/libfs.c of 2.6.20, dcache_readdir',
    sentence:
      'A directory lists what was made last first: containers, then files in the reverse order of their making.',
    script: `${AT_C}mkdir /c/b /c/a; find /c
`,
    output: `/c
/c/a
/c/a/cpuacct.usage
/c/a/tasks
/c/a/notify_on_release
/c/b
/c/b/cpuacct.usage
/c/b/tasks
/c/b/notify_on_release
/c/cpuacct.usage
/c/release_agent
/c/tasks
/c/notify_on_release
`,
    off: ['kernel/container/dialect.ts', 'newestFirst: true,', 'newestFirst: false,'],
  },
  {
    id: 'files: names of subsystems',
    source: POPULATE,
    sentence:
      'Files of subsystems come in the order in which the subsystems are listed; those of cpuset have no prefix.',
    script: `mkdir /c; mount -t container none /c; mkdir /c/g; find /c/g -name '*.*'; find /c/g -name 'c*s'
`,
    output: `/c/g/cpuacct.usage
/c/g/numtasks.stats
/c/g/numtasks.shares
/c/g/cpus
`,
    off: [
      'kernel/container/dialect.ts',
      'compareNames: (a, b) => b.id - a.id,',
      'compareNames: (a, b) => a.id - b.id,',
    ],
  },
  {
    id: 'files: tasks',
    source: 'V6 1/6, container_tasks_open',
    sentence: 'tasks lists one pid a line, in ascending order.',
    script: `${AT_C}mkdir /c/g
sleep 9 & a=$!; sleep 9 & b=$!; sleep 9 & c=$!
echo $c > /c/g/tasks; echo $a > /c/g/tasks; echo $b > /c/g/tasks
test "$(cat /c/g/tasks)" = "$a
$b
$c" && echo ascending
`,
    output: `ascending
`,
    off: [
      'kernel/container/membership.ts',
      '=== container && k.state.records.has(task)) found.push(task);',
      '=== container && k.state.records.has(task)) found.unshift(task);',
    ],
  },
  {
    id: 'files: tasks is read at open',
    source: 'V6 1/6, container_tasks_open',
    sentence: 'The list of tasks is made when the file is opened, and read from then on.',
    script: `${AT_C}mkdir /c/g; exec 3< /c/g/tasks; echo $$ > /c/g/tasks
wc -l <&3; grep -c ^$$ /c/g/tasks
`,
    output: `0
1
`,
    off: ['kernel/container/dialect.ts', 'listsAtOpen: true,', 'listsAtOpen: false,'],
  },
  {
    id: 'files: notify_on_release',
    source: 'V6 1/6, update_flag',
    sentence:
      'notify_on_release reads 0 or 1; a write counts as 1 if strtoul finds a number other than 0, and never fails.',
    script: `${AT_C}for text in 1 0 7 abc 2x x2 '' ' 1' -1 0x1 007; do
  echo "$text" > /c/notify_on_release; echo "$text rc=$? $(cat /c/notify_on_release)"
done
`,
    output: `1 rc=0 1
0 rc=0 0
7 rc=0 1
abc rc=0 0
2x rc=0 1
x2 rc=0 0
 rc=0 0
 1 rc=0 0
-1 rc=0 0
0x1 rc=0 0
007 rc=0 1
`,
    off: ['kernel/container/generic-files.ts', 'return leadingNumber(text) !== 0;', "return text.trim() === '1';"],
  },
  {
    id: 'files: release_agent',
    source: WRITE,
    sentence: 'release_agent holds a path, empty by default, and reads with a newline behind it.',
    script: `${AT_C}cat /c/release_agent; echo -n /bin/agent > /c/release_agent; echo rc=$?; cat /c/release_agent
`,
    output: `
rc=0
/bin/agent
`,
    off: ['kernel/container/generic-files.ts', '.releaseAgent}\\n`,', '.releaseAgent}`,'],
  },
  {
    id: 'files: the newline in release_agent',
    source: WRITE,
    sentence: 'The code of the time kept the newline that echo writes as a part of the path; it is taken off.',
    script: `${AT_C}echo /bin/agent > /c/release_agent; cat /c/release_agent; echo end
`,
    output: `/bin/agent
end
`,
    quirksOutput: `/bin/agent

end
`,
    off: [
      'kernel/container/dialect.ts',
      "agentPath: (text, quirks) => (quirks ? text : text.replace(/\\n$/, '')),",
      'agentPath: text => text,',
    ],
  },
  {
    id: 'files: the longest release_agent',
    source: WRITE,
    sentence: 'A path of PATH_MAX bytes or more is E2BIG, and the old one stays.',
    script: `${AT_C}${LONG}echo -n $long > /c/release_agent; echo rc=$?; wc -c < /c/release_agent
echo -n x$long > /c/release_agent; echo rc=$?; wc -c < /c/release_agent
`,
    output: `rc=0
4096
sh: write error: Argument list too long
rc=1
4096
`,
    off: ['kernel/container/dialect.ts', 'longestWrite: 4095,', 'longestWrite: 8191,'],
  },
  {
    id: 'files: the longest write',
    source: WRITE,
    sentence: 'A write of PATH_MAX bytes or more to any file of the system is E2BIG, and changes nothing.',
    script: `${AT_C}${LONG}mkdir /c/g
echo -n $$' '$long > /c/g/tasks; echo rc=$?; cat /c/g/tasks
echo -n 1$long > /c/g/notify_on_release; echo rc=$?; cat /c/g/notify_on_release
`,
    output: `sh: write error: Argument list too long
rc=1
sh: write error: Argument list too long
rc=1
0
`,
    off: ['filesystems/containerfs/file.ts', 'if (text.length > limit)', 'if (text.length < 0)'],
  },
  {
    id: 'files: tasks of a removed container',
    source: WRITE,
    sentence: 'An attach through a file that was open when its container was removed is ENODEV.',
    script: `${AT_C}${removed('tasks')}echo $$ >&3; echo rc=$?; cat /proc/$$/container
`,
    output: `rc=0
sh: write error: No such device
rc=1
cpuacct:/
`,
    off: [
      'filesystems/containerfs/file.ts',
      'if (file === undefined) return gone();\n  if (file.attaches',
      'if (file === undefined) return text.length;\n  if (file.attaches',
    ],
  },
  {
    id: 'files: flags of a removed container',
    source: WRITE,
    sentence: 'So is any other write to a container that was removed, also if another has got its name since.',
    script: `${AT_C}${removed('notify_on_release')}mkdir /c/g; echo 1 >&3; echo rc=$?; cat /c/g/notify_on_release
`,
    output: `rc=0
sh: write error: No such device
rc=1
0
`,
    off: [
      'filesystems/containerfs/file.ts',
      'if (file === undefined) return gone();\n  if (file.attaches',
      'if (file === undefined) return text.length;\n  if (file.attaches',
    ],
  },
  {
    id: 'files: subsystem files of a removed container',
    source: 'V6 5/6, res_group_file_write; V6 3/6, cpuset_common_file_write',
    sentence: 'The files of subsystems answer ENODEV, too.',
    script: `mkdir /c; mount -t container none /c; mkdir /c/g
exec 3> /c/g/cpus 4> /c/g/numtasks.shares; rmdir /c/g; echo rc=$?
echo 0 >&3; echo rc=$?; echo -n max_shares=1 >&4; echo rc=$?
`,
    output: `rc=0
sh: write error: No such device
rc=1
sh: write error: No such device
rc=1
`,
    off: [
      'filesystems/containerfs/file.ts',
      'if (file === undefined) return gone();\n  if (file.attaches',
      'if (file === undefined) return text.length;\n  if (file.attaches',
    ],
  },
  {
    id: 'files: without a write method',
    source: 'V6 1/6, container_file_write',
    sentence: 'A file that is only read answers EINVAL to a write of any length.',
    script: `${AT_C}${LONG}echo 0 > /c/cpuacct.usage; echo rc=$?; echo x$long > /c/cpuacct.usage; echo rc=$?
`,
    output: `sh: write error: Invalid argument
rc=1
sh: write error: Invalid argument
rc=1
`,
    off: [
      'filesystems/containerfs/file.ts',
      'if (file !== undefined && file.write === undefined && file.attaches !== true) {',
      "if (file?.name === '') {",
    ],
  },
  {
    id: 'files: no new ones',
    source: 'fs/namei.c of 2.6.20, vfs_create',
    sentence: 'A file cannot be created in a container, not even by root: EACCES.',
    script: `${AT_C}touch /c/foo; echo rc=$?; echo x > /c/foo; echo rc=$?; touch /c/tasks; echo rc=$?
ls /c | grep -c foo
`,
    output: `touch: /c/foo: Permission denied
rc=1
sh: can't create /c/foo: Permission denied
rc=1
rc=0
0
`,
    off: [
      'kernel/vfs/open-file.ts',
      "if (at.fs.create === undefined) return fail('EACCES',",
      "if (at.fs.create === undefined) return fail('EPERM',",
    ],
  },
  {
    id: 'files: none removed',
    source: 'fs/namei.c of 2.6.20, vfs_unlink',
    sentence: 'A control file cannot be removed: EPERM.',
    script: `${AT_C}rm /c/tasks; echo rc=$?; rm -f /c/release_agent; echo rc=$?; ls /c | wc -l
`,
    output: `rm: can't remove '/c/tasks': Operation not permitted
rc=1
rm: can't remove '/c/release_agent': Operation not permitted
rc=1
4
`,
    off: [
      'kernel/vfs/names.ts',
      "if (at.fs.unlink === undefined) return lacks(at, 'remove files');",
      'if (at.fs.unlink === undefined) return 0;',
    ],
  },
  {
    id: 'files: no links',
    source: 'fs/namei.c of 2.6.20, vfs_link and vfs_symlink',
    sentence: 'Neither links nor symbolic links can be made in a container: EPERM.',
    script: `${AT_C}ln /c/tasks /c/t; echo rc=$?; ln -s tasks /c/t; echo rc=$?
`,
    output: `ln: /c/t: Operation not permitted
rc=1
ln: /c/t: Operation not permitted
rc=1
`,
    off: [
      'kernel/vfs/names.ts',
      "if (at.fs.link === undefined) return lacks(at, 'make links');",
      'if (at.fs.link === undefined) return 0;',
    ],
  },
  {
    id: 'files: modes',
    source: 'V6 1/6, container_add_file',
    sentence:
      'Control files have mode 0644 whatever the umask; a directory has the mode that mkdir asked for, less the umask.',
    script: `${AT_C}umask 077; mkdir /c/g; mkdir -m 711 /c/h
stat -c '%a %n' /c/g /c/h /c/g/tasks /c/g/notify_on_release /c/g/cpuacct.usage /c/release_agent
`,
    output: `700 /c/g
711 /c/h
644 /c/g/tasks
644 /c/g/notify_on_release
644 /c/g/cpuacct.usage
644 /c/release_agent
`,
    off: ['kernel/container/dialect.ts', 'readOnlyMode: 0o644,', 'readOnlyMode: 0o444,'],
  },
  {
    id: 'files: size and links',
    source: 'V6 1/6, container_create_file',
    sentence: 'Control files are empty to stat and have one link; a directory has two and one for each child.',
    script: `${AT_C}mkdir /c/g /c/g/x /c/h; stat -c '%h %s %n' /c /c/g /c/h /c/tasks; rmdir /c/g/x /c/h; stat -c '%h' /c /c/g
`,
    output: `4 0 /c
3 0 /c/g
2 0 /c/h
1 0 /c/tasks
3
2
`,
    off: ['filesystems/containerfs/attributes.ts', 'nlink: 2 + row.children.length,', 'nlink: 2,'],
  },
  {
    id: 'files: truncation and position',
    source: WRITE,
    sentence: 'Opening to truncate changes nothing, and a write counts from its own first byte wherever it is done.',
    script: `${AT_C}echo 1 > /c/notify_on_release; : > /c/notify_on_release; cat /c/notify_on_release
exec 3> /c/notify_on_release; echo 0 >&3; cat /c/notify_on_release; echo 1 >&3; cat /c/notify_on_release
echo 0 >> /c/notify_on_release; cat /c/notify_on_release
`,
    output: `1
0
1
0
`,
  },
];
