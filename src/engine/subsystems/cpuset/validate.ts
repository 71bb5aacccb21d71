// validate_change: whether a cpuset may become what somebody wrote. The rules are tried in this order and the first
// broken one answers. (kernel/cpuset.c of 2.6.20, validate_change and is_cpuset_subset)

import {and, andNot, formatList, intersects, isEmpty, isSubset} from '../../../base';
import {type ContainerId, type Failure, fail} from '../../abi';
import {containerCss, containerPath, type Kernel, subtreeOf, tasksOf} from '../../kernel';
import {cpuset} from './cpuset';
import {CPUS, type Cpuset, MEMS, type Resource} from './state';

/** `keepsTasks`: a cpuset with tasks in it or below it may not become empty (cgroup dialect). */
export function validateChange(
  k: Kernel,
  container: ContainerId,
  trial: Readonly<Cpuset>,
  keepsTasks: boolean,
): Failure | undefined {
  const {children, parent} = k.state.containers.get(container);
  for (const child of children) {
    const outside = outsideOf(containerCss(k, child, cpuset), trial);
    if (outside !== '') return fail('EBUSY', `its child ${containerPath(k, child)} has ${outside} this cpuset`);
  }
  if (parent === 0) return undefined;
  const outside = outsideOf(trial, containerCss(k, parent, cpuset));
  if (outside !== '') return fail('EACCES', `it would have ${outside} its parent ${containerPath(k, parent)}`);
  return checkSiblings(k, container, trial) ?? (keepsTasks ? checkTasks(k, container, trial) : undefined);
}

/** What `inner` has that `outer` lacks, as the end of a sentence; '' when it is a subset. */
function outsideOf(inner: Readonly<Cpuset>, outer: Readonly<Cpuset>): string {
  for (const {set, one} of [CPUS, MEMS]) {
    if (!isSubset(inner[set], outer[set]))
      return `${one} ${formatList(andNot(inner[set], outer[set]))}, which would be missing in`;
  }
  for (const {exclusive, flag} of [CPUS, MEMS]) {
    if (inner[exclusive] && !outer[exclusive]) return `${flag} set, which must first be set in`;
  }
  return '';
}

function checkSiblings(k: Kernel, container: ContainerId, trial: Readonly<Cpuset>): Failure | undefined {
  const {parent} = k.state.containers.get(container);
  for (const sibling of k.state.containers.get(parent).children) {
    if (sibling === container) continue;
    const other = containerCss(k, sibling, cpuset);
    for (const resource of [CPUS, MEMS]) {
      const {set, exclusive, one, flag} = resource;
      if (!(trial[exclusive] || other[exclusive]) || !intersects(trial[set], other[set])) continue;
      const shared = formatList(and(trial[set], other[set]));
      const whose = other[exclusive]
        ? `${containerPath(k, sibling)} has ${flag} and holds`
        : `${containerPath(k, sibling)} also holds`;
      return fail('EINVAL', `${whose} ${one} ${shared}`);
    }
  }
  return undefined;
}

function checkTasks(k: Kernel, container: ContainerId, trial: Readonly<Cpuset>): Failure | undefined {
  const current = containerCss(k, container, cpuset);
  const emptied: Resource | undefined = [CPUS, MEMS].find(({set}) => !isEmpty(current[set]) && isEmpty(trial[set]));
  if (emptied === undefined) return undefined;
  const populated = populatedIn(k, container);
  if (populated === 0) return undefined;
  return fail('ENOSPC', `${containerPath(k, populated)} has tasks, so its ${emptied.file} may not become empty`);
}

/** The first container of the subtree with tasks, or 0. */
function populatedIn(k: Kernel, container: ContainerId): ContainerId {
  return subtreeOf(k, container).find(one => tasksOf(k, one).length > 0) ?? 0;
}
