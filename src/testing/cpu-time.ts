// The law of cpu time: what the containers were charged is what the cpus did not idle. It compares two moments, because
// what a container was charged goes with it when it is removed, and the cgroup dialect lets people set it to 0.

import type {TraceRecord} from '../engine/abi';
import {DIALECTS, type Kernel} from '../engine/kernel';

/** Ticks in which a cpu was busy, since boot. A tick that has not come to this cpu yet is not over. */
function busyTicks(k: Kernel): number {
  const {misc, cpus} = k.state;
  let busy = 0;
  for (let cpu = 0; cpu < k.config.cpus; cpu++)
    busy += misc.tick - (cpu < misc.cpu ? 0 : 1) - (cpus.idle[cpu] as number);
  return busy;
}

const sum = (state: unknown): number => (state as {ticks: number[]}).ticks.reduce((all, ticks) => all + ticks, 0);

/** Charged to all containers; where a container is charged for those below it too, to the topmost. */
function chargedTicks(k: Kernel): number {
  const {containers, hierarchies, misc} = k.state;
  const hierarchy = misc.bound.cpuacct ?? 0;
  if (hierarchy === 0) return sum(containers.get(misc.dummyTop).css.cpuacct?.state);
  const {top, dialect} = hierarchies.get(hierarchy);
  if (DIALECTS[dialect].chargesAncestors) return sum(containers.get(top).css.cpuacct?.state);
  let charged = 0;
  for (const [, row] of containers)
    if (row.hierarchy === hierarchy && row.css.cpuacct !== undefined) charged += sum(row.css.cpuacct.state);
  return charged;
}

export class CpuTime {
  private busy: number;
  private charged: number;
  /** Since the last look something may have taken charges away. */
  private loose = false;

  constructor(private readonly k: Kernel) {
    this.busy = busyTicks(k);
    this.charged = chargedTicks(k);
  }

  hear({name, data}: TraceRecord): void {
    if (name === 'container_destroy' || (name === 'control_write' && data.file === 'cpuacct.usage')) this.loose = true;
  }

  check(report: (violation: string) => void): void {
    const busy = busyTicks(this.k);
    const charged = chargedTicks(this.k);
    const [worked, paid] = [busy - this.busy, charged - this.charged];
    if (this.loose ? paid > worked : paid !== worked)
      report(`cpus worked for ${worked} ticks, and cpuacct charged ${paid} (by tick ${this.k.state.misc.tick})`);
    [this.busy, this.charged, this.loose] = [busy, charged, false];
  }
}
