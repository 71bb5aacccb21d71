// The machine before anybody fenced anything in: how much there is, every task, every cpu.

import type {Slices} from '../protocol';
import {cpuLines} from './machine';
import {capital, numberWord} from './numbers';
import {NAMED_TASKS} from './outline';
import {stateWords, taskTitle} from './task-words';

const counted = (n: number, what: string): string => `${numberWord(n)} ${what}${n === 1 ? '' : 's'}`;

/** "Twenty-four tasks, eight cpus, no fences." */
export function headline(slices: Slices): string {
  const fences = slices.containers.filter(one => one.parent !== 0).length;
  const cpus = counted(slices.cpus.current.length, 'cpu');
  return capital(`${counted(slices.tasks.count, 'task')}, ${cpus}, ${counted(fences, 'fence')}.`);
}

/** What stands under the headline. */
export function firstLines(slices: Slices): string[] {
  const {tasks} = slices;
  const lines: string[] = [];
  if (tasks.count <= NAMED_TASKS) {
    for (let row = 0; row < tasks.count; row++) lines.push(`${taskTitle(slices, row)}, ${stateWords(slices, row)}`);
  }
  return [...lines, ...cpuLines(slices)];
}

export const describeFirst = (slices: Slices): string => [headline(slices), ...firstLines(slices)].join('\n');
