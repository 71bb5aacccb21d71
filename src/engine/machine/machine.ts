// A machine: a kernel that was booted from options, and the handles to drive it. The same options and the same typed text
// at the same ticks give the same state, here and in any browser.

import {fromBytes, type Plain, toBytes} from '../../base';
import type {TraceRecord} from '../abi';
import {fileSystems} from '../filesystems';
import {
  advance,
  boot,
  createKernel,
  createState,
  type Granularity,
  type Kernel,
  type KernelCode,
  KernelPanic,
  SYSCALLS,
  typeText,
  writeBootFile,
} from '../kernel';
import {findPatchSet, type PatchSet} from '../patchsets';
import {subsystemsFor} from '../subsystems';
import {programs} from '../userland';
import {hashState} from './hash';
import {type Keyframe, restoreKeyframe, takeKeyframe} from './keyframe';

export interface MachineOptions {
  readonly cpus: number;
  readonly nodes: number;
  /** MiB. */
  readonly mem: number;
  readonly seed: number;
  readonly quirks: boolean;
  /** Name of a patch set; an unknown one is a bug of the caller. */
  readonly patchset: string;
  readonly maxHierarchies: number;
  readonly debug: number;
  /** Headless: run by sh as root in /root with /dev/null as input; init then idles. */
  readonly script: {readonly name: string; readonly text: string} | null;
  /** With a person at the terminal: a script that runs before the prompt appears; '' for none. */
  readonly boot: string;
  /** Programs besides the usual ones, for tests and measurements. */
  readonly programs?: Parameters<typeof createKernel>[2]['programs'];
  /** Ticks of an RCU grace period; 10 unless a measurement says otherwise. */
  readonly gracePeriod?: number;
  /** System calls per cpu and tick. */
  readonly callsPerTick?: number;
  readonly granularity?: Granularity;
}

/** 'missing': a program is to run whose code has yet to be fetched; the run goes on from there once it is here. */
export type StopReason = 'until' | 'steps' | 'ended' | 'panic' | 'missing';

export interface Machine {
  readonly options: MachineOptions;
  readonly kernel: Kernel;
  readonly tick: number;
  /** What a person types, newline included; \x03 is Ctrl-C, \x04 Ctrl-D, \x1a Ctrl-Z. */
  typeText(text: string): void;
  /** Runs to the end of a tick, or for a number of steps, or until the headless script ended. */
  run(budget: {readonly until?: number; readonly maxSteps?: number}): StopReason;
  /** Exit status of the headless script; null while it runs. */
  readonly status: number | null;
  /** Not '' while the shell waits for a line. */
  readonly prompt: string;
  /** Exit status of the last command at the prompt. */
  readonly lastStatus: number;
  /** The broken law when the machine stopped; '' while it is well. */
  readonly panic: string;
  keyframe(): Keyframe;
  restore(keyframe: Keyframe): void;
  hash(): string;
  onTty(listener: ((text: string, writer: number, because: string) => void) | null): void;
  onTrace(listener: ((record: TraceRecord) => void) | null): void;
}

/** Where a headless script lies on the machine. */
const SCRIPT_PATH = '/case/case.sh';
const BOOT_SCRIPT_PATH = '/etc/rc';
const ENVIRON = {PATH: '/bin:/usr/bin:/usr/local/bin:/sbin', HOME: '/root', LANG: 'C'};

/** The subsystems and file system types that speak a dialect of the patch set, or none of any. */
function codeOf({dialects}: PatchSet, debug: number): Pick<KernelCode, 'subsystems' | 'fileSystems'> {
  return {
    subsystems: subsystemsFor({debug}).filter(one => one.dialects.some(dialect => dialects.includes(dialect))),
    fileSystems: fileSystems.filter(({dialect}) => dialect === undefined || dialects.includes(dialect)),
  };
}

function bootKernel(options: MachineOptions): Kernel {
  const patchSet = findPatchSet(options.patchset) as PatchSet;
  const config = {
    cpus: options.cpus,
    nodes: options.nodes,
    memory: options.mem,
    seed: options.seed,
    release: patchSet.release,
    quirks: options.quirks,
    maxHierarchies: options.maxHierarchies,
    gracePeriod: options.gracePeriod ?? 10,
    callsPerTick: options.callsPerTick ?? 16,
    granularity: options.granularity ?? 'operation',
  };
  const kernel = createKernel(config, createState(options.cpus, options.seed), {
    ...codeOf(patchSet, options.debug),
    programs: [...programs, ...(options.programs ?? [])],
    syscalls: SYSCALLS,
  });
  const headless = options.script !== null;
  boot(kernel, {
    initArgv: headless ? ['init', 'run', SCRIPT_PATH] : ['init'],
    environ: headless ? {...ENVIRON, PATH: '/bin'} : {...ENVIRON, PS1: 'host# '},
  });
  if (options.script !== null) writeBootFile(kernel, SCRIPT_PATH, toBytes(options.script.text), 0o644);
  if (options.boot !== '') writeBootFile(kernel, BOOT_SCRIPT_PATH, toBytes(options.boot), 0o755);
  return kernel;
}

const statusOf = (checkpoint: Plain): number | null =>
  typeof checkpoint === 'object' && checkpoint !== null && 'status' in checkpoint
    ? (checkpoint.status as number | null)
    : null;

export function createMachine(options: MachineOptions): Machine {
  const kernel = bootKernel(options);
  const {state} = kernel;
  return {
    options,
    kernel,
    get tick() {
      return state.misc.tick;
    },
    typeText: text => typeText(kernel, toBytes(text)),
    run({until = Number.POSITIVE_INFINITY, maxSteps = Number.POSITIVE_INFINITY}) {
      return runKernel(kernel, until, maxSteps, options.script !== null);
    },
    get status() {
      return options.script === null ? null : statusOf(state.records.get(1).program.checkpoint);
    },
    get prompt() {
      return fromBytes(state.misc.terminal.prompt);
    },
    get lastStatus() {
      return state.misc.terminal.lastStatus;
    },
    get panic() {
      return state.misc.panic;
    },
    keyframe: () => takeKeyframe(state),
    restore(keyframe) {
      restoreKeyframe(state, keyframe);
      kernel.generators.clear();
    },
    hash: () => hashState(state),
    onTty(listener) {
      kernel.listeners.tty =
        listener === null ? null : (text, writer, because) => listener(fromBytes(text), writer, fromBytes(because));
    },
    onTrace(listener) {
      kernel.listeners.trace =
        listener === null
          ? null
          : (name, data) => listener({tick: state.misc.tick, name, data} as unknown as TraceRecord);
    },
  };
}

/** Headless runs look for the script's end at every tick. Never throws: a fault of our own code is a panic too. */
function runKernel(kernel: Kernel, until: number, maxSteps: number, headless: boolean): StopReason {
  const {misc, records} = kernel.state;
  if (misc.panic !== '') return 'panic';
  kernel.stepsLeft = maxSteps;
  kernel.missing = '';
  try {
    for (;;) {
      // A run that stopped within a tick ends that tick first: the look comes at the same moments, stopped or not.
      const within = misc.cpu < kernel.config.cpus;
      if (headless && !within && statusOf(records.get(1).program.checkpoint) !== null) return 'ended';
      if (!within && misc.tick >= until) return 'until';
      const target = headless ? Math.min(until, within ? misc.tick : misc.tick + 1) : until;
      if (advance(kernel, target) === 'paused') return kernel.missing === '' ? 'steps' : 'missing';
    }
  } catch (error) {
    misc.panic = error instanceof KernelPanic ? error.message : `internal error: ${(error as Error).message}`;
    return 'panic';
  }
}
