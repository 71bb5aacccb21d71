// Hierarchies side by side, or stacked on a phone. React makes the columns with their headers; the painter fills them.
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import {dialectHint, hierarchyName, letterOf, NO_HIERARCHY, plural} from '../../../describe';
import {COLUMNS} from '../../draw';
import {lensOf} from '../look';
import type {Scene} from '../scene';
import type {ViewProps} from '../view';
import {pick} from './hit';
import {stepIn} from './keys';
import {type ColumnElements, createPainter, type Painter} from './painter';
import {focusItem, keyOf, noteFocus} from './tree';
import {useDrags} from './use-drags';

export default function Hierarchies(props: ViewProps) {
  const {update, width, selection, lens, pace, compact, reduced, scene, onLens} = props;
  const [painter] = useState<Painter>(() => createPainter(scene));
  const elements = useRef(new Map<number, ColumnElements>());
  const latest = useRef(props);
  latest.current = props;
  const field = useRef<HTMLDivElement>(null);
  const {hierarchies} = update.slices;
  const [beyond, setBeyond] = useState(0);
  const wearing = lensOf(update.slices, lens);
  const pane = useRef<Pane>({size: '', edge: 0});

  useLayoutEffect(() => {
    const given = hierarchies.flatMap(one => elements.current.get(one.id) ?? []);
    painter.paint({update, width, selection, lens, pace, compact, reduced}, given);
    const {columns} = scene;
    if (field.current && columns) {
      field.current.style.width = `${columns.width}px`;
      field.current.style.height = columns.height > 0 ? `${columns.height}px` : '';
    }
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
      if (scene.columns?.detail === 'tokens') return;
      const {update, width, selection, lens, pace, compact, reduced} = latest.current;
      const given = update.slices.hierarchies.flatMap(one => elements.current.get(one.id) ?? []);
      painter.paint({update, width, selection, lens, pace, compact, reduced}, given);
    },
    [painter, scene],
  );
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    if (takeTool(event.target as HTMLElement, props)) return;
    const picked = scene.columns && pick(event.nativeEvent, scene.columns, [...elements.current.values()]);
    if (picked) props.onSelect(picked);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (handleKey(event, latest.current, painter)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
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
        onKeyDown={onKeyDown}
        onFocus={onFocusMoved}
        onBlur={onFocusMoved}
      >
        <div className="columns-field" ref={field}>
          {hierarchies.length === 0 && <p className="nothing">{NO_HIERARCHY} The terminal has a line to begin with.</p>}
          {hierarchies.map((one, index) => (
            <ColumnView
              key={one.id}
              id={one.id}
              letter={letterOf(index)}
              subsystems={one.subsystems.join(' + ') || 'no subsystems'}
              dialect={one.dialect}
              path={one.path ?? 'not mounted'}
              name={hierarchyName(one, index)}
              worn={one.id === wearing}
              onLens={onLens}
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

/** A click on a tool in a container's header. */
function takeTool(target: HTMLElement, {onMakeRequest, onRemove}: ViewProps): boolean {
  const tool = target.closest<HTMLElement>('[data-act]');
  const id = Number(tool?.closest<HTMLElement>('[data-container]')?.dataset.container);
  if (!tool || !id) return false;
  if (tool.dataset.act === 'make') onMakeRequest?.(id);
  else onRemove?.(id);
  return true;
}

/** Keys that act within a tree; true when one did. */
function handleKey(event: KeyboardEvent<HTMLElement>, props: ViewProps, painter: Painter): boolean {
  const key = (event.target as HTMLElement).dataset.key;
  if (!key || event.ctrlKey || event.metaKey || event.altKey) return false;
  const tree = (event.target as HTMLElement).closest<HTMLElement>('[role=tree]');
  const own = painter.treeOf(Number(tree?.dataset.hierarchy));
  const items = own?.latest?.column.outline.items;
  if (!own || !items) return false;
  const {slices} = props.update;
  const at = items.findIndex(item => keyOf(item, slices) === key);
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

/** What keys do to a container. */
function act(key: string, id: number, {onMakeRequest, onRemove}: ViewProps): boolean {
  if (key === 'Insert' || key === 'a') onMakeRequest?.(id);
  else if (key === 'Delete' || key === 'Backspace') onRemove?.(id);
  else return false;
  return true;
}

interface ColumnProps {
  readonly id: number;
  readonly letter: string;
  readonly subsystems: string;
  readonly dialect: 'container' | 'cgroup';
  readonly path: string;
  readonly name: string;
  readonly worn: boolean;
  readonly onLens: (hierarchy: number) => void;
  readonly register: (id: number, elements: ColumnElements | null) => void;
}

const ColumnView = memo(function ColumnView(p: ColumnProps) {
  const whole = useRef<HTMLElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  const {id, register} = p;
  useLayoutEffect(() => {
    register(id, {
      hierarchy: id,
      whole: whole.current!,
      tree: tree.current!,
      canvas: canvas.current!,
      over: over.current!,
      behind: behind.current!,
    });
    return () => register(id, null);
  }, [id, register]);
  return (
    <section className="column" ref={whole} aria-label={`Hierarchy ${p.letter}`}>
      <header className="column-head">
        <h2>
          <b>{p.letter}</b> <span title={p.subsystems}>{p.subsystems}</span>
        </h2>
        <button type="button" className="lens" aria-pressed={p.worn} onClick={() => p.onLens(id)}>
          {p.worn ? `colours by ${p.letter}` : `colour by ${p.letter}`}
        </button>
        <p className="mono">
          <span className="column-path" title={p.path}>
            {p.path}
          </span>
          <span className="dialect" title={dialectHint(p.dialect)}>
            {p.dialect}
          </span>
        </p>
      </header>
      <div className="column-body">
        <div className="over" aria-hidden="true" ref={behind} />
        <div className="tree" role="tree" data-hierarchy={id} aria-label={p.name} ref={tree} />
        <div className="under" aria-hidden="true">
          <canvas hidden ref={canvas} />
        </div>
        <div className="over" aria-hidden="true" ref={over} />
      </div>
    </section>
  );
});
