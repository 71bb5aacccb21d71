// cpuacct: how much cpu time the tasks of each container used while they were its members. It never refuses anything, and
// what a task used stays behind when it moves. The idle task is charged to nobody. (V6 4/6, kernel/cpu_acct.c)
//
// The cgroup dialect counts a container's time in its ancestors too, and can be reset (kernel/sched/cpuacct.c).

import {type ContainerId, type Fallible, fail, failed, type Pid} from '../../abi';
import {
  type ControlFile,
  containerCss,
  containerFor,
  controlNumber,
  editContainerCss,
  type Kernel,
  rulesOf,
  type Subsystem,
} from '../../kernel';

/** Ticks (milliseconds) by cpu. */
type Usage = {ticks: number[]};

const NS_PER_TICK = 1_000_000;
/** USER_HZ is 100. */
const TICKS_PER_USER_HZ = 10;

function chargeTime(k: Kernel, task: Pid, ticks: number): void {
  const cpu = k.state.tasks.cpu[task] as number;
  const container = containerFor(k, task, cpuacct);
  charge(k, container, cpu, ticks);
  if (!rulesOf(k, container).chargesAncestors) return;
  let {parent} = k.state.containers.get(container);
  for (; parent !== 0; parent = k.state.containers.get(parent).parent) charge(k, parent, cpu, ticks);
}

function charge(k: Kernel, container: ContainerId, cpu: number, ticks: number): void {
  const {ticks: used} = editContainerCss(k, container, cpuacct);
  used[cpu] = (used[cpu] as number) + ticks;
}

const used = (k: Kernel, container: ContainerId): readonly number[] => containerCss(k, container, cpuacct).ticks;
const total = (k: Kernel, container: ContainerId): number => used(k, container).reduce((sum, ticks) => sum + ticks, 0);

function reset(k: Kernel, container: ContainerId, text: string): Fallible<undefined> {
  const value = controlNumber('cpuacct.usage', text);
  if (failed(value)) return value;
  if (value !== 0) return fail('EINVAL', `cpuacct.usage can only be set to 0, not to "${text.trim()}"`);
  editContainerCss(k, container, cpuacct).ticks.fill(0);
  return undefined;
}

const MILLISECONDS: readonly ControlFile[] = [
  {
    name: 'cpuacct.usage',
    about: 'Cpu time that tasks used while they were in this container, in milliseconds.',
    // Without a newline, as V6 printed it.
    read: (k, container) => `${total(k, container)}`,
  },
];

const nanoseconds = (ticks: number): string => `${ticks * NS_PER_TICK}`;
const byCpu = (ticks: readonly number[]): string => `${ticks.map(one => `${nanoseconds(one)} `).join('')}\n`;

/** All time is user time: a system call takes none of its own. */
const NANOSECONDS: readonly ControlFile[] = [
  {
    name: 'cpuacct.usage',
    about: 'Cpu time used in this container and below it, in nanoseconds; writing 0 starts anew.',
    read: (k, container) => `${nanoseconds(total(k, container))}\n`,
    takes: '0',
    write: reset,
  },
  {
    name: 'cpuacct.usage_user',
    about: 'The part of it that programs used themselves; the machine computes in user mode only.',
    read: (k, container) => `${nanoseconds(total(k, container))}\n`,
  },
  {
    name: 'cpuacct.usage_sys',
    about: 'The part of it that the kernel used for them: a system call takes no time of its own here.',
    read: () => '0\n',
  },
  {
    name: 'cpuacct.usage_percpu',
    about: 'The usage by cpu.',
    read: (k, container) => byCpu(used(k, container)),
  },
  {
    name: 'cpuacct.usage_percpu_user',
    about: 'The user time by cpu.',
    read: (k, container) => byCpu(used(k, container)),
  },
  {
    name: 'cpuacct.usage_percpu_sys',
    about: 'The system time by cpu.',
    read: (k, container) => byCpu(used(k, container).map(() => 0)),
  },
  {
    name: 'cpuacct.usage_all',
    about: 'User and system time of each cpu, a line each.',
    read(k, container) {
      const lines = used(k, container).map((ticks, cpu) => `${cpu} ${nanoseconds(ticks)} 0\n`);
      return `cpu user system\n${lines.join('')}`;
    },
  },
  {
    name: 'cpuacct.stat',
    about: 'User and system time in hundredths of a second.',
    read: (k, container) => `user ${Math.floor(total(k, container) / TICKS_PER_USER_HZ)}\nsystem 0\n`,
  },
];

export const cpuacct: Subsystem<Usage> = {
  name: 'cpuacct',
  id: 2,
  about: 'Counts the cpu time that the tasks of a container use.',
  dialects: ['container', 'cgroup'],
  create: k => ({ticks: new Array<number>(k.config.cpus).fill(0)}),
  destroy: () => {},
  files: dialect => (dialect === 'cgroup' ? NANOSECONDS : MILLISECONDS),
  hooks: {chargeTime},
};
