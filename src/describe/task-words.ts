// One task in words: "2231, perl, running on cpu 2, in A web slash cgi, in B alice".

import {type Slices, TASK_STATES} from '../protocol';
import {letterOf} from './outline';

/** What a task is doing now. */
export function stateWords(slices: Slices, row: number): string {
  const {tasks} = slices;
  const cpu = tasks.cpu[row]!;
  if (tasks.onCpu[row] === 1) return `running on cpu ${cpu}`;
  switch (TASK_STATES[tasks.state[row]!]) {
    case 'running':
      return `waiting for cpu ${cpu}`;
    case 'sleeping':
      return 'asleep';
    case 'blocked':
      return 'blocked';
    case 'stopped':
      return 'stopped';
    case 'zombie':
      return 'a zombie';
    default:
      return 'gone';
  }
}

/** "/web/cgi" as "web slash cgi", "/" as "root". */
export const pathWords = (path: string): string => (path === '/' ? 'root' : path.slice(1).split('/').join(' slash '));

const paths = new WeakMap<readonly unknown[], Map<number, string>>();

/** Spoken paths by container id; a slice is never edited, so they are worked out once for each. */
function spokenPaths(slices: Slices): Map<number, string> {
  const found = paths.get(slices.containers);
  if (found) return found;
  const made = new Map(slices.containers.map(one => [one.id, pathWords(one.path)]));
  paths.set(slices.containers, made);
  return made;
}

/** pid and command: "2231, perl". */
export const taskTitle = ({tasks}: Slices, row: number): string =>
  `${tasks.pid[row]}, ${tasks.comms[tasks.comm[row]!] ?? ''}`;

export function taskName(slices: Slices, row: number): string {
  const {tasks} = slices;
  let name = `${taskTitle(slices, row)}, ${stateWords(slices, row)}`;
  for (let i = 0; i < tasks.hierarchies; i++) {
    const where = spokenPaths(slices).get(tasks.container[row * tasks.hierarchies + i]!);
    if (where !== undefined) name += `, in ${letterOf(i)} ${where}`;
  }
  return name;
}
