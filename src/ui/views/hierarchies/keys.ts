// Walking a tree by keyboard: up and down among siblings, left to the parent, right to the first child or task.

import type {Item} from '../../../describe';

/** Position of the item that a key leads to from the item at `at`; `at` where it leads nowhere. */
export function stepIn(items: readonly Item[], at: number, key: string): number {
  const item = items[at];
  if (!item) return 0;
  switch (key) {
    case 'ArrowRight':
      return items[at + 1]?.parent === at ? at + 1 : at;
    case 'ArrowLeft':
      return item.parent < 0 ? at : item.parent;
    case 'ArrowDown':
      return nextSibling(items, at) ?? afterParents(items, at) ?? at;
    case 'ArrowUp':
      return previousSibling(items, at) ?? (item.parent < 0 ? at : item.parent);
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    default:
      return at;
  }
}

function nextSibling(items: readonly Item[], at: number): number | null {
  for (let i = at + 1; i < items.length; i++) {
    if (items[i]!.parent === items[at]!.parent) return i;
    if (items[i]!.level < items[at]!.level) return null;
  }
  // The last of its family: a lone root goes on to its first child, so that Down always reads on.
  return items[at]!.parent < 0 && items.length > at + 1 ? at + 1 : null;
}

function previousSibling(items: readonly Item[], at: number): number | null {
  for (let i = at - 1; i > items[at]!.parent; i--) if (items[i]!.parent === items[at]!.parent) return i;
  return null;
}

/** The next sibling of the nearest ancestor that has one. */
function afterParents(items: readonly Item[], at: number): number | null {
  for (let up = items[at]!.parent; up > 0; up = items[up]!.parent) {
    const next = nextSibling(items, up);
    if (next !== null) return next;
  }
  return null;
}
