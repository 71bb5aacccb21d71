// What stands in the way, lit up on the stage: a ring around boxes, tokens and columns, or in the matrix around cells, groups and
// the heads of columns. The stage draws itself anew with every update, and another view comes when it has been fetched: the ring
// is put where it belongs after each.

import type {Slices, Why} from '../../protocol';
import {useChoices, useMachine} from '../store';

type Blocker = Why['blockers'][number];

/** The box of a container, or of the closed one that it lies in; on a phone, where not every one is drawn, what stands for it. */
function boxOf(stage: Element, id: number, slices: Slices | undefined): Element | null {
  for (let at = id; at > 0; ) {
    const item = stage.querySelector(`[role=tree] [data-key="c${at}"]`);
    if (item) return item.closest('.box') ?? item;
    const inside = at;
    at = slices?.containers.find(one => one.id === inside)?.parent ?? 0;
  }
  return null;
}

const containersOf = ({tasks}: Slices, row: number): number[] => [
  ...tasks.container.subarray(row * tasks.hierarchies, (row + 1) * tasks.hierarchies),
];

/** A task has a token in each hierarchy; where it is drawn as a mark, or not at all, its boxes stand for it. */
function tokensOf(stage: Element, pid: number, slices: Slices | undefined): Element[] {
  const items = [...stage.querySelectorAll(`[role=tree] [data-key="t${pid}"]`)];
  const row = slices?.tasks.pid.indexOf(pid) ?? -1;
  if (!slices || row < 0) return items;
  const trees = stage.querySelectorAll('[role=tree]').length;
  if (items.length === trees && !items.some(item => item.matches('.ear'))) return items;
  const tokens = items.filter(item => !item.matches('.ear'));
  const drawn = new Set(tokens.map(item => item.closest('[role=tree]')));
  const boxes = containersOf(slices, row).flatMap(id => boxOf(stage, id, slices) ?? []);
  return [...tokens, ...boxes.filter(box => !drawn.has(box.closest('[role=tree]')))];
}

/** In the matrix a task is in the row of its group, and in it when that is open. */
function groupOf(matrix: Element, pid: number, slices: Slices | undefined): Element[] {
  const row = slices?.tasks.pid.indexOf(pid) ?? -1;
  if (!slices || row < 0) return [];
  const group = matrix.querySelector(`[data-group="${containersOf(slices, row).join()}"]`);
  const own = group?.querySelector(`[data-pid="${pid}"]`) ?? group?.querySelector('th button');
  return own ? [own] : [];
}

function elementsOf(stage: Element, {kind, id}: Blocker): Element[] {
  const slices = useMachine.getState().update?.slices;
  const matrix = stage.querySelector('.matrix');
  if (matrix) {
    if (kind === 'task') return groupOf(matrix, id, slices);
    const what = kind === 'container' ? `[data-container="${id}"]` : `th[data-hierarchy="${id}"]`;
    return kind === 'file' ? [] : [...matrix.querySelectorAll(what)];
  }
  if (kind === 'task') return tokensOf(stage, id, slices);
  if (kind === 'container') return [boxOf(stage, id, slices) ?? []].flat();
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
  const drawn = new MutationObserver(soon);
  const stage = document.getElementById('stage');
  if (stage) drawn.observe(stage, {childList: true, subtree: true});
  const stops = [useMachine.subscribe(soon), useChoices.subscribe(soon), () => drawn.disconnect()];
  soon();
  return () => {
    for (const stop of stops) stop();
    cancelAnimationFrame(frame);
    for (const one of lit) one.removeAttribute('data-lit');
  };
}
