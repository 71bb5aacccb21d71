// What /proc says of tasks, for the commands that list, watch or look for them. A task that ended meanwhile is left out.

import {type Failure, type Fallible, failed, syscall, type UserCode} from '../../../abi';
import {baseName, type Invocation, readSmallFile} from '../../libc';

/** Plain data: it lies in checkpoints. Times in hundredths of a second. */
export interface TaskFacts {
  readonly pid: number;
  readonly ppid: number;
  readonly pgid: number;
  readonly sid: number;
  /** Major and minor number of its terminal; 0 for none. */
  readonly tty: number;
  readonly uid: number;
  readonly ruid: number;
  readonly gid: number;
  readonly rgid: number;
  readonly comm: string;
  /** Empty for threads of the kernel and zombies. */
  readonly argv: readonly string[];
  /** The letter of its state. */
  readonly state: string;
  /** Cpu time. */
  readonly time: number;
  readonly nice: number;
  /** From boot to its start. */
  readonly start: number;
  readonly cpu: number;
  /** Its place in each hierarchy of cgroups; '' where that was not asked for, or is not known. */
  readonly cgroup: string;
}

/** Null: it is gone by now. */
function* readTask(pid: number, withCgroup: boolean): UserCode<TaskFacts | null> {
  const status = yield* readSmallFile(`/proc/${pid}/status`);
  if (failed(status)) return null;
  const stat = yield* readSmallFile(`/proc/${pid}/stat`);
  const cmdline = failed(stat) ? stat : yield* readSmallFile(`/proc/${pid}/cmdline`);
  if (failed(stat) || failed(cmdline)) return null;
  const cgroup = withCgroup ? yield* readSmallFile(`/proc/${pid}/cgroup`) : '';
  const ids = (name: string) => (new RegExp(`^${name}:\t(.*)`, 'm').exec(status)?.[1] ?? '').split('\t').map(Number);
  const [ruid = 0, uid = 0] = ids('Uid');
  const [rgid = 0, gid = 0] = ids('Gid');
  const closing = stat.lastIndexOf(')');
  // By their numbers in proc(5); the name stands in parentheses, and may hold blanks.
  const fields = ['', '', '', ...stat.slice(closing + 2).split(' ')];
  const number = (at: number) => Number(fields[at]);
  return {
    pid,
    ppid: number(4),
    pgid: number(5),
    sid: number(6),
    tty: number(7),
    uid,
    ruid,
    gid,
    rgid,
    comm: stat.slice(stat.indexOf('(') + 1, closing),
    argv: cmdline
      .replace(/\0+$/, '')
      .split('\0')
      .slice(0, cmdline === '' ? 0 : undefined),
    state: fields[3] as string,
    time: number(14) + number(15),
    nice: number(19),
    start: number(22),
    cpu: number(39),
    cgroup: failed(cgroup) ? '' : cgroup.trimEnd().replaceAll('\n', ','),
  };
}

/** The tasks of the machine, pids ascending. */
function* listPids(): UserCode<Fallible<number[]>> {
  const entries = yield* syscall('readdir', '/proc');
  if (failed(entries)) return entries;
  const pids = entries.map(({name}) => Number(name)).filter(pid => Number.isInteger(pid) && pid > 0);
  return pids.sort((a, b) => a - b);
}

/** A look at all tasks, as far as it has come. */
export interface Scan {
  /** Those that are still to be read; null before the first. */
  pids: number[] | null;
  rows: TaskFacts[];
}

export const newScan = (): Scan => ({pids: null, rows: []});

/** Reads on to the last task, with a checkpoint before each: `scan` must lie in what the command saves. */
export function* scanTasks(call: Invocation, scan: Scan, withCgroup = false): UserCode<Failure | null> {
  if (scan.pids === null) {
    const pids = yield* listPids();
    if (failed(pids)) return pids;
    scan.pids = pids;
  }
  while (scan.pids.length > 0) {
    call.save();
    const facts = yield* readTask(scan.pids.shift() as number, withCgroup);
    if (facts !== null) scan.rows.push(facts);
  }
  return null;
}

/** The command line; [name] where there is none, and {name} before one that begins with another word. */
export function argsOf({argv, comm}: TaskFacts): string {
  if (argv.length === 0) return `[${comm}]`;
  const line = argv.join(' ').replace(/[\0-\x1f]/g, ' ');
  const first = baseName((argv[0] as string).replace(/ .*/, '')).replace(/^-/, '');
  return first.startsWith(comm) ? line : `{${comm}} ${line}`;
}
