// How much room there is, in the steps at which the page changes its shape, and whether the visitor wants less motion.
import {useSyncExternalStore} from 'react';

/** phone < 720 <= sheet < 1100 <= drawer < 1440 <= full. */
export type Layout = 'phone' | 'sheet' | 'drawer' | 'full';

const steps: readonly (readonly [Layout, string])[] = [
  ['phone', '(max-width: 719.98px)'],
  ['sheet', '(max-width: 1099.98px)'],
  ['drawer', '(max-width: 1439.98px)'],
];

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    changed => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

function layoutNow(): Layout {
  return steps.find(([, query]) => matchMedia(query).matches)?.[0] ?? 'full';
}

export function useLayout(): Layout {
  return useSyncExternalStore(changed => {
    const lists = steps.map(([, query]) => matchMedia(query));
    for (const list of lists) list.addEventListener('change', changed);
    return () => {
      for (const list of lists) list.removeEventListener('change', changed);
    };
  }, layoutNow);
}

export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function useReducedMotion(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}
