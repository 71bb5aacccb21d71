import {lazy} from 'react';
import type {Desk} from '../store';

export const GalleryDialog = lazy(() => import('./gallery-dialog'));

/** Opens a built-in scenario on a fresh machine. '' or, in a sentence, why everything is as it was. Never rejects. */
export async function openScenario(desk: Desk, name: string): Promise<string> {
  try {
    const {openNamed} = await import('./open-named');
    return await openNamed(desk, name);
  } catch {
    return 'The scenarios could not be loaded: the page’s own files do not answer.';
  }
}
