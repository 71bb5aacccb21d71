// What a write to a control file may say, from what the file itself declares (ControlFile.takes) and what is there now.

import {fromBytes} from '../../base';
import {FREE} from '../../engine/abi';
import {controlFilesOf, type Kernel} from '../../engine/kernel';
import type {Completion} from '../../protocol';
import {containerAt, controlFileAt, type Place} from './machine-paths';

const option = (text: string, detail: string): Completion => ({text, kind: 'option', detail});

export function tasksNow(k: Kernel): Completion[] {
  const {tasks, records} = k.state;
  const items: Completion[] = [];
  for (let pid = 1; pid < tasks.capacity; pid++) {
    if (tasks.state[pid] === FREE || !records.has(pid)) continue;
    items.push({text: `${pid}`, kind: 'pid', detail: fromBytes(records.find(pid)?.comm ?? '')});
  }
  return items;
}

/** All of them as a range, then each: what a cpuset can have at most is what the one above it has. */
function numbersOf(k: Kernel, place: Place, unit: string): Completion[] {
  const container = containerAt(k, place);
  const name = controlFileAt(k, place)?.name ?? '';
  const above = k.state.containers.get(container).parent || container;
  const text = controlFilesOf(k, above)
    .find(file => file.name === name)
    ?.read?.(k, above, 1);
  const list = typeof text === 'string' ? text.trim() : '';
  const singles = list
    .split(',')
    .flatMap(range => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return Array.from({length: to - from + 1}, (_, i) => from + i);
    })
    .filter(() => list !== '');
  const all = singles.length > 1 ? [option(list, `all ${unit}s of the parent`)] : [];
  return [...all, ...singles.map(one => option(`${one}`, unit))];
}

/** What a write to the control file at a place may be; nothing where it takes none, or nobody can foresee it. */
export function valuesFor(k: Kernel, place: Place): Completion[] {
  const file = controlFileAt(k, place);
  if (file?.takes === undefined) return [];
  return file.takes.split(' | ').flatMap(word => {
    if (word === 'PID') return [option('$$', 'this shell'), ...tasksNow(k)];
    if (word === 'CPUS') return numbersOf(k, place, 'cpu');
    if (word === 'NODES') return numbersOf(k, place, 'node');
    if (word === 'N' || word === 'FILE') return [];
    return [option(word.replace(/=N$/, '='), file.about)];
  });
}

/** The words that some control file of a mounted hierarchy takes: what `echo` may be about before a file is named. */
export function wordsTaken(k: Kernel): Completion[] {
  const {hierarchies, misc} = k.state;
  const found = new Map<string, string>();
  for (const id of misc.hierarchies) {
    const row = hierarchies.get(id);
    for (const name of row.subsystems)
      for (const file of k.subsystemsByName.get(name)?.files(row.dialect) ?? [])
        for (const word of file.takes?.split(' | ') ?? [])
          if (/^[A-Za-z]/.test(word) && !/^(PID|CPUS|NODES|FILE|N)$/.test(word))
            found.set(word.replace(/=N$/, '='), `for ${file.name}`);
  }
  return [...found].map(([text, detail]) => option(text, detail));
}
