// The columns of ps: names, headers and widths as BusyBox has them, then some of procps that this machine can tell. Sizes of
// memory are not among them: tasks have no pages.

import {groupName, userName} from '../../libc';
import {argsOf, type TaskFacts} from './facts';

export interface Column {
  readonly header: string;
  readonly width: number;
  /** Numbers stand at the right, and go on when they are longer than the column. */
  readonly right: boolean;
  /** Other texts end with the column; this one goes on. */
  readonly whole?: boolean;
  /** It tells of /proc/PID/cgroup, which is read for it. */
  readonly ofCgroup?: boolean;
  /** `now`: hundredths of a second since boot. */
  value(task: TaskFacts, now: number): string | number;
}

const text = (header: string, width: number, value: Column['value']): Column => ({header, width, right: false, value});
const number = (header: string, width: number, value: Column['value']): Column => ({header, width, right: true, value});

const nameOfUser = (uid: number): string => userName(uid) ?? String(uid);
const nameOfGroup = (gid: number): string => groupName(gid) ?? String(gid);
const two = (value: number): string => String(value).padStart(2, '0');

/** Minutes and seconds, hours and minutes, or days and hours, in five places. */
function duration(hundredths: number): string {
  const seconds = Math.floor(hundredths / 100);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const [high, mark, low] =
    hours === 0 ? [minutes, ':', seconds % 60] : days === 0 ? [hours, 'h', minutes % 60] : [days, 'd', hours % 24];
  return `${String(high).padStart(2)}${mark}${two(low)}`;
}

/** Cpu time as a part of the time since it began: of one cpu. */
function percent({time, start}: TaskFacts, now: number): string {
  const tenths = now > start ? Math.floor((time * 1000) / (now - start)) : 0;
  return tenths > 999 ? `${Math.floor(tenths / 10)}` : `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Its terminal is told by its numbers. */
const terminal = (tty: number): string => (tty === 0 ? '?' : `${tty >> 8},${tty & 255}`);

const args: Column = {...text('COMMAND', 16, argsOf), whole: true};
const state = text('S', 1, task => task.state);
const nice = number('NI', 5, task => task.nice);
const time = text('TIME', 5, task => duration(task.time));

export const COLUMNS: ReadonlyMap<string, Column> = new Map(
  Object.entries({
    user: text('USER', 8, task => nameOfUser(task.uid)),
    group: text('GROUP', 8, task => nameOfGroup(task.gid)),
    comm: text('COMMAND', 16, task => task.comm),
    args,
    pid: number('PID', 5, task => task.pid),
    ppid: number('PPID', 5, task => task.ppid),
    pgid: number('PGID', 5, task => task.pgid),
    etime: text('ELAPSED', 7, (task, now) => duration(now - task.start)),
    nice,
    rgroup: text('RGROUP', 8, task => nameOfGroup(task.rgid)),
    ruser: text('RUSER', 8, task => nameOfUser(task.ruid)),
    time,
    tty: text('TT', 6, task => terminal(task.tty)),
    sid: number('SID', 5, task => task.sid),
    stat: text('STAT', 4, task => task.state),
    uid: number('UID', 5, task => task.uid),
    ruid: number('RUID', 5, task => task.ruid),
    gid: number('GID', 5, task => task.gid),
    rgid: number('RGID', 5, task => task.rgid),
    cgroup: {...text('CGROUP', 27, task => task.cgroup || '-'), whole: true, ofCgroup: true},
    cmd: {...args, header: 'CMD'},
    cputime: time,
    ni: nice,
    pcpu: number('%CPU', 4, percent),
    psr: number('PSR', 3, task => task.cpu),
    s: state,
    state,
  }),
);
