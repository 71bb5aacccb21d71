// Load averages: how many tasks want a cpu or wait without letting themselves be disturbed, averaged over 1, 5 and 15
// minutes, each older sample with exponentially less weight. Reckoned in fixed point, every five seconds (kernel/timer.c
// of 2.6.20, calc_load; CALC_LOAD of include/linux/sched.h).

import {HZ, UNINTERRUPTIBLE} from '../../abi';
import type {Kernel} from '../kernel';
import {loadOf} from './select-cpu';

/** Ticks from one sample to the next. */
export const LOAD_FREQ = 5 * HZ;

/** 1.0 in fixed point, with 11 bits behind the point. */
const FIXED_1 = 2048;
/** 1/exp(5 s / 1, 5, 15 min) in fixed point. */
const WEIGHTS = [1884, 2014, 2037];

/** Tasks that run or wait for a cpu: nr_running. */
export function countRunning(k: Kernel): number {
  let running = 0;
  for (let cpu = 0; cpu < k.config.cpus; cpu++) running += loadOf(k, cpu);
  return running;
}

/** The timer interrupt takes a sample, before it wakes whose time has come. */
export function calcLoad(k: Kernel): void {
  const {misc, records, tasks} = k.state;
  let active = countRunning(k);
  for (const pid of records.ids()) if (tasks.state[pid] === UNINTERRUPTIBLE) active++;
  misc.avenrun = misc.avenrun.map((load, i) => {
    const weight = WEIGHTS[i] as number;
    return Math.floor((load * weight + active * FIXED_1 * (FIXED_1 - weight)) / FIXED_1);
  });
}

/** "0.68 0.16 0.05", rounded to hundredths as /proc/loadavg does it. */
export function loadShown(k: Kernel): string {
  return k.state.misc.avenrun
    .map(load => {
      const rounded = load + Math.floor(FIXED_1 / 200);
      const hundredths = Math.floor(((rounded % FIXED_1) * 100) / FIXED_1);
      return `${Math.floor(rounded / FIXED_1)}.${String(hundredths).padStart(2, '0')}`;
    })
    .join(' ');
}
