// The views as a list. Loads outside a browser too: the headless tool puts views into words by it.
import type {Slices} from '../../protocol';
import * as registry from './registry';
import type {View} from './view';

export const views: readonly View[] = Object.values(registry);

export const viewById = (id: string): View | undefined => views.find(view => view.id === id);

/** A view in words, lines separated by newlines; null when no view has this id. */
export async function describeView(id: string, slices: Slices): Promise<string | null> {
  return (await viewById(id)?.describe(slices)) ?? null;
}

/** For messages: "first, glossary, hierarchies, ...". */
export const viewNames: string = views.map(view => view.id).join(', ');
