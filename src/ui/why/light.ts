// What stands in the way, lit up on the stage: a ring around boxes, tokens and columns. The stage draws itself anew with every
// update, so the ring is put where it belongs after each.

import type {Why} from '../../protocol';
import {useChoices, useMachine} from '../store';

type Blocker = Why['blockers'][number];

function elementOf(stage: Element, {kind, id}: Blocker): Element | null {
  if (kind === 'hierarchy')
    return stage.querySelector(`[role=tree][data-hierarchy="${id}"]`)?.closest('.column') ?? null;
  if (kind === 'task') return stage.querySelector(`[role=tree] [data-key="t${id}"]`);
  if (kind !== 'container') return null;
  const item = stage.querySelector(`[role=tree] [data-key="c${id}"]`);
  return item?.closest('.box') ?? item;
}

/** Lights them until the answer is called. */
export function light(blockers: readonly Blocker[]): () => void {
  let frame = 0;
  let lit: readonly Element[] = [];
  const show = () => {
    const stage = document.getElementById('stage');
    const now = stage ? blockers.flatMap(blocker => elementOf(stage, blocker) ?? []) : [];
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
