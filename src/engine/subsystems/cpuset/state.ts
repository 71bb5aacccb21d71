// What a cpuset is.

import type {Mask} from '../../../base';

/** Switches that are kept and shown (see flags). */
export type Flags = {
  memHardwall: boolean;
  memoryMigrate: boolean;
  memorySpreadPage: boolean;
  memorySpreadSlab: boolean;
  schedLoadBalance: boolean;
  memoryPressureEnabled: boolean;
  relaxDomainLevel: number;
};

export type Cpuset = {
  cpus: Mask;
  mems: Mask;
  cpuExclusive: boolean;
  memExclusive: boolean;
  flags: Flags;
};

/** The two resources, and the names under which people meet them. */
export const CPUS = {set: 'cpus', exclusive: 'cpuExclusive', file: 'cpus', one: 'cpu', flag: 'cpu_exclusive'} as const;
export const MEMS = {set: 'mems', exclusive: 'memExclusive', file: 'mems', one: 'node', flag: 'mem_exclusive'} as const;
export type Resource = typeof CPUS | typeof MEMS;
