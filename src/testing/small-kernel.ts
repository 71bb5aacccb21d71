// A booted kernel without user space, for laws of the kernel: tasks are made by hand and make system calls one at a time.
// A call is drained at once, as the machine drains it; `begin` leaves it before its first step, to be stepped by hand.

import {type Call, FINISHED, type Frame, frameOf, isCall, type Procedure, SLEEP, step, stepName} from '../base';
import {failed, type Pid, type SyscallName, syscall, type UserCode} from '../engine/abi';
import {fileSystems} from '../engine/filesystems';
import {
  boot,
  createKernel,
  createState,
  type Kernel,
  type KernelConfig,
  type Subsystem,
  SYSCALLS,
} from '../engine/kernel';
import {subsystemsFor} from '../engine/subsystems';

const idle = (name: string) => ({
  name,
  *main(): UserCode<number> {
    return yield* syscall('getpid');
  },
});

export interface SmallKernelOptions extends Partial<KernelConfig> {
  readonly debug?: number;
  /** Besides the usual ones. */
  readonly subsystems?: readonly Subsystem[];
}

export interface SmallKernel {
  readonly k: Kernel;
  /** Makes a system call as task `me` (1 unless told). */
  call(nr: SyscallName, ...args: readonly unknown[]): unknown;
  callAs(me: Pid, nr: SyscallName, ...args: readonly unknown[]): unknown;
  /** Errno of a call, or '' when it succeeded. */
  errno(nr: SyscallName, ...args: readonly unknown[]): string;
  /** Writes to a file with one write(2): errno, or ''. */
  write(path: string, text: string, me?: Pid): string;
  /** The reason of the last refused write or call. */
  readonly because: string;
  read(path: string, me?: Pid): string;
  fork(parent?: Pid): Pid;
  exit(task: Pid): void;
  /** A call that stands before its first step. */
  begin(me: Pid, nr: SyscallName, ...args: readonly unknown[]): Pending;
}

/** A kernel operation under way. */
export interface Pending {
  /** The step that comes next. */
  readonly at: string;
  /** Takes one step; answers whether the operation slept or ended. */
  step(): 'stepped' | 'asleep' | 'done';
  readonly result: unknown;
}

export function smallKernel(options: SmallKernelOptions = {}): SmallKernel {
  const {debug = 0, subsystems = [], ...config} = options;
  const k = createKernel(
    {
      cpus: 4,
      nodes: 2,
      memory: 64,
      seed: 1,
      release: '2.6.20-rc1',
      quirks: false,
      maxHierarchies: 4,
      gracePeriod: 0,
      callsPerTick: 16,
      granularity: 'operation',
      ...config,
    },
    createState(config.cpus ?? 4, 1),
    {
      subsystems: [...subsystemsFor({debug}), ...subsystems],
      fileSystems,
      programs: [idle('init'), idle('kthreadd'), idle('false')],
      syscalls: SYSCALLS,
    },
  );
  boot(k, {initArgv: ['init'], environ: {}});
  return new ByHand(k);
}

class ByHand implements SmallKernel {
  because = '';
  constructor(readonly k: Kernel) {}

  begin(me: Pid, nr: SyscallName, ...args: readonly unknown[]): Pending {
    return new Operation(this.k, me, (this.k.syscalls[nr] as (...all: unknown[]) => unknown)(this.k, me, ...args));
  }

  callAs(me: Pid, nr: SyscallName, ...args: readonly unknown[]): unknown {
    const operation = this.begin(me, nr, ...args);
    for (;;) {
      const progress = operation.step();
      if (progress === 'asleep') throw new Error(`${nr} sleeps before ${operation.at}`);
      if (progress === 'done') break;
    }
    const {result} = operation;
    if (failed(result)) this.because = result.because;
    return result;
  }

  call(nr: SyscallName, ...args: readonly unknown[]): unknown {
    return this.callAs(1, nr, ...args);
  }

  errno(nr: SyscallName, ...args: readonly unknown[]): string {
    const result = this.call(nr, ...args);
    return failed(result) ? result.errno : '';
  }

  write(path: string, text: string, me: Pid = 1): string {
    const fd = this.callAs(me, 'open', path, 1, 0o644);
    if (failed(fd)) return fd.errno;
    const written = this.callAs(me, 'write', fd, text);
    this.callAs(me, 'close', fd);
    if (failed(written)) return written.errno;
    return written === text.length ? '' : `took ${String(written)} bytes`;
  }

  read(path: string, me: Pid = 1): string {
    const fd = this.callAs(me, 'open', path, 0, 0);
    if (failed(fd)) return fd.errno;
    const text = this.callAs(me, 'read', fd, 1 << 20);
    this.callAs(me, 'close', fd);
    return failed(text) ? text.errno : String(text);
  }

  fork(parent: Pid = 1): Pid {
    const child = this.callAs(parent, 'fork', null);
    if (typeof child !== 'number') throw new Error(`fork was refused: ${this.because}`);
    return child;
  }

  exit(task: Pid): void {
    this.callAs(task, 'exit', 0);
  }
}

class Operation implements Pending {
  result: unknown;
  private readonly stack: Frame[] = [];
  private readonly reply = {value: undefined as unknown};

  constructor(
    private readonly k: Kernel,
    private readonly me: Pid,
    answer: unknown,
  ) {
    this.result = answer;
    if (isCall(answer)) this.push(answer);
  }

  private push(answer: Call): void {
    this.stack.push(frameOf(answer.procedure as Procedure, {...answer.locals}));
  }

  get at(): string {
    const top = this.stack.at(-1);
    return top === undefined ? '' : stepName(top);
  }

  step(): 'stepped' | 'asleep' | 'done' {
    if (this.stack.length === 0) return this.result === SLEEP ? 'asleep' : 'done';
    const progress = step({k: this.k, me: this.me}, this.stack, this.reply);
    if (progress === SLEEP) return 'asleep';
    if (progress !== FINISHED) return 'stepped';
    this.result = this.reply.value;
    return 'done';
  }
}
