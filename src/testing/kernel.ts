// A bare kernel for tests of the mechanism: init is the test's own program, there is no shell.

import type {GeneratorProgram, Pid, UserCode} from '../engine/abi';
import {syscall} from '../engine/abi';
import {fileSystems} from '../engine/filesystems';
import {advance, boot, createKernel, createState, type Kernel, type KernelConfig, SYSCALLS} from '../engine/kernel';
import {subsystemsFor} from '../engine/subsystems';

type Main = GeneratorProgram['main'];

const FOREVER = 1_000_000_000;

export const bareConfig: KernelConfig = {
  cpus: 2,
  nodes: 1,
  memory: 64,
  seed: 1,
  release: '2.6.20-rc1',
  quirks: false,
  maxHierarchies: 4,
  gracePeriod: 2,
  callsPerTick: 4,
  granularity: 'operation',
};

/** Sleeps for good: what init does when its test is over. */
export function* sleepForever(): UserCode<never> {
  for (;;) yield* syscall('nanosleep', FOREVER);
}

export interface BareKernel {
  readonly k: Kernel;
  /** What was written to the terminal. */
  output(): string;
  run(ticks: number): void;
}

/** Boots with `main` as init; a fork of init runs `main` again with its entry. */
export function bootBare(main: Main, config: Partial<KernelConfig> = {}): BareKernel {
  const programs: GeneratorProgram[] = [
    {name: 'init', main},
    {name: 'kthreadd', main: () => sleepForever()},
  ];
  const full = {...bareConfig, ...config};
  const k = createKernel(full, createState(full.cpus, full.seed), {
    subsystems: subsystemsFor({debug: 0}),
    fileSystems,
    programs,
    syscalls: SYSCALLS,
  });
  let written = '';
  k.listeners.tty = text => {
    written += text;
  };
  boot(k, {initArgv: ['init'], environ: {}});
  return {
    k,
    output: () => written,
    run: ticks => {
      advance(k, k.state.misc.tick + ticks);
    },
  };
}

/** One line on the terminal, as JSON unless it is text. */
export function* say(value: unknown): UserCode<void> {
  yield* syscall('write', 1, `${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
}

export type {Pid};
