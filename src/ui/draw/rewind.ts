// Time was turned back: what the history holds of later ticks is undone.
import type {CpuHistory} from './history';

/** What happened up to the end of `tick` stays. */
export function rewindHistory(history: CpuHistory, tick: number): void {
  for (const {start, end, pid, place} of history.cpus) {
    let kept = start.length;
    while (kept > 0 && start[kept - 1]! > tick) kept--;
    for (const column of [start, end, pid, place]) column.length = kept;
    if (kept > 0) end[kept - 1] = Math.min(end[kept - 1]!, tick);
  }
  for (const id of Object.keys(history.marks).map(Number)) if (history.marks[id]!.seen > tick) delete history.marks[id];
  const undone = history.happenings.findIndex(one => one.tick > tick);
  if (undone >= 0) history.happenings.length = undone;
  history.tick = Math.min(history.tick, tick);
}
