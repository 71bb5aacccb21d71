// What one may want to type next, for screens on which typing is hard. Made from the machine as it is, in the order in
// which somebody who has never seen it would go on; never a fixed list.
import type {Slices} from '../../protocol';
import {joinPath, quoteWord} from '../terminal';
import type {Selection} from '../views';

export interface Suggestion {
  readonly label: string;
  /** What is put into the field; ends with a blank when something must follow. */
  readonly line: string;
}

/** The line that the first screen offers, and every machine on which nothing is mounted. */
export const FIRST_MOUNT = 'mount -t container -o cpuset none /dev/ct';

const whole = (line: string): Suggestion => ({label: line, line});

/** Commands to begin with when the field is empty. */
export function suggestCommands(slices: Slices, selection: Selection): Suggestion[] {
  const placed = slices.hierarchies.filter(one => one.path !== null);
  const hasV6 = slices.dialects.includes('container');
  if (placed.length === 0 && !hasV6)
    return [
      whole('mkdir -p /dev/ct'),
      whole('mount -t cgroup -o cpuset,cpuacct none /dev/ct'),
      whole('cat /proc/cgroups'),
      whole('ps'),
    ];
  if (placed.length === 0)
    return [
      whole(FIRST_MOUNT),
      whole('mkdir -p /dev/ct'),
      whole('mount -t container -o cpuset,cpuacct none /dev/ct'),
      whole('cat /proc/containers'),
      whole('ps'),
    ];
  const found: Suggestion[] = [];
  for (const hierarchy of placed) {
    const root = hierarchy.path ?? '';
    const prefix = hierarchy.dialect === 'cgroup' ? 'cpuset.' : '';
    const inside = slices.containers.filter(one => one.hierarchy === hierarchy.id && one.parent !== 0);
    const name = hierarchy.subsystems.includes('cpuset') ? 'web' : 'alice';
    if (!inside.some(one => one.path === `/${name}`)) found.push(whole(`mkdir ${quoteWord(joinPath(root, name))}`));
    for (const one of inside) {
      const path = quoteWord(joinPath(root, one.path.slice(1)));
      if (hierarchy.subsystems.includes('cpuset') && one.count === 0)
        found.push(whole(`echo 0-1 > ${path}/${prefix}cpus`), whole(`echo 0 > ${path}/${prefix}mems`));
      found.push(whole(one.count === 0 ? `echo $$ > ${path}/tasks` : `cat ${path}/tasks`));
      found.push(whole(`rmdir ${path}`));
    }
  }
  const free = !slices.hierarchies.some(one => one.subsystems.includes('numtasks'));
  if (hasV6 && free) found.push(whole('mkdir -p /dev/nt'), whole('mount -t container -o numtasks none /dev/nt'));
  if (selection?.kind === 'task') found.unshift(whole(`cat /proc/${selection.pid}/${hasV6 ? 'container' : 'cgroup'}`));
  found.push(whole('spin 60 &'), whole(`cat /proc/${hasV6 ? 'containers' : 'cgroups'}`), whole('ps'));
  return found;
}
