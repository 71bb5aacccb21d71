// Leads the eye and the keyboard to what has just been picked elsewhere. The stage may have to be drawn first, so this looks
// for it over some frames, and gives up when it does not come: what is picked is picked all the same.

import type {Slices} from '../../protocol';
import type {Selection} from './selection';

const FRAMES = 120;

/** The treeitem of a selection: its own, or where there are too many tasks for one each, that of the container it is in. */
function itemOf(stage: Element, selection: NonNullable<Selection>, slices: Slices): HTMLElement | null {
  const key = selection.kind === 'task' ? `t${selection.pid}` : `c${selection.id}`;
  const own = stage.querySelector<HTMLElement>(`[role=tree] [data-key="${key}"]`);
  if (own || selection.kind === 'container') return own;
  const {tasks} = slices;
  const row = tasks.pid.indexOf(selection.pid);
  return row < 0
    ? null
    : stage.querySelector<HTMLElement>(`[role=tree] [data-key="c${tasks.container[row * tasks.hierarchies]}"]`);
}

/** What the eye looks for: among many tasks the full token that is drawn over the marks. */
function sightOf(stage: Element, selection: NonNullable<Selection>, item: HTMLElement): Element {
  if (selection.kind === 'container') return item.closest('.box') ?? item;
  return (
    item.closest('.column')?.querySelector(`.token[data-pid="${selection.pid}"]`) ??
    stage.querySelector(`.columns .token[data-pid="${selection.pid}"]`) ??
    item
  );
}

/** Scrolls the stage to a task or container and gives it the focus, as soon as it is drawn. */
export function reveal(selection: NonNullable<Selection>, slices: Slices, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const stage = document.getElementById('stage');
    const item = stage && itemOf(stage, selection, slices);
    if (!stage || !item) {
      if (frames > 0) reveal(selection, slices, frames - 1);
      return;
    }
    item.focus({preventScroll: true});
    sightOf(stage, selection, item).scrollIntoView({block: 'nearest', inline: 'nearest'});
  });
}
