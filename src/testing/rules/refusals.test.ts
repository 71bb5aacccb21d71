// What is refused changes nothing: a refused write leaves every control file of every container as it was, and a line that
// does not parse leaves the machine as it was, but for the clock and what the shell remembers of the line.

import {expect, test} from 'vitest';
import {type RandomState, randomInt} from '../../base';
import {boot, type Terminal} from '../boot';
import {type SmallKernel, smallKernel} from '../small-kernel';

const WRITES = 2000;
const LINES = 2000;

const pick = <T>(random: RandomState, list: readonly T[]): T => list[randomInt(random, list.length)] as T;

const DIRECTORIES = ['', '/a', '/a/x', '/a/x/y', '/b', '/b/x'];
const CPUSET = 'cpus mems cpu_exclusive mem_exclusive memory_migrate memory_pressure memory_spread_page';
/** By dialect: mountpoint, subsystems and control files of each hierarchy. */
const HIERARCHIES = {
  container: [
    ['/s', 'cpuset,cpuacct', `${CPUSET} cpuacct.usage`],
    ['/n', 'numtasks', 'numtasks.shares numtasks.stats'],
    ['/d', 'debug1', 'debug1.references'],
  ],
  cgroup: [
    ['/s', 'cpuset,cpuacct', `${CPUSET.replace(/^| /g, '$&cpuset.')} cpuacct.usage`],
    ['/n', 'pids,cpu', 'pids.max pids.current cpu.shares'],
    ['/d', 'freezer', 'freezer.state freezer.self_freezing cgroup.clone_children'],
  ],
} as const;
type Dialect = keyof typeof HIERARCHIES;
const GENERIC = {container: 'tasks notify_on_release', cgroup: 'tasks cgroup.procs notify_on_release'};
const filesOf = (dialect: Dialect) =>
  HIERARCHIES[dialect].flatMap(([at, , own]) =>
    DIRECTORIES.flatMap(directory => {
      const names = `${GENERIC[dialect]} ${directory === '' ? `release_agent ${own}` : own}`.split(' ');
      return names.map(name => `${at}${directory}/${name}`);
    }),
  );

const WORDS = '0 1 2 3 0-1 0-3 1-3 2-3 3-1 64 -1 -3 7, ,1 x 5x 12 9999 1001 max FREEZING THAWED'.split(' ');
const SHARES = 'min_shares= max_shares= child_shares_divisor= res= nonsense='.split(' ');

function text(random: RandomState): string {
  const kind = randomInt(random, 10);
  const end = pick(random, ['', '\n', '\n\n', ' ']);
  if (kind === 0) return 'y'.repeat(pick(random, [485, 4095, 4096, 9000]));
  if (kind === 1) return pick(random, ['', '\n', '\0', '\xff']);
  if (kind > 5) return pick(random, WORDS) + end;
  const words = Array.from({length: 1 + randomInt(random, 3)}, () => pick(random, SHARES) + pick(random, WORDS));
  return words.join(',') + end;
}

function machine(dialect: Dialect, quirks: boolean): {readonly m: SmallKernel; readonly nobody: number} {
  const m = smallKernel({quirks, debug: 1});
  m.write('/sys/module/numtasks/parameters/total_numtasks', '200\n');
  for (const [at, subsystems] of HIERARCHIES[dialect]) {
    m.call('mkdir', at, 0o755);
    expect(m.errno('mount', 'none', at, dialect, 0, subsystems)).toBe('');
    for (const directory of DIRECTORIES) if (directory !== '') m.call('mkdir', at + directory, 0o755);
  }
  const prefix = dialect === 'cgroup' ? 'cpuset.' : '';
  for (const path of ['/s/a', '/s/a/x', '/s/b'])
    for (const file of ['cpus', 'mems']) m.write(`${path}/${prefix}${file}`, '0-1');
  for (let i = 0; i < 6; i++) m.fork();
  const nobody = m.fork();
  Object.assign(m.k.state.records.edit(nobody), {uid: 65534, euid: 65534});
  for (const path of filesOf(dialect)) m.call('chmod', path, 0o666);
  return {m, nobody};
}

test.each([
  ['container', false, 'E2BIG EACCES EBUSY EINVAL EIO ENOSPC ERANGE ESRCH'],
  ['container', true, 'E2BIG EACCES EBUSY EINVAL EIO ENOSPC ERANGE ESRCH'],
  ['cgroup', false, 'E2BIG EACCES EBUSY EINVAL ENOSPC ERANGE ESRCH'],
] as const)('a refused write changes no control file (type %s, quirks %s)', (dialect, quirks, errnos) => {
  const {m, nobody} = machine(dialect, quirks);
  const files = filesOf(dialect);
  const contents = () => files.map(path => `${path}: ${m.read(path)}`);
  const random = {seed: 20061222};
  const seen = new Set<string>();
  let before = contents();
  let refused = 0;
  for (let i = 0; i < WRITES; i++) {
    const path = pick(random, files);
    const written = text(random);
    const errno = m.write(path, written, pick(random, [1, 1, nobody]));
    const after = contents();
    if (errno !== '') {
      refused++;
      seen.add(errno);
      expect(after, `${JSON.stringify(written.slice(0, 40))} to ${path}: ${errno}`).toEqual(before);
    }
    before = after;
  }
  console.log(`writes: ${WRITES}, refused ${refused}: ${[...seen].sort().join(' ')}`);
  for (const errno of errnos.split(' ')) expect(seen).toContain(errno);
});

const COMMANDS = [
  'mkdir /n/new',
  'rmdir /n/a',
  'echo $$ > /n/a/tasks',
  'echo 1 > /n/a/notify_on_release',
  'mv /n/a /n/c',
  'touch /tmp/new',
  'umount /n',
  'sleep 9 &',
  'cd /n',
  'X=1',
];
const BREAKS = [
  ') x',
  '; fi',
  '; done',
  '; then x',
  '; esac',
  '&& && x',
  '| | x',
  '; ;; x',
  '; }',
  '& & x',
  '> ; x',
  '|',
];

/** All that a line could change: containers, mounts, files and tasks, without times of use. */
function stateOf({machine: {kernel}}: Terminal): string {
  const {containers, hierarchies, superblocks, mounts, inodes, records} = kernel.state;
  const rows = (table: Iterable<readonly [number, object]>) => [...table].map(([id, row]) => [id, row]);
  const tasks = [...records].map(([pid, {comm, uid, cwd}]) => [pid, comm, uid, cwd]);
  const tables = [containers, hierarchies, superblocks, mounts, inodes].map(rows);
  return JSON.stringify([tables, tasks], (key, value) => (key === 'cpuacct' ? undefined : value));
}

test.each([
  ['container', 'numtasks'],
  ['cgroup', 'pids'],
])('a line that does not parse changes nothing (type %s)', (type, subsystem) => {
  const terminal = boot(`mkdir /n; mount -t ${type} -o ${subsystem} none /n; mkdir /n/a\n`);
  terminal.typeLine(':');
  const before = stateOf(terminal);
  const random = {seed: 20061222};
  for (let i = 0; i < LINES; i++) {
    const commands = Array.from({length: 1 + randomInt(random, 3)}, () => pick(random, COMMANDS));
    // A broken end with more after it: nothing of the line may run, however right it begins.
    const line = `${commands.join('; ').replaceAll('&;', '&')} ${pick(random, BREAKS)}; ${pick(random, COMMANDS)}`;
    const printed = terminal.typeLine(line);
    expect(printed, line).toMatch(/line \d+, column \d+/);
    expect(stateOf(terminal), line).toBe(before);
  }
});
