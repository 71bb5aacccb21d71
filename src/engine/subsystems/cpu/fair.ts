// Fair queueing by weight, cpu by cpu: a container's time runs the slower the more it weighs, and among the containers that
// want the cpu the one whose time is furthest behind goes next, level by level. The tasks directly in a container stand
// beside its children as one more of them, of 1024 a task; among themselves they take turns.

import type {ContainerId, Cpu, Pid} from '../../abi';
import {containerCss, containerFor, editContainerCss, type Kernel} from '../../kernel';
import {cpu as controller} from './cpu';

/** By cpu: weighted time of the container, and of its own tasks as if they were a child. */
export type Group = {
  shares: number;
  time: number[];
  ownTime: number[];
  /** Own tasks that wanted the cpu when one was last chosen. */
  ownTasks: number[];
  /** Where the time of those below stands: who was away cannot claim what it did not use. */
  floor: number[];
};

const TASK_WEIGHT = 1024;
/** Time that a tick is worth at weight 1. */
const SCALE = 1_000_000;

const cost = (ticks: number, weight: number): number => Math.floor((ticks * SCALE) / weight);
const at = (numbers: readonly number[], cpu: Cpu): number => numbers[cpu] as number;
const isBound = (k: Kernel): boolean => (k.state.misc.bound[controller.name] ?? 0) !== 0;

export function chargeTime(k: Kernel, task: Pid, ticks: number): void {
  if (!isBound(k)) return;
  const cpu = k.state.tasks.cpu[task] as Cpu;
  let container = containerFor(k, task, controller);
  const own = editContainerCss(k, container, controller);
  own.ownTime[cpu] = at(own.ownTime, cpu) + cost(ticks, TASK_WEIGHT * Math.max(at(own.ownTasks, cpu), 1));
  for (;;) {
    const {parent} = k.state.containers.get(container);
    if (parent === 0) return;
    const group = editContainerCss(k, container, controller);
    group.time[cpu] = at(group.time, cpu) + cost(ticks, group.shares);
    container = parent;
  }
}

/** Of the tasks that wait for this cpu, the one that runs next; 0 when it makes no difference. */
export function chooseNext(k: Kernel, cpu: Cpu): Pid {
  if (!isBound(k)) return 0;
  const {tasks, cpus} = k.state;
  /** The first waiting task directly in each container, and how many there are. */
  const first = new Map<ContainerId, Pid>();
  const own = new Map<ContainerId, number>();
  /** Containers with somebody below who waits, by parent, in the order of the queue. */
  const below = new Map<ContainerId, ContainerId[]>();
  const seen = new Set<ContainerId>();
  let top: ContainerId = 0;
  for (let task = cpus.head[cpu] as Pid; task !== 0; task = tasks.next[task] as Pid) {
    const container = containerFor(k, task, controller);
    own.set(container, (own.get(container) ?? 0) + 1);
    if (!first.has(container)) first.set(container, task);
    for (let one = container; !seen.has(one); ) {
      seen.add(one);
      const {parent} = k.state.containers.get(one);
      if (parent === 0) {
        top = one;
        break;
      }
      const siblings = below.get(parent);
      if (siblings) siblings.push(one);
      else below.set(parent, [one]);
      one = parent;
    }
  }
  for (let container = top; ; ) {
    const next = chooseBelow(k, cpu, container, own.get(container) ?? 0, below.get(container) ?? []);
    if (next === container) return first.get(container) as Pid;
    container = next;
  }
}

/** The child whose turn it is, or the container itself when it is that of its own tasks. */
function chooseBelow(
  k: Kernel,
  cpu: Cpu,
  container: ContainerId,
  ownTasks: number,
  children: readonly ContainerId[],
): ContainerId {
  const {floor, ownTime} = containerCss(k, container, controller);
  const from = at(floor, cpu);
  let chosen = ownTasks > 0 ? container : 0;
  let least = ownTasks > 0 ? Math.max(at(ownTime, cpu), from) : Number.POSITIVE_INFINITY;
  const group = editContainerCss(k, container, controller);
  group.ownTasks[cpu] = ownTasks;
  if (ownTasks > 0) group.ownTime[cpu] = least;
  for (const child of children) {
    const row = editContainerCss(k, child, controller);
    const time = Math.max(at(row.time, cpu), from);
    row.time[cpu] = time;
    if (time >= least) continue;
    least = time;
    chosen = child;
  }
  group.floor[cpu] = least;
  return chosen;
}
