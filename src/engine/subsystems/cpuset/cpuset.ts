// cpuset: which cpus and memory nodes the tasks of a container may use. A new cpuset is empty and takes no task before
// both are set; a child stays within its parent; an exclusive one overlaps no sibling. (V6 2/6 and 3/6, kernel/cpuset.c)
//
// In V6 a change of `cpus` leaves the affinity of tasks that are already inside; the cgroup dialect moves them at once.

import {EMPTY, firstBits, formatList, isEmpty} from '../../../base';
import {type ContainerId, type Failure, type Fallible, fail, failed, type Pid} from '../../abi';
import {
  containerCss,
  containerPath,
  cssOf,
  type Kernel,
  pathFor,
  type Subsystem,
  setAllowedCpus,
  tasksOf,
} from '../../kernel';
import {cpusetFiles} from './files';
import {FRESH_FLAGS, inheritedFlags} from './flags';
import type {Cpuset} from './state';

/** The root has everything, exclusively. A child begins empty, or with clone_children as its parent. */
function create(k: Kernel, container: ContainerId): Cpuset {
  const {parent, cloneChildren} = k.state.containers.get(container);
  if (parent === 0) {
    return {
      cpus: firstBits(k.config.cpus),
      mems: firstBits(k.config.nodes),
      cpuExclusive: true,
      memExclusive: true,
      flags: FRESH_FLAGS,
    };
  }
  const flags = inheritedFlags(containerCss(k, parent, cpuset));
  const fresh: Cpuset = {cpus: EMPTY, mems: EMPTY, cpuExclusive: false, memExclusive: false, flags};
  if (!cloneChildren) return fresh;
  const exclusiveSibling = k.state.containers.get(parent).children.some(sibling => {
    const {cpuExclusive, memExclusive} = containerCss(k, sibling, cpuset);
    return cpuExclusive || memExclusive;
  });
  if (exclusiveSibling) return fresh;
  const {cpus, mems} = containerCss(k, parent, cpuset);
  return {...fresh, cpus, mems};
}

function canAttach(k: Kernel, container: ContainerId): Failure | undefined {
  const {cpus, mems} = containerCss(k, container, cpuset);
  const missing = isEmpty(cpus) ? 'cpus' : isEmpty(mems) ? 'mems' : '';
  if (missing === '') return undefined;
  return fail('ENOSPC', `cpuset ${containerPath(k, container)} has no ${missing} yet: write its cpus and mems first`);
}

function attach(k: Kernel, container: ContainerId, _old: ContainerId, task: Pid): void {
  setAllowedCpus(k, task, containerCss(k, container, cpuset).cpus);
}

/** All members follow a change of cpus (cgroup dialect). */
export function moveMembers(k: Kernel, container: ContainerId): void {
  const {cpus} = containerCss(k, container, cpuset);
  if (isEmpty(cpus)) return;
  for (const task of tasksOf(k, container)) setAllowedCpus(k, task, cpus);
}

function summary(k: Kernel, container: ContainerId) {
  const {cpus} = containerCss(k, container, cpuset);
  return {text: isEmpty(cpus) ? 'no cpus' : `cpus ${formatList(cpus)}`, over: false};
}

/** /proc/PID/cpuset. Errors: ENAMETOOLONG. */
function cpusetOf(k: Kernel, task: Pid): Fallible<string> {
  const path = pathFor(k, task, cpuset);
  return failed(path) ? path : `${path}\n`;
}

export const cpuset: Subsystem<Cpuset> = {
  name: 'cpuset',
  id: 1,
  about: 'Limits tasks to a set of cpus and memory nodes.',
  dialects: ['container', 'cgroup'],
  create,
  destroy: () => {},
  canAttach,
  attach,
  files: dialect => cpusetFiles(dialect),
  summary,
  cpus: (k, container) => containerCss(k, container, cpuset).cpus,
  procFile: {name: 'cpuset', read: cpusetOf},
  hooks: {
    allowedCpus: (k, task) => cssOf(k, task, cpuset).cpus,
    allowedNodes: (k, task) => cssOf(k, task, cpuset).mems,
  },
};
