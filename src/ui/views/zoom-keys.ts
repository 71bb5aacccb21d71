// The keys + - 0 are heard by the page; the picture that they mean is drawn by a view that may not be there.

export const ZOOM_EVENT = 'menagerie-zoom';

/** Hands a key to the hierarchies; false when they are not on the stage. */
export function zoomByKey(key: string): boolean {
  const columns = document.querySelector('#stage .columns');
  columns?.dispatchEvent(new CustomEvent(ZOOM_EVENT, {detail: key === '=' ? '+' : key}));
  return columns !== null;
}
