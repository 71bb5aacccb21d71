// What a machine is made of. A run is (spec, inputs): everything else can be computed again.

export interface MachineSpec {
  readonly title: string;
  readonly cpus: number;
  readonly nodes: number;
  /** MiB of memory, dealt evenly to the nodes. */
  readonly mem: number;
  /** MiB; 0 for none. */
  readonly swap: number;
  readonly disk: number;
  /** Simulated seconds that a headless run may take. */
  readonly limit: number;
  /** Seed of the random numbers. */
  readonly seed: number;
  /** Behave as the code of the time did, bugs included. */
  readonly quirks: boolean;
  /** Name of the patch set that it boots with. */
  readonly patchset: string;
  /** CONFIG_MAX_CONTAINER_HIERARCHIES: 2..255, the dummy included. */
  readonly maxHierarchies: number;
  /** How many debug subsystems of V6 (debug1, debug2, ...) are registered; with one or more, version 1 has its `debug`. */
  readonly debug: number;
  /** 'step': every cpu takes one kernel step a tick, so that operations interleave between steps. */
  readonly granularity: 'operation' | 'step';
}

export const DEFAULT_SPEC: MachineSpec = {
  title: '',
  cpus: 4,
  nodes: 2,
  mem: 512,
  swap: 0,
  disk: 0,
  limit: 60,
  seed: 1,
  quirks: false,
  patchset: 'default',
  maxHierarchies: 4,
  debug: 0,
  granularity: 'operation',
};

/** Something that came from outside, at a tick: bytes typed at the terminal. */
export interface Input {
  readonly at: number;
  readonly text: string;
}

/** A run, to be played again by the engine that made it. */
export interface Recording {
  readonly spec: MachineSpec;
  /** Shell script that runs before the prompt appears; '' for none. */
  readonly script: string;
  readonly inputs: readonly Input[];
  /** Ticks. */
  readonly length: number;
}
