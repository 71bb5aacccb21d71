// The tasks of a closed container as one bar: those that run, filled, in the colours that they wear; those that wait, outlined;
// and a line for those asleep.

import {hueClass} from '../../theme';
import {type Look, tokenState} from '../look';

export interface Segment {
  readonly mark: number;
  readonly state: 'run' | 'wait';
  /** Of all tasks in the container. */
  readonly share: number;
}

/** Running before waiting, each in order of mark; what is left is asleep. */
export function segmentsOf(look: Look, rows: readonly number[]): Segment[] {
  const counts = {run: new Map<number, number>(), wait: new Map<number, number>()};
  for (const row of rows) {
    const state = tokenState(look.slices.tasks, row);
    if (state !== 'run' && state !== 'wait') continue;
    const mark = look.markOf(row);
    counts[state].set(mark, (counts[state].get(mark) ?? 0) + 1);
  }
  return (['run', 'wait'] as const).flatMap(state =>
    [...counts[state]].sort(([a], [b]) => a - b).map(([mark, n]) => ({mark, state, share: n / rows.length})),
  );
}

/** Brings a bar up to date; it keeps what it shows in `drawn`. */
export function drawBar(bar: HTMLElement, segments: readonly Segment[]): void {
  const drawn = segments.map(one => `${one.state}${one.mark}:${one.share.toFixed(3)}`).join();
  if (bar.dataset.drawn === drawn) return;
  bar.dataset.drawn = drawn;
  const parts = segments.map(({mark, state, share}) => {
    const el = document.createElement('i');
    el.className = `${state} ${hueClass(mark)}`;
    el.style.width = `${(share * 100).toFixed(2)}%`;
    return el;
  });
  bar.replaceChildren(...parts);
}
