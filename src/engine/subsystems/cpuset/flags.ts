// The further switches of a released cpuset. Each is kept, shown and inherited as the kernel does it; what it would steer
// (pages of the page cache, reclaim, scheduling domains) this machine does not have, and each file says so.
// (kernel/cgroup/cpuset.c, cpuset_write_u64 and cpuset_css_online)

import {type ContainerId, type Failure, fail, failed} from '../../abi';
import {type ControlFile, containerCss, controlNumber, editContainerCss, type Kernel, parseFlag} from '../../kernel';
import {cpuset} from './cpuset';
import type {Cpuset, Flags} from './state';

export const FRESH_FLAGS: Flags = {
  memHardwall: false,
  memoryMigrate: false,
  memorySpreadPage: false,
  memorySpreadSlab: false,
  schedLoadBalance: true,
  memoryPressureEnabled: false,
  relaxDomainLevel: -1,
};

/** What a new child takes over from its parent, whatever clone_children says. */
export function inheritedFlags(parent: Readonly<Cpuset>): Flags {
  const {memorySpreadPage, memorySpreadSlab} = parent.flags;
  return {...FRESH_FLAGS, memorySpreadPage, memorySpreadSlab};
}

type Switch = Exclude<keyof Flags, 'relaxDomainLevel'>;

function switchFile(name: string, field: Switch, about: string, only?: 'top'): ControlFile {
  return {
    name,
    about,
    takes: '0 | 1',
    ...(only === undefined ? {} : {only}),
    read: (k, container) => (containerCss(k, container, cpuset).flags[field] ? '1\n' : '0\n'),
    write(k, container, text) {
      const value = parseFlag(k, container, name, text);
      if (typeof value !== 'boolean') return value;
      const row = editContainerCss(k, container, cpuset);
      row.flags = {...row.flags, [field]: value};
      return undefined;
    },
  };
}

/** Domains of this machine: its cpus, and its nodes. */
const LEVELS = 5;

function writeLevel(k: Kernel, container: ContainerId, text: string): Failure | undefined {
  const level = controlNumber('cpuset.sched_relax_domain_level', text, true);
  if (failed(level)) return level;
  if (level < -1 || level > LEVELS) {
    return fail('EINVAL', `cpuset.sched_relax_domain_level is between -1 and ${LEVELS}, not "${text.trim()}"`);
  }
  const row = editContainerCss(k, container, cpuset);
  row.flags = {...row.flags, relaxDomainLevel: level};
  return undefined;
}

export const FLAG_FILES: readonly ControlFile[] = [
  switchFile('cpuset.mem_hardwall', 'memHardwall', 'Kernel memory from these nodes only; no effect here.'),
  switchFile('cpuset.sched_load_balance', 'schedLoadBalance', 'Balance the load among these cpus; no effect here.'),
  {
    name: 'cpuset.sched_relax_domain_level',
    about: 'How far an idle cpu looks for work, -1 for the default; no effect here.',
    takes: '-1 | N',
    read: (k, container) => `${containerCss(k, container, cpuset).flags.relaxDomainLevel}\n`,
    write: writeLevel,
  },
  switchFile('cpuset.memory_migrate', 'memoryMigrate', 'Move pages along with mems; tasks here have no pages.'),
  {
    name: 'cpuset.memory_pressure',
    about: 'How often tasks had to reclaim memory; never, because tasks here have no pages.',
    read: () => '0\n',
  },
  switchFile(
    'cpuset.memory_spread_page',
    'memorySpreadPage',
    'Spread the page cache over the nodes; there is none here.',
  ),
  switchFile('cpuset.memory_spread_slab', 'memorySpreadSlab', 'Spread slab pages over the nodes; there are none here.'),
  switchFile(
    'cpuset.memory_pressure_enabled',
    'memoryPressureEnabled',
    'Compute memory_pressure; no effect here.',
    'top',
  ),
];

/** Those of V6, without a prefix. (kernel/cpuset.c of 2.6.20, cpuset_common_file_write) */
export const V6_FLAG_FILES: readonly ControlFile[] = [
  switchFile('memory_migrate', 'memoryMigrate', 'Move pages along with mems; tasks here have no pages.'),
  {
    name: 'memory_pressure',
    about: 'How often tasks had to reclaim memory; never, because tasks here have no pages.',
    read: () => '0\n',
    write: () => fail('EACCES', 'memory_pressure is measured, and cannot be set'),
  },
  switchFile('memory_spread_page', 'memorySpreadPage', 'Spread the page cache over the nodes; there is none here.'),
  switchFile('memory_spread_slab', 'memorySpreadSlab', 'Spread slab pages over the nodes; there are none here.'),
  switchFile('memory_pressure_enabled', 'memoryPressureEnabled', 'Compute memory_pressure; no effect here.', 'top'),
];
