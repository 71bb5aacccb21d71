// Draws all hierarchies of a stage, update by update: outline, layout, boxes and tokens, what moves, what is told in words.
// React owns the columns and their headers; everything inside a column is drawn from here.

import {hierarchyName, type Outline, outlinesOf} from '../../../describe';
import type {Slices, Update} from '../../../protocol';
import {
  BETWEEN,
  COLUMNS,
  type Column,
  type Columns,
  easeMove,
  type Ghost,
  layoutColumns,
  MOVE,
  MOVERS,
  placeSpot,
  rowOfPid,
  type Sights,
  SLOW,
  type Spot,
  STACK,
  spotOf,
  TWEEN_PACE,
} from '../../draw';
import {type Look, lookAt, tokenClasses} from '../look';
import type {Scene} from '../scene';
import type {Selection} from '../selection';
import {createToken, dress, place, resize, type Token} from '../token';
import {FEW, spotsInSight} from './cull';
import {showFlights} from './flights';
import {paintMarks} from './marks';
import {NOTHING, type Plan, planOf} from './plan';
import {type ColumnMotion, flash, RESERVE, ring, settleGhosts, stirOf} from './stage-motion';
import {closeTree, createTree, paintTree, type Tree} from './tree';

export interface Drawing {
  readonly update: Update;
  readonly width: number;
  readonly selection: Selection;
  readonly lens: number | null;
  readonly pace: number;
  readonly compact: boolean;
  readonly reduced: boolean;
  readonly sights: Sights;
}

/** The elements of one column, given by React. */
export interface ColumnElements {
  readonly hierarchy: number;
  /** Header and body; placed by the painter. */
  readonly whole: HTMLElement;
  readonly tree: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Layers before and behind the tree, for what is on its way. */
  readonly over: HTMLElement;
  readonly behind: HTMLElement;
}

interface Drawn {
  readonly elements: ColumnElements;
  readonly tree: Tree;
  readonly motion: ColumnMotion;
  /** Full tokens over marks: the selected task and the one under the keyboard. */
  readonly spotlights: Map<number, Token>;
}

export interface Painter {
  readonly paint: (drawing: Drawing, elements: readonly ColumnElements[]) => void;
  /** Draws once more what was drawn last: something else of it is in sight. */
  readonly again: () => void;
  readonly treeOf: (hierarchy: number) => Tree | undefined;
  readonly close: () => void;
}

export function createPainter(scene: Scene): Painter {
  const drawn = new Map<number, Drawn>();
  const {held} = scene;
  let painting = false;
  let before: {columns: Columns; slices: Slices; look: Look; sights: Sights} | null = null;
  let last: {drawing: Drawing; elements: readonly ColumnElements[]} | null = null;
  let seen = -1;
  let outlined: {slices: Slices; outlines: readonly Outline[]} | null = null;

  const outlines = (slices: Slices): readonly Outline[] => {
    if (outlined?.slices !== slices) outlined = {slices, outlines: outlinesOf(slices)};
    return outlined.outlines;
  };
  const ghosts = (slices: Slices): Map<number, Ghost[]> => {
    const all = new Map<number, Ghost[]>();
    slices.hierarchies.forEach((h, index) => {
      const own = drawn.get(h.id);
      if (!own) return;
      const list = [...own.motion.ghosts.values(), ...own.motion.pending.values()];
      if (list.length > 0)
        all.set(
          index,
          list.map(({move}) => ({pid: move.pid, container: move.from})),
        );
    });
    return all;
  };
  const layout = ({update, width, compact, sights}: Drawing): Columns => {
    const {slices} = update;
    return layoutColumns(outlines(slices), slices.tasks, {width, compact, sights, ghosts: ghosts(slices)});
  };

  const adopt = (elements: ColumnElements): Drawn => {
    const known = drawn.get(elements.hierarchy);
    if (known && known.elements.tree === elements.tree) return known;
    const tree = createTree(elements.tree);
    const made: Drawn = {
      elements,
      tree,
      spotlights: new Map(),
      motion: {
        index: 0,
        tree,
        over: elements.over,
        behind: elements.behind,
        motion: scene.motion,
        plan: NOTHING,
        reduced: false,
        still: true,
        width: 0,
        columns: 1,
        compact: false,
        crowd: false,
        ghosts: new Map(),
        pending: new Map(),
        landing: () => undefined,
        landed: move => {
          held.delete(move.pid);
          queueMicrotask(again);
          queueMicrotask(() => scene.landed());
        },
      },
    };
    drawn.set(elements.hierarchy, made);
    return made;
  };

  /** Registers the moves of this update, so that the layout keeps the places they leave. */
  const prepareMoves = (drawing: Drawing, plan: Plan): void => {
    const {slices} = drawing.update;
    if (!before || drawing.pace > TWEEN_PACE) return;
    const ends = new Map<number, number>();
    for (const move of plan.moves.slice(0, MOVERS)) {
      const own = drawn.get(slices.hierarchies[move.index]!.id);
      const old = before.columns.columns.find(one => one.outline.hierarchy.id === own?.elements.hierarchy);
      if (!own || old?.detail !== 'tokens' || !scene.motion.hasRoom(`${move.index}:${move.pid}`)) continue;
      const row = rowOfPid(before.slices.tasks.pid, before.slices.tasks.count, move.pid);
      const mark = before.look.markOf(row);
      // Over several hierarchies strictly one after another.
      const others = slices.hierarchies.map((_, i) => (i === move.index ? 0 : scene.motion.left(`${i}:${move.pid}`)));
      const after = Math.max(ends.get(move.pid) ?? 0, ...others);
      ends.set(move.pid, after + MOVE + (after > 0 ? BETWEEN : 0));
      own.motion.pending.set(move.pid, {move, mark, after});
      if (!drawing.reduced && slices.hierarchies[move.index]!.id === before.look.lens) held.set(move.pid, mark);
    }
  };

  const paintColumn = (own: Drawn, index: number, drawing: Drawing, plan: Plan, columns: Columns, look: Look): void => {
    const column = columns.columns[index]!;
    const m = own.motion;
    // Another way of looking is no change of the machine: it is cut.
    const stillNow = drawing.pace > TWEEN_PACE || before?.sights !== drawing.sights || document.hidden;
    Object.assign(m, {index, plan, reduced: drawing.reduced, still: stillNow, width: column.w});
    Object.assign(m, {
      columns: columns.columns.length,
      compact: columns.compact,
      landing: (pid: number) => landingIn(column, look.slices, pid),
      crowd: movedIn(own, column.spots) > scene.motion.room() - RESERVE,
    });
    own.elements.tree.setAttribute('aria-label', hierarchyName(column.outline.hierarchy, index));
    placeColumn(own.elements, columns, index);
    if (plan.columns.has(own.elements.hierarchy) && !m.still && !drawing.reduced) slideIn(own.elements, scene);
    const running = drawing.update.running && !drawing.update.idle;
    const painting = {
      columns,
      column,
      look,
      running,
      spots: spotsInSight(column, scene.window, kept(own, look, column)),
    };
    paintTree(own.tree, painting, stirOf(m));
    forgetMoves(own);
    settleGhosts(m, column.ghosts);
    const many = column.detail !== 'tokens';
    own.elements.canvas.hidden = !many;
    if (many) paintMarks(own.elements.canvas, painting);
    paintSpotlights(own, column, look);
    if (m.still) return;
    if (many && !drawing.reduced) {
      const moves = plan.moves.filter(move => move.index === index);
      const {tasks} = look.slices;
      const rowOf = (pid: number): number => rowOfPid(tasks.pid, tasks.count, pid);
      const {over, behind} = m;
      showFlights({columns, column, over, behind, motion: scene.motion, markOf: look.markOf, rowOf}, moves);
    }
    for (const id of plan.written) if (own.tree.boxes.has(id)) flash(m, own.tree.boxes.get(id)!);
    for (const pid of plan.refused) if (own.tree.tokens.has(pid)) ring(m, own.tree.tokens.get(pid)!, pid);
  };

  /** A move from one closed box into another, or out of sight, has nothing that moves. */
  const forgetMoves = ({motion}: Drawn): void => {
    const {pending} = motion;
    if (pending.size === 0) return;
    for (const pid of pending.keys()) held.delete(pid);
    pending.clear();
    queueMicrotask(again);
    queueMicrotask(() => scene.landed());
  };

  const paint = (drawing: Drawing, elements: readonly ColumnElements[]): void => {
    // Moving a focused element makes the browser report focus in the middle of a drawing; that is no reason to draw again.
    if (painting) return;
    painting = true;
    paintAll(drawing, elements);
    painting = false;
  };
  const paintAll = (drawing: Drawing, elements: readonly ColumnElements[]): void => {
    last = {drawing, elements};
    const {update} = drawing;
    const plan = update.update === seen ? NOTHING : planOf(update, before);
    const first = update.update !== seen;
    seen = update.update;
    for (const one of elements) adopt(one);
    for (const [id, own] of [...drawn]) {
      if (elements.some(one => one.hierarchy === id)) continue;
      closeTree(own.tree);
      drawn.delete(id);
    }
    if (first) prepareMoves(drawing, plan);
    const columns = layout(drawing);
    const look = lookAt(update.slices, outlines(update.slices), {
      lens: drawing.lens,
      selection: drawing.selection,
      held,
    });
    scene.columns = columns;
    update.slices.hierarchies.forEach((h, index) => {
      const own = drawn.get(h.id);
      if (own) paintColumn(own, index, drawing, plan, columns, look);
    });
    before = {columns, slices: update.slices, look, sights: drawing.sights};
  };
  const again = (): void => {
    if (!last) return;
    paint(last.drawing, last.elements);
    scene.redrawLinks();
  };
  return {
    paint,
    again,
    treeOf: id => drawn.get(id)?.tree,
    close() {
      for (const own of drawn.values()) closeTree(own.tree);
      drawn.clear();
      last = null;
    },
  };
}

function placeColumn({whole, tree}: ColumnElements, columns: Columns, index: number): void {
  const {x, w, top, height} = columns.columns[index]!;
  const header = columns.compact ? STACK.title : COLUMNS.header;
  whole.style.left = `${x}px`;
  whole.style.top = `${top - header}px`;
  whole.style.width = `${w}px`;
  tree.style.height = `${height}px`;
}

/** A new hierarchy comes in from the right. */
function slideIn({whole, hierarchy}: ColumnElements, scene: Scene): void {
  scene.motion.start(`h${hierarchy}`, {
    duration: SLOW,
    ease: easeMove,
    step: t => {
      whole.style.transform = t < 1 ? `translateX(${Math.round((1 - t) * 96)}px)` : '';
    },
  });
}

/** How many tokens that stand still have changed places. */
function movedIn({tree, motion}: Drawn, spots: Columns['columns'][number]['spots']): number {
  let moved = 0;
  for (const spot of spots) {
    const token = tree.tokens.get(spot.pid);
    if (!token || motion.pending.has(spot.pid)) continue;
    if (token.x !== spot.x || token.y !== spot.y) moved++;
  }
  return moved;
}

/** Tasks that are drawn wherever they are: the selected one, and those that the keyboard can get to from where it is. */
function kept({tree}: Drawn, {selection}: Look, column: Column): ReadonlySet<number> {
  const pids = new Set<number>();
  if (column.spots.length <= FEW) return pids;
  if (selection?.kind === 'task') pids.add(selection.pid);
  const {focus} = tree;
  const at = focus?.startsWith('t') ? Number(focus.slice(1)) : 0;
  column.spots.forEach((spot, i) => {
    const [before, after] = [column.spots[i - 1], column.spots[i + 1]];
    const first = before?.box !== spot.box;
    if (first || at === spot.pid || at === before?.pid || at === after?.pid) pids.add(spot.pid);
  });
  return pids;
}

function landingIn(column: Column, {tasks}: Slices, pid: number): Spot | undefined {
  const spot = spotOf(column, pid, rowOfPid(tasks.pid, tasks.count, pid));
  return spot?.shut ? spot : undefined;
}

function paintSpotlights(own: Drawn, column: Column, look: Look): void {
  const wanted = new Map<number, string>();
  if (column.detail !== 'tokens') {
    const focused = own.tree.root.contains(document.activeElement) ? own.tree.focus : null;
    if (focused?.startsWith('t')) wanted.set(Number(focused.slice(1)), ' focus');
    if (look.selection?.kind === 'task') {
      const {pid} = look.selection;
      wanted.set(pid, wanted.get(pid) ?? '');
    }
  }
  for (const [pid, token] of own.spotlights) {
    if (wanted.has(pid)) continue;
    token.el.remove();
    own.spotlights.delete(pid);
  }
  const {tasks} = look.slices;
  for (const [pid, extra] of wanted) {
    const row = rowOfPid(tasks.pid, tasks.count, pid);
    const spot = row < 0 ? undefined : spotOf(column, pid, row);
    if (!spot || spot.shut) continue;
    let token = own.spotlights.get(pid);
    if (!token) {
      token = createToken(pid);
      own.spotlights.set(pid, token);
      own.elements.over.append(token.el);
    }
    const size = {w: 48 + 7 * Math.max(0, String(pid).length - 4), h: 20};
    const at = placeSpot(column, spot, size);
    dress(token, look.markOf(row), tokenClasses(look, row, null), `spotlight${extra}`);
    resize(token, at.w, at.h);
    place(token, at.x - column.x, at.y - column.top);
  }
}
