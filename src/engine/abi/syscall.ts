// The system calls: the whole of what user space can ask of the kernel. A program yields a request and receives the
// result; a refusal is a Failure, never an exception.

import type {Mask, Plain} from '../../base';
import type {Fallible} from './errno';
import type {DirEntry, Stat} from './flags';
import type {Fd, Pid, Tick} from './ids';
import type {ManualEntry} from './manual';
import type {Disposition} from './signals';
import type {Why} from './why';

/** How a child ended: exit status, or the signal that killed it; or that it stopped. */
export interface WaitResult {
  readonly pid: Pid;
  /** Exit status 0..255; 128 + signal when killed. */
  readonly status: number;
  /** The signal that ended or stopped it, 0 for a normal exit. */
  readonly signal: number;
  readonly stopped: boolean;
}

export interface Utsname {
  readonly sysname: string;
  readonly nodename: string;
  readonly release: string;
  readonly version: string;
  readonly machine: string;
}

export interface TaskTimes {
  /** Ticks since boot. */
  readonly now: Tick;
  /** Ticks of cpu time of the caller. */
  readonly utime: Tick;
  /** The same of the children that it waited for, and of theirs. */
  readonly cutime: Tick;
}

/** Each call's arguments and result. Paths and texts are byte strings. */
export interface Syscalls {
  open(path: string, flags: number, mode: number): Fallible<Fd>;
  close(fd: Fd): Fallible<0>;
  /** At most `count` bytes; '' at the end of the file. */
  read(fd: Fd, count: number): Fallible<string>;
  write(fd: Fd, text: string): Fallible<number>;
  dup2(from: Fd, to: Fd): Fallible<Fd>;
  /** Lowest free descriptor >= min, closed on exec (fcntl F_DUPFD_CLOEXEC). */
  dupAbove(from: Fd, min: Fd): Fallible<Fd>;
  pipe(): Fallible<readonly [Fd, Fd]>;
  stat(path: string, followLink: boolean): Fallible<Stat>;
  fstat(fd: Fd): Fallible<Stat>;
  /** Names in a directory, without "." and "..", in the file system's own order. */
  readdir(path: string): Fallible<readonly DirEntry[]>;
  mkdir(path: string, mode: number): Fallible<0>;
  rmdir(path: string): Fallible<0>;
  unlink(path: string): Fallible<0>;
  rename(from: string, to: string): Fallible<0>;
  symlink(target: string, path: string): Fallible<0>;
  link(existing: string, path: string): Fallible<0>;
  readlink(path: string): Fallible<string>;
  chmod(path: string, mode: number): Fallible<0>;
  /** -1 leaves an id as it is. */
  chown(path: string, uid: number, gid: number): Fallible<0>;
  /** Sets the time of the last write to now (touch). */
  utime(path: string): Fallible<0>;
  /** mode: 4 read, 2 write, 1 execute, 0 existence. */
  access(path: string, mode: number): Fallible<0>;
  chdir(path: string): Fallible<0>;
  getcwd(): Fallible<string>;
  /** Answers the old mask. */
  umask(mask: number): number;
  mount(source: string, target: string, fstype: string, flags: number, options: string): Fallible<0>;
  umount(target: string, flags: number): Fallible<0>;
  /** The child runs the same program anew with `entry` (plain data) in its hand. Answers the child's pid. */
  fork(entry: Plain): Fallible<Pid>;
  exec(path: string, argv: readonly string[], environ: Readonly<Record<string, string>>): Fallible<0>;
  exit(status: number): never;
  /** pid > 0: that child; -1: any child. 0 with WNOHANG and nothing to report. */
  wait(pid: Pid, options: number): Fallible<WaitResult | 0>;
  /** pid > 0: that task; 0: the caller's process group; < -1: process group -pid. */
  kill(pid: Pid, signal: number): Fallible<0>;
  sigaction(signal: number, disposition: Disposition): Fallible<0>;
  /** The signals caught since the last call, as a mask; clears them. */
  sigtake(): number;
  nanosleep(ticks: Tick): Fallible<0>;
  /** Uses this much cpu time, in user mode. */
  burn(ticks: Tick): Fallible<0>;
  getpid(): Pid;
  getppid(): Pid;
  getpgrp(): Pid;
  /** 0 for the caller; pgrp 0 makes the task the leader of its own group. */
  setpgid(pid: Pid, pgrp: Pid): Fallible<0>;
  /** Makes a process group the terminal's foreground group. */
  tcsetpgrp(pgrp: Pid): Fallible<0>;
  /**
   * What the terminal shows before the cursor while the caller waits for a line, and the status of the last command;
   * stands in for readline. The prompt goes away when the line is read.
   */
  prompt(text: string, lastStatus: number): Fallible<0>;
  sched_setaffinity(pid: Pid, cpus: Mask): Fallible<0>;
  sched_getaffinity(pid: Pid): Fallible<Mask>;
  getuid(): number;
  setuid(uid: number): Fallible<0>;
  setgid(gid: number): Fallible<0>;
  uname(): Utsname;
  sethostname(name: string): Fallible<0>;
  times(): TaskTimes;
  /** The refusal that the terminal showed last, explained; null without one. No kernel has this. */
  why(): Why | null;
  /** The subsystems and control files of this machine, explained. No kernel has this. */
  manual(): readonly ManualEntry[];
}

export type SyscallName = keyof Syscalls;
export type SyscallArgs<N extends SyscallName> = Parameters<Syscalls[N]>;
export type SyscallValue<N extends SyscallName> = ReturnType<Syscalls[N]>;

/** One pending call, as plain data in the task's record. */
export interface SyscallRequest {
  readonly nr: SyscallName;
  readonly args: readonly Plain[];
}
/** Whatever a call answered, as it is logged for replay. */
export type SyscallResult = Plain;
