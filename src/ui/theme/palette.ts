// The theme's colours as strings, for canvases: a canvas cannot read CSS variables.

export interface Palette {
  readonly bg: string;
  readonly line: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  /** The twelve hues. */
  readonly hues: readonly string[];
  /** What is readable on each. */
  readonly on: readonly string[];
}

const known = new Map<string, Palette>();

/** The colours in force now, from the page's own style sheet. */
export function currentPalette(): Palette {
  const theme = document.documentElement.dataset.theme ?? '';
  const found = known.get(theme);
  if (found) return found;
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const hues = Array.from({length: 12}, (_, i) => value(`--c${i}`));
  const palette: Palette = {
    bg: value('--bg'),
    line: value('--line'),
    line2: value('--line-2'),
    ink: value('--ink'),
    ink2: value('--ink-2'),
    ink3: value('--ink-3'),
    hues,
    on: hues.map((_, i) => value(`--c${i}-on`)),
  };
  // Before the style sheet is there, nothing is worth keeping.
  if (palette.bg) known.set(theme, palette);
  return palette;
}

/** Calls back after every switch of the theme; returns what ends it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {attributes: true, attributeFilter: ['data-theme']});
  return () => observer.disconnect();
}
