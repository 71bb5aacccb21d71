// Laws of pids and freezer: charges equal tasks, and who is frozen is who should be.

import {type Kernel, pathFor} from '../../engine/kernel';
import type {Report} from './tasks';

const above = (k: Kernel, container: number): number[] => {
  const path: number[] = [];
  for (let at = container; k.state.containers.has(at); at = k.state.containers.get(at).parent) path.push(at);
  return path;
};
const containerIn = (k: Kernel, pid: number, hierarchy: number): number =>
  k.state.tasks.container[pid * k.state.tasks.slots + hierarchy] as number;

/** pids.current is the tasks here and below, the dead included that nobody reaped. */
export function checkPids(k: Kernel, living: readonly number[], report: Report): void {
  const hierarchy = k.state.misc.bound.pids ?? 0;
  if (hierarchy === 0) return;
  const found = new Map<number, number>();
  for (const pid of living) {
    const container = containerIn(k, pid, hierarchy);
    if (container !== 0) for (const id of above(k, container)) found.set(id, (found.get(id) ?? 0) + 1);
  }
  for (const [id, {parent, css}] of k.state.containers) {
    if (css.pids === undefined || parent === 0) continue;
    const {current} = css.pids.state as {current: number};
    if (current !== (found.get(id) ?? 0))
      report(`pids charges ${current} to container ${id}, not ${found.get(id) ?? 0}`);
  }
}

/** A task is frozen, or asked to freeze, exactly where its container or one above it says so. */
export function checkFreezer(k: Kernel, living: readonly number[], report: Report): void {
  const hierarchy = k.state.misc.bound.freezer ?? 0;
  const {tasks, containers} = k.state;
  for (const pid of living) {
    if (tasks.exiting[pid] === 1) continue;
    const container = hierarchy === 0 ? 0 : containerIn(k, pid, hierarchy);
    const told = above(k, container).some(
      id => (containers.get(id).css.freezer?.state as {self: boolean} | undefined)?.self,
    );
    const {frozen} = tasks;
    if (told === (frozen[pid] !== 0)) continue;
    report(
      `task ${pid} in ${pathFor(k, pid, {name: 'freezer'})} is ${told ? 'not frozen' : `frozen (${frozen[pid]})`}`,
    );
  }
}
