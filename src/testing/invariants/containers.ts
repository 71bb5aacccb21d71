// Laws of containers: every task is in exactly one container of each active hierarchy, counts equal memberships, and every
// container has a state for each subsystem that its hierarchy binds, and for no other.

import {stepName} from '../../base';
import type {Container, Css, Kernel} from '../../engine/kernel';
import type {Report} from './tasks';

interface AttachFrame {
  readonly old: number;
}
interface ExitFrame {
  readonly left: readonly number[];
}
/** Steps of attach_task that come between the switch and the return of the old container's count. */
const OLD_STILL_COUNTED = ['synchronize_rcu', 'put_old'];

/** What operations under way still count: the old container of an attach, the flagged containers that a task left. */
function countsUnderWay(k: Kernel, living: readonly number[]): Map<number, number> {
  const extra = new Map<number, number>();
  const add = (container: number) => extra.set(container, (extra.get(container) ?? 0) + 1);
  for (const pid of living)
    for (const frame of k.state.records.find(pid)?.stack ?? []) {
      if (frame.op === 'attach_task' && OLD_STILL_COUNTED.includes(stepName(frame)))
        add((frame as unknown as AttachFrame).old);
      if (frame.op === 'container_exit') for (const id of (frame as unknown as ExitFrame).left ?? []) add(id);
    }
  return extra;
}

/** A state for each bound subsystem and for no other, nowhere referenced less than not at all. */
function checkStates(id: number, {css}: Readonly<Container>, subsystems: readonly string[], report: Report): void {
  let states = 0;
  for (const name in css) {
    states++;
    const {refcnt} = css[name] as Css;
    if (refcnt < 0) report(`${name} of container ${id} has ${refcnt} references`);
    if (!subsystems.includes(name)) states = -1000;
  }
  if (states !== subsystems.length)
    report(`container ${id} has states [${Object.keys(css)}], its hierarchy binds [${subsystems}]`);
}

/** A hierarchy that nobody shows or holds is dying, and its end is known. */
function checkDying(k: Kernel, report: Report): void {
  const {misc, hierarchies, superblocks} = k.state;
  let first = 0;
  for (const id of misc.hierarchies) {
    const {dyingUntil, superblock} = hierarchies.get(id);
    const active = superblocks.find(superblock)?.active ?? 0;
    if (active > 0 !== (dyingUntil === 0)) report(`hierarchy ${id} has ${active} users and dies at ${dyingUntil}`);
    if (dyingUntil !== 0 && dyingUntil < misc.tick) report(`hierarchy ${id} should have ended at ${dyingUntil}`);
    if (dyingUntil !== 0 && (first === 0 || dyingUntil < first)) first = dyingUntil;
  }
  if (first !== misc.nextDeath) report(`the next hierarchy dies at ${first}, not at ${misc.nextDeath}`);
}

/** Walks one hierarchy's tree; answers its containers. */
function checkTree(k: Kernel, hierarchy: number, report: Report): number[] {
  const {containers, hierarchies} = k.state;
  const {top, subsystems} = hierarchies.get(hierarchy);
  const found = [top];
  for (const id of found) {
    const container = containers.find(id);
    if (container === undefined) {
      report(`hierarchy ${hierarchy} has a container ${id} that does not exist`);
      continue;
    }
    if (container.hierarchy !== hierarchy) report(`container ${id} is in the tree of ${hierarchy}, not its own`);
    checkStates(id, container, subsystems, report);
    if (container.parent === 0 && id !== top) report(`container ${id} has no parent`);
    const names = new Set<string>();
    for (const child of container.children) {
      const row = containers.find(child);
      if (row?.parent !== id) report(`container ${child} is listed below ${id}, which is not its parent`);
      if (row !== undefined && names.size === names.add(row.name).size)
        report(`container ${id} has two children named ${row.name}`);
      found.push(child);
    }
  }
  return found;
}

function checkMembership(k: Kernel, living: readonly number[], ids: ReadonlySet<number>, report: Report): void {
  const {tasks, misc, containers} = k.state;
  const members = countsUnderWay(k, living);
  for (const pid of living) {
    for (let h = 1; h < tasks.slots; h++) {
      const id = tasks.container[pid * tasks.slots + h] as number;
      const active = misc.hierarchies.includes(h);
      const leaving = tasks.exiting[pid] === 1;
      if (!active || id === 0) {
        if (id !== 0) report(`task ${pid} points to container ${id} of hierarchy ${h}, which is not active`);
        if (active && !leaving) report(`task ${pid} is in no container of hierarchy ${h}`);
        continue;
      }
      if (containers.find(id)?.hierarchy !== h) report(`task ${pid} points to ${id}, no container of hierarchy ${h}`);
      if (!leaving) members.set(id, (members.get(id) ?? 0) + 1);
    }
  }
  for (const id of ids) {
    const {count} = containers.get(id);
    if (count !== (members.get(id) ?? 0))
      report(`container ${id} counts ${count} tasks and has ${members.get(id) ?? 0}`);
  }
}

function checkBindings(k: Kernel, report: Report): void {
  const {misc, hierarchies, containers} = k.state;
  for (const {name} of k.subsystems) {
    const owners = misc.hierarchies.filter(id => hierarchies.get(id).subsystems.includes(name));
    const said = misc.bound[name] ?? 0;
    if (owners.length > 1) report(`${name} is bound by hierarchies ${owners.join(' and ')}`);
    if ((owners[0] ?? 0) !== said) report(`${name} is bound by ${owners[0] ?? 0}, the table says ${said}`);
    const inDummy = Object.hasOwn(containers.get(misc.dummyTop).css, name);
    if (inDummy !== (said === 0))
      report(`${name} is ${said === 0 ? 'unbound' : 'bound'}, and its state is not where it belongs`);
  }
}

export function checkContainers(k: Kernel, living: readonly number[], report: Report): void {
  const {misc, hierarchies, containers, superblocks} = k.state;
  if (hierarchies.size !== misc.hierarchies.length)
    report(`${hierarchies.size} hierarchies exist, ${misc.hierarchies.length} are active`);
  const ids = new Set<number>();
  for (const id of misc.hierarchies) {
    const row = hierarchies.find(id);
    if (row === undefined) {
      report(`hierarchy ${id} is active and does not exist`);
      return;
    }
    const tree = checkTree(k, id, report);
    if (tree.length !== row.containers)
      report(`hierarchy ${id} counts ${row.containers} containers and has ${tree.length}`);
    if (superblocks.find(row.superblock)?.data !== id) report(`hierarchy ${id} has lost its superblock`);
    for (const one of tree) ids.add(one);
  }
  if (containers.size !== ids.size + 1) report(`${containers.size} containers exist, ${ids.size + 1} can be reached`);
  checkMembership(k, living, ids, report);
  checkBindings(k, report);
  checkDying(k, report);
}
