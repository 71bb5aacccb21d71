// For each difference that a script can show: the script, and what it prints here. When it prints something else, the
// difference has changed or gone, and so must its entry.

export interface Shown {
  readonly script: string;
  readonly prints: string;
}

const s = (script: string, prints: string): Shown => ({script: `${script}\n`, prints: `${prints}\n`});

export const SHOWN: Readonly<Record<string, Shown>> = {
  'cpu-time': s(
    'mkdir /c; mount -t cgroup -o cpuacct x /c; spin 0.2; cat /c/cpuacct.usage_sys; grep -c 000000$ /c/cpuacct.usage',
    '0\n1',
  ),
  threads: s('ls /proc/self/task | wc -l; grep Threads /proc/self/status', '1\nThreads:\t1'),
  sessions: s('setsid true; echo rc=$?', 'sh: setsid: not found\nrc=127'),
  memory: s(
    'cat /proc/self/numa_maps; echo rc=$?',
    "cat: can't open '/proc/self/numa_maps': No such file or directory\nrc=1",
  ),
  release: s('uname -r', '2.6.20-rc1'),
  executables: s('head -c 3 /bin/true | wc -c; tail -n 1 /bin/true', '3\n\x7fELF menagerie:true'),
  'proc-exe': s('cp /bin/readlink /tmp/r; /tmp/r /proc/self/exe', '/bin/readlink'),
  'proc-files': s(
    'grep -c -E "^(intr|ctxt)" /proc/stat; ls -d /proc/self/statm 2> /dev/null; wc -l < /proc/meminfo',
    '0\n1',
  ),
  'proc-fd': s(
    'echo x | cat /proc/self/fd/0 2>&1 | cut -d : -f 1,3; exec 3> /tmp/x; rm /tmp/x; readlink /proc/self/fd/3',
    'cat: No such file or directory\n/tmp/ (deleted)',
  ),
  'proc-stat': s('cut -d " " -f 23,24 /proc/self/stat; grep -c Vm /proc/self/status', '0 0\n0'),
  dates: s('ls -l /etc/passwd | grep -c "Dec 22 00:00"', '1'),
  users: s('cut -d : -f 1 /etc/passwd', 'root\nnobody'),
  devtmpfs: s('grep -c devtmpfs /proc/filesystems; ls /dev', '1\nconsole\nnull\ntty\nurandom\nzero'),
  'read-only-mounts': s(
    'mkdir /a /b; mount -t tmpfs x /a; mount --bind /a /b; mount -o remount,ro,bind /b; touch /a/x; touch /b/y',
    'touch: /b/y: Read-only file system',
  ),
  'cpuset-type': s(
    'mkdir /c; mount -t cpuset x /c; grep /c /proc/mounts',
    'x /c cgroup rw,relatime,cpuset,noprefix,release_agent=/sbin/cpuset_release_agent 0 0',
  ),
  'both-dialects': s(
    'grep -c -E "container|cgroup" /proc/filesystems; ls /proc | grep -E "^c.*s$"',
    '2\ncgroups\ncontainers',
  ),
  'cpuset-flags': s(
    'mkdir /c; mount -t cgroup -o cpuset x /c; echo 1 > /c/cpuset.memory_pressure_enabled; cat /c/cpuset.memory_pressure',
    '0',
  ),
  'debug-subsystems': s(
    '#: debug 1\nmkdir /c; mount -t container -o debug1 x /c; ls /c | grep debug; ls /sys/module/debug1/parameters',
    'debug1.references\ncreate_fails\npopulate_fails',
  ),
  'debug-values': s(
    `#: debug 1
mkdir /c /p; mount -t cgroup -o debug x /c; mount -t cgroup -o none,name=p x /p; mkdir /p/q /c/a
cut -d '[' -f 2 /c/a/debug.cgroup_subsys_states`,
    '4] 1 P=1',
  ),
  'debug-delay': s(
    `#: debug 1
mkdir /c; mount -t cgroup -o debug x /c; mkdir /c/a; echo 0 > /c/a/tasks; /bin/true; read n < /c/debug.current_css_set_refcount
echo $n; mkdir /c/b; rmdir /c/b; read n < /c/debug.cgroup_subsys_states; echo \${n##*] }`,
    '1\n2',
  ),
  controllers: s('cut -f 1 /proc/cgroups | sed 1d', 'cpuset\ncpu\ncpuacct\nfreezer\npids'),
  'cpu-files': s('mkdir /c; mount -t cgroup -o cpu x /c; ls /c | grep ^cpu', 'cpu.shares'),
  cgroup2: s(
    'mkdir /c; mount -t cgroup2 x /c; cat /proc/self/cgroup',
    'mount: mounting x on /c failed: No such device',
  ),
  'subsystem-order': s(
    'mkdir /c; mount -t container x /c; sed -n "/^Sub/,\\$p" /proc/containers; cat /proc/self/container',
    'Subsystems:\n1: name=cpuset hierarchy=1\n2: name=cpuacct hierarchy=1\n3: name=numtasks hierarchy=1\nnumtasks,cpuacct,cpuset:/',
  ),
};

/** Those of which a script shows nothing, or nothing that is the same on every kernel: order, time and what is only said. */
export const NOT_SHOWN: readonly string[] = [
  'scheduler',
  'balancing',
  'chance',
  'time',
  'grace-period',
  'hierarchy-end-cgroup',
  'umount-lock',
  'freezing',
  'cpu-shares',
  'agent-place',
  'glossary-v2',
];

/** The rule that shows a quirk: its script prints one thing with quirks off, and another with quirks on. */
export const QUIRK_RULES: Readonly<Record<string, string>> = {
  Q1: 'files: the newline in release_agent',
  Q2: 'shares: the newline of echo',
  Q4: 'numtasks: the errno of a refused fork',
  Q5: 'numtasks: total_numtasks',
  Q6: 'numtasks: a group below its parent\u2019s limit',
  Q7: 'release: references',
  Q8: 'exit: zombies in the list of the root',
  Q9: 'remount: another set',
  Q11: 'mkdir: half filled',
  'lost-guarantee': 'numtasks: a group is removed',
};
