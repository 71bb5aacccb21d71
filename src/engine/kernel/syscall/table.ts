// The system call table. A call is one atomic step unless something may happen in the middle of it; then it answers a
// procedure.

import {and, call, done, isEmpty, type Mask, type Plain, procedure} from '../../../base';
import {type Disposition, type Fallible, FREE, fail, type Pid, type SyscallName, type Tick} from '../../abi';
import {allowedCpus, manual} from '../container';
import type {Kernel, Syscall} from '../kernel';
import {allowedOf, setAllowedCpus} from '../sched';
import {DO_EXIT, DO_FORK, exec, kill, setgid, sethostname, setpgid, setuid, sigaction, sigtake, wait} from '../task';
import {fileSyscalls} from '../vfs';
import {channel, sleepOn} from '../wait';
import {why} from './why';

interface KernelEnv {
  readonly k: Kernel;
  readonly me: Pid;
}

const NANOSLEEP = procedure<KernelEnv, {ticks: Tick; until: Tick}>('nanosleep')({
  set_timer({k}, frame) {
    frame.until = k.state.misc.tick + frame.ticks;
  },
  schedule_timeout({k, me}, frame) {
    return k.state.misc.tick >= frame.until ? done(0) : sleepOn(k, me, channel.timer(me), frame.until);
  },
});

function findTask(k: Kernel, me: Pid, pid: Pid): Fallible<Pid> {
  const task = pid === 0 ? me : pid;
  const {tasks} = k.state;
  if (task < 0 || task >= tasks.capacity || tasks.state[task] === FREE) return fail('ESRCH', `no task has pid ${pid}`);
  return task;
}

/** The asked mask within what the task's cpuset allows. Errors: ESRCH, EPERM, EINVAL when nothing is left. */
function schedSetaffinity(k: Kernel, me: Pid, pid: Pid, cpus: Mask): Fallible<0> {
  const task = findTask(k, me, pid);
  if (typeof task !== 'number') return task;
  const caller = k.state.records.get(me);
  if (caller.euid !== 0 && caller.euid !== k.state.records.get(task).uid) {
    return fail('EPERM', `task ${task} belongs to another user`);
  }
  const allowed = and(cpus, allowedCpus(k, task));
  if (isEmpty(allowed)) return fail('EINVAL', 'none of these cpus is one that the task may use');
  setAllowedCpus(k, task, allowed);
  return 0;
}

function schedGetaffinity(k: Kernel, me: Pid, pid: Pid): Fallible<Mask> {
  const task = findTask(k, me, pid);
  return typeof task === 'number' ? allowedOf(k, task) : task;
}

function burn(k: Kernel, me: Pid, ticks: Tick): 0 {
  k.state.tasks.burn[me] = Math.max(0, Math.trunc(ticks));
  return 0;
}

const taskSyscalls = {
  fork: (_k: Kernel, _me: Pid, entry: Plain) => call(DO_FORK, {entry, child: 0}),
  exec,
  exit: (_k: Kernel, _me: Pid, status: number) => call(DO_EXIT, {status: status & 255, signal: 0}),
  wait,
  kill,
  sigaction: (k: Kernel, me: Pid, signal: number, disposition: Disposition) => sigaction(k, me, signal, disposition),
  sigtake,
  nanosleep: (_k: Kernel, _me: Pid, ticks: Tick) =>
    ticks > 0 ? call(NANOSLEEP, {ticks: Math.trunc(ticks), until: 0}) : (0 as const),
  burn,
  getpid: (_k: Kernel, me: Pid) => me,
  getppid: (k: Kernel, me: Pid) => k.state.tasks.parent[me] as Pid,
  getpgrp: (k: Kernel, me: Pid) => k.state.tasks.pgrp[me] as Pid,
  setpgid,
  tcsetpgrp(k: Kernel, _me: Pid, pgrp: Pid): 0 {
    k.state.misc.terminal.foreground = pgrp;
    return 0;
  },
  prompt(k: Kernel, _me: Pid, text: string, status: number): 0 {
    k.state.misc.terminal.prompt = text;
    k.state.misc.terminal.lastStatus = status;
    return 0;
  },
  sched_setaffinity: schedSetaffinity,
  sched_getaffinity: schedGetaffinity,
  getuid: (k: Kernel, me: Pid) => k.state.records.get(me).euid,
  setuid,
  setgid,
  uname: (k: Kernel) => ({
    sysname: 'Linux',
    nodename: k.state.misc.hostname,
    release: k.config.release,
    version: '#1 SMP Menagerie',
    machine: 'x86_64',
  }),
  sethostname,
  why,
  manual,
  times(k: Kernel, me: Pid) {
    const {tasks, misc} = k.state;
    return {now: misc.tick, utime: tasks.utime[me] as Tick, cutime: tasks.cutime[me] as Tick};
  },
} as const;

export const SYSCALLS = {...fileSyscalls, ...taskSyscalls} as unknown as Readonly<Record<SyscallName, Syscall>>;
