// What stands in the way, lit up on the stage: a ring around boxes, tokens and columns. The stage draws itself anew with every
// update, so the ring is put where it belongs after each.

import type {Why} from '../../protocol';
import {useChoices, useMachine} from '../store';

type Blocker = Why['blockers'][number];

/** The box of a container; on a phone, where not every one is drawn, what stands for it. */
function boxOf(stage: Element, id: number): Element | null {
  const item = stage.querySelector(`[role=tree] [data-key="c${id}"]`);
  return item?.closest('.box') ?? item;
}

/** A task has a token in each hierarchy; among too many it is drawn as a mark, and its boxes stand for it. */
function tokensOf(stage: Element, pid: number): Element[] {
  const items = [...stage.querySelectorAll(`[role=tree] [data-key="t${pid}"]`)];
  if (!items.some(item => item.matches('.ear'))) return items;
  const {tasks} = useMachine.getState().update?.slices ?? {};
  const row = tasks?.pid.indexOf(pid) ?? -1;
  if (!tasks || row < 0) return items;
  const containers = [...tasks.container.subarray(row * tasks.hierarchies, (row + 1) * tasks.hierarchies)];
  return containers.flatMap(id => boxOf(stage, id) ?? []);
}

function elementsOf(stage: Element, {kind, id}: Blocker): Element[] {
  if (kind === 'task') return tokensOf(stage, id);
  if (kind === 'container') return [boxOf(stage, id) ?? []].flat();
  const column = stage.querySelector(`[role=tree][data-hierarchy="${id}"]`)?.closest('.column');
  return kind === 'hierarchy' && column ? [column] : [];
}

/** Lights them until the answer is called. */
export function light(blockers: readonly Blocker[]): () => void {
  let frame = 0;
  let lit: readonly Element[] = [];
  const show = () => {
    const stage = document.getElementById('stage');
    const now = stage ? blockers.flatMap(blocker => elementsOf(stage, blocker)) : [];
    for (const one of lit) if (!now.includes(one)) one.removeAttribute('data-lit');
    for (const one of now) one.setAttribute('data-lit', '');
    lit = now;
  };
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(show);
  };
  const stops = [useMachine.subscribe(soon), useChoices.subscribe(soon)];
  soon();
  return () => {
    for (const stop of stops) stop();
    cancelAnimationFrame(frame);
    for (const one of lit) one.removeAttribute('data-lit');
  };
}
