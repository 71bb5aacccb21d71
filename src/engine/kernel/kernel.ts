// A kernel: its state, and the stateless tables of code that act on it. Everything that acts takes the kernel as its
// first argument and, where a task calls, the caller's pid (`me`) as its second.

import type {Call, Sleep} from '../../base';
import type {Failure, Pid, Program, SyscallName, TraceName, Tracepoints, UserCode} from '../abi';
import type {Subsystem} from './container/subsystem';
import type {KernelState} from './state';
import type {FileSystem} from './vfs/file-system';

/** What booting a machine fixes for its life. */
export interface KernelConfig {
  readonly cpus: number;
  readonly nodes: number;
  /** MiB. */
  readonly memory: number;
  readonly seed: number;
  /** What uname(2) says. */
  readonly release: string;
  /** Behave as the code of the time did, bugs included. */
  readonly quirks: boolean;
  /** CONFIG_MAX_CONTAINER_HIERARCHIES, the dummy included. */
  readonly maxHierarchies: number;
  /** Ticks of one RCU grace period. */
  readonly gracePeriod: number;
  /** System calls that one cpu makes in a tick. */
  readonly callsPerTick: number;
  /** 'step': every cpu takes one kernel step a tick, so that operations on several cpus interleave between steps. */
  readonly granularity: Granularity;
}

/** 'operation': a system call runs to its end or its sleep before another task moves. */
export type Granularity = 'operation' | 'step';

/** What a system call or file operation answers: a value, a refusal, SLEEP (it is called again after the wake-up), or a procedure. */
export type Answer<T> = T | Failure | Sleep | Call;

export type Syscall = (k: Kernel, me: Pid, ...args: never[]) => Answer<unknown>;

export interface KernelCode {
  readonly subsystems: readonly Subsystem[];
  readonly fileSystems: readonly FileSystem[];
  readonly programs: readonly Program[];
  readonly syscalls: Readonly<Record<SyscallName, Syscall>>;
}

/** Where the machine's words and deeds go. Not state: a machine without listeners runs the same. */
export interface Listeners {
  /** Bytes written to the terminal, by whom, and the refusal they speak of, if they do. */
  tty: ((text: string, writer: Pid, because: string) => void) | null;
  trace: (<N extends TraceName>(name: N, data: Tracepoints[N]) => void) | null;
}

export interface Kernel {
  readonly config: KernelConfig;
  readonly state: KernelState;
  /** In order of id. */
  readonly subsystems: readonly Subsystem[];
  readonly subsystemsByName: ReadonlyMap<string, Subsystem>;
  /** Subsystems that have the callback or hook, in order of id: hot paths loop over nothing else. */
  readonly callbacks: {
    readonly fork: readonly Subsystem[];
    readonly exit: readonly Subsystem[];
    readonly release: readonly Subsystem[];
    readonly mayFork: readonly Subsystem[];
    readonly chargeTime: readonly Subsystem[];
    readonly chooseNext: readonly Subsystem[];
  };
  readonly fileSystems: ReadonlyMap<string, FileSystem>;
  readonly programs: ReadonlyMap<string, Program>;
  readonly syscalls: Readonly<Record<SyscallName, Syscall>>;
  readonly listeners: Listeners;
  /** Live generators by pid: rebuilt from the task's record when missing. */
  readonly generators: Map<Pid, UserCode<number>>;
  /** The program for whose code the current step waits; '' for none. The step is taken again once the code is there. */
  missing: string;
  /** Kernel steps that the current run may still take. */
  stepsLeft: number;
  /** Steps taken since boot of this object; for meters, not state. */
  steps: number;
}

export function createKernel(config: KernelConfig, state: KernelState, code: KernelCode): Kernel {
  const having = (name: 'fork' | 'exit' | 'release') =>
    code.subsystems.filter(subsystem => subsystem[name] !== undefined);
  const hooking = (name: 'mayFork' | 'chargeTime' | 'chooseNext') =>
    code.subsystems.filter(subsystem => subsystem.hooks?.[name] !== undefined);
  return {
    config,
    state,
    subsystems: code.subsystems,
    subsystemsByName: new Map(code.subsystems.map(subsystem => [subsystem.name, subsystem])),
    callbacks: {
      fork: having('fork'),
      exit: having('exit'),
      release: having('release'),
      mayFork: hooking('mayFork'),
      chargeTime: hooking('chargeTime'),
      chooseNext: hooking('chooseNext'),
    },
    fileSystems: new Map(code.fileSystems.map(fileSystem => [fileSystem.name, fileSystem])),
    programs: new Map(code.programs.map(program => [program.name, program])),
    syscalls: code.syscalls,
    listeners: {tty: null, trace: null},
    generators: new Map(),
    missing: '',
    stepsLeft: Number.POSITIVE_INFINITY,
    steps: 0,
  };
}
