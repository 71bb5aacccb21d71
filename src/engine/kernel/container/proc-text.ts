// What /proc says of containers: per task the path in each hierarchy, and one table of all hierarchies and subsystems.
// Each dialect has its own pair of files and shows its own hierarchies only.
// (V6 3/6, proc_container_show and proc_containerstats_show; kernel/cgroup/cgroup-v1.c, proc_cgroupstats_show)

import {type Fallible, failed, type HierarchyId, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import type {Dialect} from '../state';
import {DIALECTS} from './dialect';
import {orderedSubsystems} from './hierarchy';
import {containerOf} from './membership';
import {printedPath} from './path';

const activeOf = (k: Kernel, dialect: Dialect): HierarchyId[] =>
  k.state.misc.hierarchies.filter(id => k.state.hierarchies.get(id).dialect === dialect);

/** /proc/PID/container: one line per active hierarchy in order of index, "cpuacct,cpuset:/web". Errors: ENAMETOOLONG. */
export function procContainer(k: Kernel, task: Pid): Fallible<string> {
  let text = '';
  for (const id of activeOf(k, 'container')) {
    const path = printedPath(k, containerOf(k, task, id));
    if (failed(path)) return path;
    text += `${orderedSubsystems(k, id).join(',')}:${path}\n`;
  }
  return text;
}

/** /proc/PID/cgroup: newest hierarchy first, "2:cpuacct,name=jobs:/web". Errors: ENAMETOOLONG. */
export function procCgroup(k: Kernel, task: Pid): Fallible<string> {
  const numbered = activeOf(k, 'cgroup').map(id => ({id, ...k.state.hierarchies.get(id)}));
  numbered.sort((a, b) => b.number - a.number);
  let text = '';
  for (const {id, number, name} of numbered) {
    const parts = orderedSubsystems(k, id);
    if (name !== '') parts.push(`name=${name}`);
    const path = k.state.tasks.exiting[task] === 1 ? '/' : printedPath(k, containerOf(k, task, id));
    if (failed(path)) return path;
    text += `${number}:${parts.join(',')}:${path}\n`;
  }
  return text;
}

/** /proc/containers. An unused entry of the static array shows a count of 1, as its top container has from birth. */
export function procContainers(k: Kernel): string {
  let text = 'Hierarchies:\n';
  for (let id = 0; id < k.config.maxHierarchies; id++) text += hierarchyLine(k, id);
  text += 'Subsystems:\n';
  for (const {name, id, dialects} of k.subsystems) {
    if (!dialects.includes('container')) continue;
    const bound = k.state.misc.bound[name] ?? 0;
    text += `${id}: name=${name} hierarchy=${bound < k.config.maxHierarchies ? bound : 0}\n`;
  }
  return text;
}

function hierarchyLine(k: Kernel, id: HierarchyId): string {
  const row = id === 0 ? undefined : k.state.hierarchies.find(id);
  if (row === undefined) return `${id}: topcount=1 bits=0 containers=1 ()\n`;
  const bits = k.subsystems.reduce((sum, {name, id: bit}) => (row.subsystems.includes(name) ? sum + 2 ** bit : sum), 0);
  const count = k.state.containers.get(row.top).count + 1;
  const names = orderedSubsystems(k, id).join(', ');
  const {active} = k.state.superblocks.get(row.superblock);
  return `${id}: topcount=${count} bits=${bits.toString(16)} containers=${row.containers} (${names}) s_active=${active}\n`;
}

/** /proc/cgroups, tab separated. */
export function procCgroups(k: Kernel): string {
  let text = '#subsys_name\thierarchy\tnum_cgroups\tenabled\n';
  const known = k.subsystems.filter(({dialects}) => dialects.includes('cgroup'));
  for (const {name} of known.sort(DIALECTS.cgroup.compareNames)) {
    const row = k.state.hierarchies.find(k.state.misc.bound[name] ?? 0);
    const shown = row?.dialect === 'cgroup' ? row : undefined;
    text += `${name}\t${shown?.number ?? 0}\t${shown?.containers ?? 1}\t1\n`;
  }
  return text;
}

/** The path of a task's container for one subsystem, "/" while nobody mounted it. Errors: ENAMETOOLONG. */
export function pathFor(k: Kernel, task: Pid, subsystem: {readonly name: string}): Fallible<string> {
  const bound = k.state.misc.bound[subsystem.name] ?? 0;
  return bound === 0 ? '/' : printedPath(k, containerOf(k, task, bound));
}
