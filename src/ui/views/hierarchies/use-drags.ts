// Ties drags to the stage as it is drawn: what is under the pointer, which container that means, what moves there.

import {type RefObject, useEffect} from 'react';
import {outlinesOf} from '../../../describe';
import {rowOfPid, tokenWidth} from '../../draw';
import {zoomOf} from '../../theme';
import {lookAt} from '../look';
import type {Scene} from '../scene';
import type {ViewProps} from '../view';
import {type Carried, containerUnder, edgePull, lift} from './carried';
import {watchDrags} from './drag';
import {pick} from './hit';
import type {ColumnElements} from './painter';
import {scrollerOf} from './pane';

type Latest<T> = RefObject<T>;

/** Scrolls the pane around the columns while the pointer is near one of its edges. */
function scrollAt(scene: Scene, {x, y}: {readonly x: number; readonly y: number}): void {
  const pane = scrollerOf(scene);
  if (!pane) return;
  const {left, right, top, bottom} = pane.getBoundingClientRect();
  const [dx, dy] = [edgePull(x, left, right), edgePull(y, top, bottom)];
  if (dx !== 0 || dy !== 0) pane.scrollBy(dx, dy);
}

function liftFrom(stage: HTMLElement, {update, lens}: ViewProps, scene: Scene, pid: number, event: PointerEvent) {
  const {tasks} = update.slices;
  const row = rowOfPid(tasks.pid, tasks.count, pid);
  if (row < 0 || tasks.hierarchies === 0) return null;
  const hue = lookAt(update.slices, outlinesOf(update.slices), {lens, selection: null}).markOf(row);
  const from = {x: event.clientX, y: event.clientY};
  return lift({stage, scene, pid, hue, width: tokenWidth(pid), from});
}

export function useDrags(scene: Scene, elements: Latest<Map<number, ColumnElements>>, latest: Latest<ViewProps>): void {
  useEffect(() => {
    const stage = scene.columnsElement?.closest<HTMLElement>('.stage-view');
    if (!stage) return;
    const columns = () => [...elements.current.values()];
    return watchDrags(stage, {
      pick: event => (scene.columns && latest.current.onMove ? pick(event, scene.columns, columns()) : null),
      lift: (pid, event): Carried | null => liftFrom(stage, latest.current, scene, pid, event),
      under: at => containerUnder(scene, columns(), at),
      isIn(pid, container) {
        const {tasks} = latest.current.update.slices;
        const row = rowOfPid(tasks.pid, tasks.count, pid);
        const from = row * tasks.hierarchies;
        return row >= 0 && tasks.container.subarray(from, from + tasks.hierarchies).includes(container);
      },
      move: async (pid, container) => (await latest.current.onMove?.(pid, container)) ?? false,
      reduced: () => latest.current.reduced,
      scroll: at => scrollAt(scene, at),
      isGround: target => scene.columnsElement?.contains(target) === true && !target.closest('button, summary'),
      pan(dx, dy) {
        const pane = scrollerOf(scene);
        if (pane) pane.scrollBy(-dx / zoomOf(pane), -dy / zoomOf(pane));
      },
    });
  }, [scene, elements, latest]);
}
