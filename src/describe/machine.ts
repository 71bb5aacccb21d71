// The cpus in words: what runs on each, who waits for it, and which containers keep their tasks to some of them.

import type {Slices} from '../protocol';
import {plural, ranges} from './numbers';

/** "8 cpus, 2 nodes". */
export function machineTitle({cpus}: Slices): string {
  const nodes = cpus.node.reduce((most, node) => Math.max(most, node + 1), 0);
  return `${plural(cpus.current.length, 'cpu')}, ${plural(nodes, 'node')}`;
}

function titles({tasks}: Slices): Map<number, string> {
  const byPid = new Map<number, string>();
  for (let row = 0; row < tasks.count; row++) {
    byPid.set(tasks.pid[row]!, `${tasks.pid[row]}, ${tasks.comms[tasks.comm[row]!] ?? ''}`);
  }
  return byPid;
}

/** "cpu 0 on node 0 runs 2204, httpd; waiting: 2294 2295". */
export function cpuLines(slices: Slices): string[] {
  const {cpus} = slices;
  const byPid = titles(slices);
  return Array.from(cpus.current, (pid, cpu) => {
    const what = pid === 0 ? 'is idle' : `runs ${byPid.get(pid) ?? pid}`;
    const queue = cpus.queue.subarray(cpus.offset[cpu]!, cpus.offset[cpu + 1]!);
    const waiting = queue.length === 0 ? '' : `; waiting: ${queue.join(' ')}`;
    return `cpu ${cpu} on node ${cpus.node[cpu]} ${what}${waiting}`;
  });
}

/** "web may use cpus 0-3". */
const fenceLines = (slices: Slices): string[] =>
  slices.containers
    .filter(one => one.cpus !== null && one.parent !== 0)
    .map(one => `${one.path} may use ${one.cpus!.length === 0 ? 'no cpu' : `cpus ${ranges(one.cpus!)}`}`);

export const machineLines = (slices: Slices): string[] => [
  machineTitle(slices),
  ...cpuLines(slices),
  ...fenceLines(slices),
];

export const describeMachine = (slices: Slices): string => machineLines(slices).join('\n');
