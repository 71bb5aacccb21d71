// The last move of a task: writes to `tasks` of containers with one path, hierarchy after hierarchy, and who was forked
// by it since the first. The machine knows single writes only; that they belong together is seen here.

import type {TraceRecord} from '../engine/abi';
import {containerPath, type Kernel} from '../engine/kernel';
import type {MoveSlice} from '../protocol';

/** Children of a mover that are kept. */
const FORKS_MAX = 64;

export class Moves {
  last: MoveSlice | null = null;

  trace(k: Kernel, {tick, name, data}: TraceRecord): void {
    const {last} = this;
    if (name === 'task_fork' && last?.task === data.parent && last.forks.length < FORKS_MAX)
      this.last = {...last, forks: [...last.forks, {child: data.child, tick}]};
    if (name !== 'attach_task' || data.from === data.to) return;
    const [from, to] = [data.from, data.to].map(one => (k.state.containers.has(one) ? containerPath(k, one) : '')) as [
      string,
      string,
    ];
    const goesOn =
      last?.task === data.task && last.to === to && last.switches.every(one => one.hierarchy !== data.hierarchy);
    const before = goesOn ? last : {task: data.task, from, to, switches: [], forks: []};
    this.last = {...before, switches: [...before.switches, {hierarchy: data.hierarchy, began: data.began, tick}]};
  }
}
