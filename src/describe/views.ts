// Which views can be put into words, by id.

import type {Slices} from '../protocol';
import {describeFirst} from './first';
import {describeHierarchies} from './hierarchies';
import {describeMachine} from './machine';
import {describeMounts} from './mounts';

const describers: Readonly<Record<string, (slices: Slices) => string>> = {
  hierarchies: describeHierarchies,
  machine: describeMachine,
  first: describeFirst,
  mounts: describeMounts,
};

/** Ids that `describeView` knows. */
export const describedViews: readonly string[] = Object.keys(describers);

/** A view in words, lines separated by newlines. Throws for an id that is not in `describedViews`. */
export function describeView(id: string, slices: Slices): string {
  const describer = describers[id];
  if (!describer) throw new Error(`no view is called ${JSON.stringify(id)}: there is ${describedViews.join(', ')}`);
  return describer(slices);
}
