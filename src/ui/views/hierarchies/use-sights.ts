// Ties zooming to the columns as they are drawn: who is brought nearer, around what, and that it stays in its place; where the
// columns were scrolled to, for when they come back; and what is in sight, for pictures too large to be drawn whole.

import {type RefObject, useCallback, useEffect, useRef} from 'react';
import {outlinesOf} from '../../../describe';
import type {HierarchySlice} from '../../../protocol';
import {COLUMNS, fittingZoom, type Sights, sightOf, zoomBy, zoomed} from '../../draw';
import type {Scene} from '../scene';
import type {ViewProps} from '../view';
import {type Anchor, anchorAt, columnOf, columnUnder, driftOf} from './anchor';
import {FEW} from './cull';
import {watchZoom} from './gestures';
import type {Painter} from './painter';
import {fieldPoint, inSight, scrollerOf} from './pane';

export const NO_SIGHTS: Sights = {};

export interface Zooming {
  /** So many steps nearer; without a point, around what is selected or the middle of what is in sight. */
  readonly near: (hierarchy: HierarchySlice, steps: number) => void;
  /** All of it in sight, at its own size or smaller. */
  readonly fitIn: (hierarchy: HierarchySlice) => void;
  /** To be called after each drawing. */
  readonly settle: () => void;
}

/** Where the keyboard is in a hierarchy. */
function focusPoint(scene: Scene, hierarchy: number): {x: number; y: number} | null {
  const item = document.activeElement?.closest('[role=treeitem]');
  const tree = item?.closest<HTMLElement>('[role=tree]');
  if (!item || tree?.dataset.hierarchy !== String(hierarchy)) return null;
  const {x, y} = item.getBoundingClientRect();
  return fieldPoint(scene, x + 2, y + 2);
}

/** What to hold still where no pointer says it. */
function pointFor(scene: Scene, hierarchy: number, {selection}: ViewProps): {x: number; y: number} | null {
  const column = scene.columns && columnOf(scene.columns, hierarchy);
  const seen = inSight(scene);
  if (!column || !seen) return null;
  const pid = selection?.kind === 'task' ? selection.pid : null;
  const spot = column.spots.find(one => one.pid === pid);
  const held = focusPoint(scene, hierarchy) ?? (spot && {x: column.x + spot.x, y: column.top + spot.y + 1});
  if (held && held.y > seen.top && held.y < seen.bottom) return held;
  return {x: column.x + column.w / 2, y: (Math.max(seen.top, column.top) + seen.bottom) / 2};
}

const culls = ({columns}: Scene): boolean => columns?.columns.some(one => one.spots.length > FEW) ?? false;

/** Keeps an anchor where it was, and the whole width of its column in sight. */
function hold(scene: Scene, anchor: Anchor, {update}: ViewProps): void {
  const {columns, columnsElement: el} = scene;
  const column = columns && columnOf(columns, anchor.hierarchy);
  if (!columns || !column || !el) return;
  scrollerOf(scene)?.scrollBy(0, driftOf(columns, anchor, update.slices.tasks));
  if (columns.compact) return;
  const least = column.x + column.w + COLUMNS.margin - el.clientWidth;
  el.scrollLeft = Math.max(least, Math.min(el.scrollLeft, column.x - COLUMNS.margin));
}

export function useSights(scene: Scene, latest: RefObject<ViewProps>, painter: Painter): Zooming {
  const anchor = useRef<Anchor | null>(null);
  const frame = useRef(0);

  const zoomTo = useCallback(
    (hierarchy: HierarchySlice, zoom: number, point: {x: number; y: number} | null) => {
      const {sights = NO_SIGHTS, onSights} = latest.current;
      const at = point ?? pointFor(scene, hierarchy.id, latest.current);
      if (!scene.columns || !at || zoom === sightOf(sights, hierarchy).zoom) return;
      anchor.current = anchorAt(scene.columns, hierarchy.id, at.x, at.y);
      onSights?.(now => zoomed(now, hierarchy, zoom));
    },
    [scene, latest],
  );
  const near = useCallback(
    (hierarchy: HierarchySlice, steps: number, point: {x: number; y: number} | null = null) => {
      const {zoom} = sightOf(latest.current.sights ?? NO_SIGHTS, hierarchy);
      zoomTo(hierarchy, zoomBy(zoom, steps), point);
    },
    [latest, zoomTo],
  );
  const fitIn = useCallback(
    (hierarchy: HierarchySlice) => {
      const {update, width, compact, sights = NO_SIGHTS} = latest.current;
      const {slices} = update;
      const index = slices.hierarchies.findIndex(one => one.id === hierarchy.id);
      const pane = scrollerOf(scene) ?? scene.columnsElement;
      if (index < 0 || !pane) return;
      const options = {width, compact, sights};
      zoomTo(hierarchy, fittingZoom(outlinesOf(slices), slices.tasks, options, index, pane.clientHeight), null);
    },
    [scene, latest, zoomTo],
  );

  const look = useCallback(() => {
    scene.window = culls(scene) ? inSight(scene) : null;
  }, [scene]);

  useEffect(() => {
    const el = scene.columnsElement;
    if (!el) return;
    const stop = watchZoom(el, {
      near(steps, x, y) {
        const at = fieldPoint(scene, x, y);
        const column = at && scene.columns && columnUnder(scene.columns, at.x, at.y);
        if (column) near(column.outline.hierarchy, steps, at);
      },
      key(key) {
        const id = document.activeElement?.closest<HTMLElement>('.column')?.dataset.hierarchy;
        const all = latest.current.update.slices.hierarchies;
        const meant = id === undefined ? all : all.filter(one => one.id === Number(id));
        // Of several the first is held still: it comes last.
        for (const one of meant.toReversed()) key === '0' ? fitIn(one) : near(one, key === '+' ? 1 : -1);
      },
    });
    const onMoved = (event?: Event): void => {
      if (event && !(event.target instanceof Node && event.target.contains(el))) return;
      const pane = scrollerOf(scene);
      if (pane) scene.scrolled = {left: pane.scrollLeft, top: pane.scrollTop};
      cancelAnimationFrame(frame.current);
      if (!culls(scene)) return;
      frame.current = requestAnimationFrame(() => {
        look();
        painter.again();
      });
    };
    const sizes = new ResizeObserver(() => onMoved());
    sizes.observe(el);
    document.addEventListener('scroll', onMoved, {capture: true, passive: true});
    return () => {
      stop();
      sizes.disconnect();
      document.removeEventListener('scroll', onMoved, {capture: true});
      cancelAnimationFrame(frame.current);
    };
  }, [scene, latest, painter, near, fitIn, look]);

  const settle = useCallback(() => {
    const held = anchor.current;
    anchor.current = null;
    if (held) hold(scene, held, latest.current);
    if (culls(scene) && (held || !scene.window)) {
      look();
      painter.again();
    } else if (!culls(scene)) scene.window = null;
  }, [scene, latest, painter, look]);

  // The columns come back to where they were.
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current) return;
    shown.current = true;
    const {scrolled} = scene;
    if (scrolled) scrollerOf(scene)?.scrollTo({...scrolled, behavior: 'instant'});
  }, [scene]);
  return {near, fitIn, settle};
}
