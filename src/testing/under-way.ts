// What a machine is in the middle of, as words: moments at which a keyframe must hold more than tables.

import {FREE, ZOMBIE} from '../engine/abi';
import type {Kernel} from '../engine/kernel';

const KTHREADD = 2;
export type UnderWay = 'release agent' | 'pipe read' | 'pipe write' | 'wait' | 'attach' | 'exit' | 'frozen task';

/** Descends from the kernel's own thread, which starts nothing but release agents. */
function isAgent(k: Kernel, task: number): boolean {
  for (let at = task; at > KTHREADD; at = k.state.tasks.parent[at] as number)
    if (k.state.tasks.parent[at] === KTHREADD) return true;
  return false;
}

function pipeCall(k: Kernel, task: number): UnderWay | '' {
  const {call, fds} = k.state.records.get(task);
  if (call === null || (call.nr !== 'read' && call.nr !== 'write')) return '';
  const file = k.state.files.find(fds[call.args[0] as number] ?? 0);
  return file === undefined || file.pipe === 0 ? '' : `pipe ${call.nr}`;
}

/** Everything that some task is in the middle of, each once. */
export function underWay(k: Kernel): ReadonlySet<UnderWay> {
  const found = new Set<UnderWay>();
  const {tasks, records} = k.state;
  for (let task = 1; task < tasks.capacity; task++) {
    if (tasks.state[task] === FREE || tasks.state[task] === ZOMBIE) continue;
    const record = records.find(task);
    if (record === undefined) continue;
    if (isAgent(k, task)) found.add('release agent');
    if ((tasks.frozen[task] as number) > 1) found.add('frozen task');
    if (record.call?.nr === 'wait') found.add('wait');
    const pipe = pipeCall(k, task);
    if (pipe !== '') found.add(pipe);
    for (const {op} of record.stack) {
      if (op === 'attach_task') found.add('attach');
      if (op === 'do_exit') found.add('exit');
    }
  }
  return found;
}
