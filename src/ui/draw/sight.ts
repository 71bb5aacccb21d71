// How a hierarchy is looked at: how near, and which of its containers are closed. It is the visitor's choice and outlives an
// update, so it names a hierarchy by its subsystems (each is in one hierarchy at a time) and a container by its path: ids are
// given to others once they are free.

import type {ContainerItem, Item} from '../../describe';
import type {ContainerSlice, HierarchySlice} from '../../protocol';

export interface Sight {
  /** One of ZOOMS. */
  readonly zoom: number;
  /** Paths of the containers that are closed to one row. */
  readonly closed: ReadonlySet<string>;
}

/** By `sightKey`; a hierarchy that is not in here is looked at plainly. */
export type Sights = Readonly<Record<string, Sight>>;

/** 1 shows what fits; at the last every task is a token. */
export const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const;
export const NEAREST = 4;

const PLAIN: Sight = {zoom: 1, closed: new Set()};

type Named = Pick<HierarchySlice, 'id' | 'subsystems'>;

export const sightKey = ({id, subsystems}: Named): string => subsystems.join(',') || `${id}`;

export const sightOf = (sights: Sights, hierarchy: Named): Sight => sights[sightKey(hierarchy)] ?? PLAIN;

const change = (sights: Sights, hierarchy: Named, part: Partial<Sight>): Sights => ({
  ...sights,
  [sightKey(hierarchy)]: {...sightOf(sights, hierarchy), ...part},
});

export const zoomed = (sights: Sights, hierarchy: Named, zoom: number): Sights => change(sights, hierarchy, {zoom});

/** The zoom that many steps nearer (or, below zero, further away); the ends stay. */
export function zoomBy(zoom: number, steps: number): number {
  const at = ZOOMS.findIndex(one => one >= zoom);
  return ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, (at < 0 ? ZOOMS.length - 1 : at) + steps))]!;
}

/** Closes or opens containers. */
export function shut(sights: Sights, hierarchy: Named, paths: readonly string[], closed: boolean): Sights {
  const next = new Set(sightOf(sights, hierarchy).closed);
  for (const path of paths) {
    if (closed) next.add(path);
    else next.delete(path);
  }
  return change(sights, hierarchy, {closed: next});
}

/** Opens what a container lies in, so that it can be seen; with `self` the container, too. */
export function openTo(
  sights: Sights,
  containers: readonly ContainerSlice[],
  hierarchy: Named,
  id: number,
  self: boolean,
): Sights {
  const {closed} = sightOf(sights, hierarchy);
  if (closed.size === 0) return sights;
  const paths: string[] = [];
  let one = containers.find(other => other.id === id);
  for (let inner = !self; one; inner = false) {
    const {parent, path} = one;
    if (!inner && closed.has(path)) paths.push(path);
    one = containers.find(other => other.id === parent);
  }
  return paths.length === 0 ? sights : shut(sights, hierarchy, paths, false);
}

/** Whether there is anything in a container that closing it would hide. */
export const hasInside = ({rows, children}: ContainerItem): boolean => rows.length > 0 || children.length > 0;

/** A phone draws no boxes below the second level: what has no box is not closed. */
export const isClosed = ({closed}: Sight, item: ContainerItem, compact: boolean): boolean =>
  closed.size > 0 && closed.has(item.container.path) && hasInside(item) && (!compact || item.level <= 2);

/** Paths of a container and of all below it that can be closed. */
export function pathsBelow(item: ContainerItem): string[] {
  const own = hasInside(item) ? [item.container.path] : [];
  return [...own, ...item.children.flatMap(pathsBelow)];
}

/** The items that are not inside a closed container, with the positions of their parents among themselves. */
export function openItems(items: readonly Item[], closed: (item: ContainerItem) => boolean): readonly Item[] {
  const open: Item[] = [];
  /** Where an item went; -1 for what lies in a closed one. */
  const went: number[] = [];
  const shutAt = new Set<number>();
  items.forEach((item, i) => {
    const {parent} = item;
    const hidden = parent >= 0 && (went[parent] === -1 || shutAt.has(parent));
    went.push(hidden ? -1 : open.length);
    if (hidden) return;
    const at = parent < 0 ? parent : went[parent]!;
    open.push(at === parent ? item : {...item, parent: at});
    if (item.kind === 'container' && closed(item)) shutAt.add(i);
  });
  return shutAt.size === 0 ? items : open;
}
