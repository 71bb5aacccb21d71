// Hierarchies side by side, or stacked on a phone. React makes the columns with their headers; the painter fills them.
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {type ContainerItem, hierarchyName, letterOf, NO_HIERARCHY, outlinesOf, plural} from '../../../describe';
import type {Slices} from '../../../protocol';
import {COLUMNS, pathsBelow, type Sights, shut, sightOf} from '../../draw';
import {zoomOf} from '../../theme';
import {lensOf} from '../look';
import type {Scene} from '../scene';
import type {ViewProps} from '../view';
import {type ColumnActions, ColumnView} from './column-view';
import {FEW} from './cull';
import {pick} from './hit';
import {stepIn} from './keys';
import {type ColumnElements, createPainter, type Painter} from './painter';
import {focusItem, keyOf, noteFocus, type Tree} from './tree';
import {useDrags} from './use-drags';
import {NO_SIGHTS, useSights} from './use-sights';
import './hierarchies.css';

export default function Hierarchies(props: ViewProps) {
  const {update, width, selection, lens, pace, compact, reduced, scene, sights = NO_SIGHTS} = props;
  const [painter] = useState<Painter>(() => createPainter(scene));
  const elements = useRef(new Map<number, ColumnElements>());
  const latest = useRef(props);
  latest.current = props;
  const field = useRef<HTMLDivElement>(null);
  const {hierarchies} = update.slices;
  const [beyond, setBeyond] = useState(0);
  const wearing = lensOf(update.slices, lens);
  const pane = useRef<Pane>({size: '', edge: 0});
  const zooming = useSights(scene, latest, painter);

  useLayoutEffect(() => {
    const given = hierarchies.flatMap(one => elements.current.get(one.id) ?? []);
    painter.paint({update, width, selection, lens, pace, compact, reduced, sights}, given);
    const {columns} = scene;
    if (field.current && columns) {
      field.current.style.width = `${columns.width}px`;
      field.current.style.height = columns.height > 0 ? `${columns.height}px` : '';
    }
    zooming.settle();
    const size = `${width} ${columns?.width} ${columns?.height}`;
    if (pane.current.size !== size) pane.current = paneOf(scene, size);
    setBeyond(columnsBeyond(scene, pane.current));
  });
  useEffect(() => () => painter.close(), [painter]);

  useDrags(scene, elements, latest);

  const outer = useCallback(
    (el: HTMLDivElement | null) => {
      scene.columnsElement = el;
    },
    [scene],
  );
  const register = useCallback((id: number, given: ColumnElements | null) => {
    if (given) elements.current.set(id, given);
    else elements.current.delete(id);
  }, []);
  /** The keyboard came or went: among many tasks the one under it is drawn as a full token. */
  const onFocusMoved = useCallback(
    (event: FocusEvent<HTMLElement>) => {
      const {key} = (event.target as HTMLElement).dataset;
      const tree = (event.target as HTMLElement).closest<HTMLElement>('[role=tree]');
      const own = painter.treeOf(Number(tree?.dataset.hierarchy));
      if (event.type === 'focus' && own && key) noteFocus(own, key);
      if (scene.columns?.columns.every(one => one.detail === 'tokens' && one.spots.length <= FEW)) return;
      painter.again();
    },
    [painter, scene],
  );
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    if (takeTool(event, props)) return;
    const picked = scene.columns && pick(event.nativeEvent, scene.columns, [...elements.current.values()]);
    if (picked) props.onSelect(picked);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (handleKey(event, latest.current, painter)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onDoubleClick = (event: MouseEvent<HTMLElement>): void => {
    const box = headerUnder(event, compact);
    if (box !== null) twist(latest.current, box, event.altKey);
  };
  const actions = useMemo<ColumnActions>(
    () => ({
      lens: id => latest.current.onLens(id),
      near: zooming.near,
      fitIn: zooming.fitIn,
      shutAll: (id, closed) => shutAll(latest.current, id, closed),
    }),
    [zooming.near, zooming.fitIn],
  );
  return (
    <>
      {beyond > 0 && (
        <button type="button" className="edge-tab" onClick={() => showNext(scene)}>
          {plural(beyond, 'more column')}
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the trees inside are the interactive elements; events bubble here */}
      <div
        className={compact ? 'columns compact' : 'columns'}
        ref={outer}
        onScroll={() => {
          scene.redrawLinks();
          pane.current = paneOf(scene, pane.current.size);
          setBeyond(columnsBeyond(scene, pane.current));
        }}
        onClick={onClick}
        onMouseDown={keepFocus}
        onDoubleClick={onDoubleClick}
        onKeyDown={onKeyDown}
        onFocus={onFocusMoved}
        onBlur={onFocusMoved}
      >
        <div className="columns-field" ref={field}>
          {hierarchies.length === 0 && <p className="nothing">{NO_HIERARCHY} The terminal has a line to begin with.</p>}
          {hierarchies.map((one, index) => (
            <ColumnView
              key={one.id}
              hierarchy={one}
              letter={letterOf(index)}
              subsystems={one.subsystems.join(' + ') || 'no subsystems'}
              dialect={one.dialect}
              path={one.path ?? 'not mounted'}
              name={hierarchyName(one, index)}
              worn={one.id === wearing}
              zoom={sightOf(sights, one).zoom}
              anyClosed={sightOf(sights, one).closed.size > 0}
              compact={compact}
              actions={actions}
              register={register}
            />
          ))}
        </div>
      </div>
    </>
  );
}

/** What is in sight of the columns. Asking the browser costs a layout: it is asked after a scroll and when sizes change. */
interface Pane {
  /** Of all that it was asked for. */
  readonly size: string;
  /** x of the last px in sight, in the columns' own coordinates. */
  readonly edge: number;
}

const paneOf = ({columnsElement}: Scene, size: string): Pane => ({
  size,
  edge: columnsElement ? columnsElement.scrollLeft + columnsElement.clientWidth : 0,
});

/** How many columns lie out of sight at the right. */
function columnsBeyond({columns}: Scene, {edge}: Pane): number {
  if (!columns || columns.compact) return 0;
  return columns.columns.filter(one => one.x + one.w > edge + 1).length;
}

/** Scrolls on by one whole column. */
function showNext({columns, columnsElement}: Scene): void {
  if (!columns || !columnsElement) return;
  const edge = columnsElement.scrollLeft + columnsElement.clientWidth;
  const next = columns.columns.find(one => one.x + one.w > edge + 1);
  if (next) columnsElement.scrollLeft = next.x + next.w + COLUMNS.margin - columnsElement.clientWidth;
}

/** To close a box by mouse takes the keyboard from nobody. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  if ((event.target as HTMLElement).closest('.box-twist')) event.preventDefault();
}

/** A click on a tool in a container's header. */
function takeTool(event: MouseEvent<HTMLElement>, props: ViewProps): boolean {
  const tool = (event.target as HTMLElement).closest<HTMLElement>('[data-act]');
  const id = Number(tool?.closest<HTMLElement>('[data-container]')?.dataset.container);
  if (!tool || !id) return false;
  if (tool.dataset.act === 'make') props.onMakeRequest?.(id);
  else if (tool.dataset.act === 'remove') props.onRemove?.(id);
  else twist(props, id, event.altKey);
  return true;
}

/** The container whose header row is under the pointer. */
function headerUnder({target, clientY}: MouseEvent<HTMLElement>, compact: boolean): number | null {
  const item = (target as HTMLElement).closest<HTMLElement>('.box-item');
  const box = item?.closest<HTMLElement>('.box');
  if (!item || !box) return null;
  const down = (clientY - item.getBoundingClientRect().top) / zoomOf(item);
  return down < (compact ? 32 : 26) || box.matches('.closed') ? Number(box.dataset.container) : null;
}

function itemIn(slices: Slices, id: number): {item: ContainerItem; index: number} | null {
  const outlines = outlinesOf(slices);
  for (const [index, {items}] of outlines.entries()) {
    const item = items.find(one => one.kind === 'container' && one.container.id === id);
    if (item?.kind === 'container') return {item, index};
  }
  return null;
}

/** Closes a container that is open, opens one that is closed; with `below` all in it, too. */
function twist({update, sights = NO_SIGHTS, onSights}: ViewProps, id: number, below: boolean, to?: boolean): void {
  const found = itemIn(update.slices, id);
  if (!found) return;
  const hierarchy = update.slices.hierarchies[found.index]!;
  const {path} = found.item.container;
  const close = to ?? !sightOf(sights, hierarchy).closed.has(path);
  onSights?.((now: Sights) => shut(now, hierarchy, below ? pathsBelow(found.item) : [path], close));
}

function shutAll({update, sights = NO_SIGHTS, onSights}: ViewProps, id: number, closed: boolean): void {
  const hierarchy = update.slices.hierarchies.find(one => one.id === id);
  const top = hierarchy && itemIn(update.slices, hierarchy.top)?.item;
  if (!hierarchy || !top) return;
  const paths = closed ? top.children.flatMap(pathsBelow) : [...sightOf(sights, hierarchy).closed];
  onSights?.((now: Sights) => shut(now, hierarchy, paths, closed));
}

/** Keys that act within a tree; true when one did. */
function handleKey(event: KeyboardEvent<HTMLElement>, props: ViewProps, painter: Painter): boolean {
  const key = (event.target as HTMLElement).dataset.key;
  if (!key || event.ctrlKey || event.metaKey || event.altKey) return false;
  const tree = (event.target as HTMLElement).closest<HTMLElement>('[role=tree]');
  const own = painter.treeOf(Number(tree?.dataset.hierarchy));
  if (!own) return false;
  const {items} = own;
  const {slices} = props.update;
  const at = items.findIndex(item => keyOf(item, slices) === key);
  if (turn(event, own, key, props)) return true;
  if (/^(Arrow|Home|End)/.test(event.key)) {
    const to = items[stepIn(items, at, event.key)];
    return to ? focusItem(own, keyOf(to, slices)) : false;
  }
  const id = Number(key.slice(1));
  if (event.key === 'Enter') {
    props.onSelect(key[0] === 't' ? {kind: 'task', pid: id} : {kind: 'container', id});
    return true;
  }
  if (event.key === 'm' && key[0] === 't' && props.onMoveRequest) {
    props.onMoveRequest(id);
    return true;
  }
  if (key[0] === 'c' && act(event.key, id, props)) return true;
  if (/^[1-9]$/.test(event.key)) {
    const there = slices.hierarchies[Number(event.key) - 1];
    const tree = there && painter.treeOf(there.id);
    return tree ? focusItem(tree, key) : false;
  }
  return false;
}

/** Left closes an open container, Right opens a closed one; true when the key was for that. */
function turn(event: KeyboardEvent<HTMLElement>, tree: Tree, key: string, props: ViewProps): boolean {
  const wanted = event.key === 'ArrowLeft' ? 'true' : event.key === 'ArrowRight' ? 'false' : null;
  const expanded = tree.entries.get(key)?.el.getAttribute('aria-expanded');
  if (wanted === null || expanded !== wanted) return false;
  twist(props, Number(key.slice(1)), false, wanted === 'true');
  return true;
}

/** What keys do to a container. */
function act(key: string, id: number, {onMakeRequest, onRemove}: ViewProps): boolean {
  if (key === 'Insert' || key === 'a') onMakeRequest?.(id);
  else if (key === 'Delete' || key === 'Backspace') onRemove?.(id);
  else return false;
  return true;
}
