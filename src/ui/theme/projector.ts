// Projector mode, for the back row of a lecture room: everything a quarter larger, and no text under 16 px.

/** Switches it on or off; returns what it is now. */
export function toggleProjector(root: HTMLElement = document.documentElement): boolean {
  const on = root.dataset.projector === undefined;
  if (on) root.dataset.projector = '';
  else delete root.dataset.projector;
  return on;
}

/** How much larger than its CSS pixels an element is drawn; 1 where the browser does not say. */
export const zoomOf = (element: Element): number => (element as {readonly currentCSSZoom?: number}).currentCSSZoom ?? 1;
