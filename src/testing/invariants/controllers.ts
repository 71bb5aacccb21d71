// Laws of pids, numtasks and freezer: charges equal tasks, shares add up, and who is frozen is who should be.

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

interface Group {
  readonly curAlloc: number;
  readonly borrowed: number;
  readonly subtree: number;
  readonly divisor: number;
  readonly minShares: number;
  readonly unusedMinShares: number;
}

/** A group is charged for its own tasks and for what its children borrow; shares that children hold are not its own. */
export function checkNumtasks(k: Kernel, living: readonly number[], report: Report): void {
  const {containers, misc, hierarchies, tasks} = k.state;
  const hierarchy = misc.bound.numtasks ?? 0;
  const top = hierarchy === 0 ? misc.dummyTop : hierarchies.get(hierarchy).top;
  const own = new Map<number, number>();
  for (const pid of living) {
    if (tasks.exiting[pid] === 1) continue;
    const container = hierarchy === 0 ? top : containerIn(k, pid, hierarchy);
    own.set(container, (own.get(container) ?? 0) + 1);
  }
  const groupOf = (id: number) => containers.find(id)?.css.numtasks?.state as Group | undefined;
  const visit = (id: number): number => {
    const group = groupOf(id);
    if (group === undefined) return 0;
    let [charged, below, shares] = [own.get(id) ?? 0, own.get(id) ?? 0, group.divisor];
    for (const child of containers.get(id).children) {
      below += visit(child);
      charged += groupOf(child)?.borrowed ?? 0;
      shares -= Math.max(groupOf(child)?.minShares ?? 0, 0);
    }
    if (group.subtree !== below) report(`numtasks counts ${group.subtree} tasks in and below ${id}, not ${below}`);
    if (group.curAlloc !== charged) report(`numtasks charges ${group.curAlloc} to container ${id}, not ${charged}`);
    if (group.borrowed < 0 || group.borrowed > group.curAlloc)
      report(`numtasks of container ${id} borrows ${group.borrowed} of ${group.curAlloc}`);
    // With quirks a removed group takes its guarantee along.
    if (k.config.quirks ? group.unusedMinShares > shares : group.unusedMinShares !== shares)
      report(`numtasks of container ${id} has ${group.unusedMinShares} shares left, not ${shares}`);
    return below;
  };
  visit(top);
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
