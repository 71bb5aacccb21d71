// The files of the machine in /proc (fs/proc/proc_misc.c of 2.6.20), as far as they can be told truthfully.

import {firstBits, members} from '../../../base';
import {BOOT_EPOCH, type Utsname} from '../../abi';
import {countRunning, type Kernel, loadShown, procCgroups, procContainers} from '../../kernel';
import {clockTicks, file, fileOf, type ProcEntry, present, symlink} from './entry';

/** The cpus of the machine, in order. */
const cpuNumbers = (k: Kernel): number[] => members(firstBits(k.config.cpus));

function cpuinfo(k: Kernel): string {
  const blocks = cpuNumbers(k).map(cpu => {
    const node = Math.floor((cpu * k.config.nodes) / k.config.cpus);
    return `processor\t: ${cpu}\nmodel name\t: simulated\nphysical id\t: ${node}\n`;
  });
  return `${blocks.join('\n')}\n`;
}

/**
 * Per cpu: user nice system idle iowait irq softirq steal. All work is user time here: a system call takes no time of its
 * own. Interrupts and context switches are not counted, so the lines of them are not there.
 */
function stat(k: Kernel): string {
  const {misc, cpus} = k.state;
  const line = (name: string, used: number, idle: number) =>
    `${name} ${clockTicks(used)} 0 0 ${clockTicks(idle)} 0 0 0 0\n`;
  let idle = 0;
  let each = '';
  for (const cpu of cpuNumbers(k)) {
    const unused = cpus.idle[cpu] as number;
    idle += unused;
    each += line(`cpu${cpu}`, misc.tick - unused, unused);
  }
  const all = line('cpu ', misc.tick * k.config.cpus - idle, idle);
  const counts = `btime ${BOOT_EPOCH}\nprocesses ${misc.forks}\nprocs_running ${countRunning(k)}\nprocs_blocked 0\n`;
  return `${all}${each}${counts}`;
}

const hundredths = (ticks: number): string => {
  const total = clockTicks(ticks);
  return `${Math.floor(total / 100)}.${String(total % 100).padStart(2, '0')}`;
};

function uptime(k: Kernel): string {
  const idle = cpuNumbers(k).reduce((sum, cpu) => sum + (k.state.cpus.idle[cpu] as number), 0);
  return `${hundredths(k.state.misc.tick)} ${hundredths(idle)}\n`;
}

/** Averages, who runs of all tasks, and the last pid that was given out. */
function loadavg(k: Kernel): string {
  const {tasks, lastPid} = k.state.misc;
  return `${loadShown(k)} ${countRunning(k)}/${tasks} ${lastPid}\n`;
}

function filesystems(k: Kernel): string {
  let text = '';
  for (const {name, nodev} of k.fileSystems.values()) text += `${nodev ? 'nodev' : ''}\t${name}\n`;
  return text;
}

function version(k: Kernel, me: number): string {
  const {sysname, release, version: build} = k.syscalls.uname(k, me) as Utsname;
  return `${sysname} version ${release} ${build}\n`;
}

const SYSTEM_FILES: readonly ProcEntry[] = [
  fileOf('cgroup', 'cgroups', procCgroups),
  fileOf('container', 'containers', procContainers),
  file('cpuinfo', cpuinfo),
  file('filesystems', filesystems),
  file('loadavg', loadavg),
  file('meminfo', k => `MemTotal:     ${String(k.config.memory * 1024).padStart(8)} kB\n`),
  symlink('mounts', () => 'self/mounts'),
  symlink('self', (_k, _task, me) => `${me}`),
  file('stat', stat),
  file('uptime', uptime),
  file('version', (k, _task, me) => version(k, me)),
];

const BY_KERNEL = new WeakMap<Kernel, readonly ProcEntry[]>();

/** The entries of the root on this machine, which are fixed at boot. */
export function systemEntries(k: Kernel): readonly ProcEntry[] {
  const entries = BY_KERNEL.get(k) ?? present(k, SYSTEM_FILES);
  BY_KERNEL.set(k, entries);
  return entries;
}
