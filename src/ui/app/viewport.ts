// How much room there is, in the steps at which the page changes its shape, and whether the visitor wants less motion.
import {useSyncExternalStore} from 'react';

/** phone < 720 <= sheet < 1100 <= drawer < 1440 <= full. */
export type Layout = 'phone' | 'sheet' | 'drawer' | 'full';

const steps: readonly (readonly [Layout, string])[] = [
  ['phone', '(max-width: 719.98px)'],
  ['sheet', '(max-width: 1099.98px)'],
  ['drawer', '(max-width: 1439.98px)'],
];

const lists = new Map<string, MediaQueryList>();

/** The list of a query: made once, since every update asks. */
function listOf(query: string): MediaQueryList {
  const known = lists.get(query) ?? matchMedia(query);
  lists.set(query, known);
  return known;
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    changed => {
      const list = listOf(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => listOf(query).matches,
  );
}

function layoutNow(): Layout {
  return steps.find(([, query]) => listOf(query).matches)?.[0] ?? 'full';
}

export function useLayout(): Layout {
  return useSyncExternalStore(changed => {
    const all = steps.map(([, query]) => listOf(query));
    for (const list of all) list.addEventListener('change', changed);
    return () => {
      for (const list of all) list.removeEventListener('change', changed);
    };
  }, layoutNow);
}

export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function useReducedMotion(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}
