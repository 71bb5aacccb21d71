// Keeps the children of an element in a given order with few moves, and without losing the keyboard focus.

/** Reorders the children of `root` to be exactly `wanted`; others are taken out. */
export function arrange(root: HTMLElement, wanted: readonly HTMLElement[]): void {
  const focused = root.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  const keep = new Set(wanted);
  for (const child of [...root.children]) if (!keep.has(child as HTMLElement)) child.remove();
  let at: Element | null = root.firstElementChild;
  for (const el of wanted) {
    // One element that has moved on is in the way of all that follow: it is taken out, and put in where it belongs later.
    if (at && at !== el && at.nextElementSibling === el) {
      const inTheWay = at;
      at = el;
      inTheWay.remove();
    }
    if (at === el) at = at.nextElementSibling;
    else root.insertBefore(el, at);
  }
  if (focused && focused !== document.activeElement && focused.isConnected) focused.focus({preventScroll: true});
}
