// One hierarchy's column: its header with what can be done to the whole of it, and the layers that the painter fills.
import {ChevronsDownUp, ChevronsUpDown, Maximize, ZoomIn, ZoomOut} from 'lucide-react';
import {memo, useLayoutEffect, useRef} from 'react';
import {dialectHint} from '../../../describe';
import type {HierarchySlice} from '../../../protocol';
import {ZOOMS} from '../../draw';
import type {ColumnElements} from './painter';

export interface ColumnActions {
  readonly lens: (hierarchy: number) => void;
  readonly near: (hierarchy: HierarchySlice, steps: number) => void;
  readonly fitIn: (hierarchy: HierarchySlice) => void;
  /** Closes all containers below the top, or opens all. */
  readonly shutAll: (hierarchy: number, closed: boolean) => void;
}

interface ColumnProps {
  readonly hierarchy: HierarchySlice;
  readonly letter: string;
  readonly subsystems: string;
  readonly dialect: 'container' | 'cgroup';
  readonly path: string;
  readonly name: string;
  readonly worn: boolean;
  readonly zoom: number;
  /** Something in it is closed. */
  readonly anyClosed: boolean;
  readonly compact: boolean;
  readonly actions: ColumnActions;
  readonly register: (id: number, elements: ColumnElements | null) => void;
}

/** A hierarchy's slice is new with every update; what is drawn of it here is not. */
const same = (a: ColumnProps, b: ColumnProps): boolean =>
  a.hierarchy.id === b.hierarchy.id &&
  (Object.keys(a) as (keyof ColumnProps)[]).every(key => key === 'hierarchy' || a[key] === b[key]);

export const ColumnView = memo(function ColumnView(p: ColumnProps) {
  const whole = useRef<HTMLElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  const {register} = p;
  const {id} = p.hierarchy;
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
    <section className="column" ref={whole} data-hierarchy={id} aria-label={`Hierarchy ${p.letter}`}>
      <header className="column-head">
        <h2>
          <b>{p.letter}</b> <span title={p.subsystems}>{p.subsystems}</span>
        </h2>
        <button type="button" className="lens" aria-pressed={p.worn} onClick={() => p.actions.lens(id)}>
          {p.worn ? `colours by ${p.letter}` : `colour by ${p.letter}`}
        </button>
        <div className="column-second">
          <p className="mono">
            <span className="column-path" title={p.path}>
              {p.path}
            </span>
            <span className="dialect" title={dialectHint(p.dialect)}>
              {p.dialect}
            </span>
          </p>
          {p.compact ? (
            <details className="column-more">
              <summary aria-label={`Zoom of ${p.letter}`}>
                <ZoomIn size={18} strokeWidth={1.4} aria-hidden="true" />
              </summary>
              <Tools {...p} />
            </details>
          ) : (
            <Tools {...p} />
          )}
        </div>
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
}, same);

const icon = {size: 14, strokeWidth: 1.4, 'aria-hidden': true} as const;

function Tools({hierarchy, letter, zoom, anyClosed, actions}: ColumnProps) {
  return (
    <div className="column-tools">
      {zoom !== 1 && <span className="zoom-now">{zoom * 100} %</span>}
      <Tool
        name={anyClosed ? `Open all containers of ${letter}` : `Close all containers of ${letter}`}
        onPress={() => actions.shutAll(hierarchy.id, !anyClosed)}
      >
        {anyClosed ? <ChevronsUpDown {...icon} /> : <ChevronsDownUp {...icon} />}
      </Tool>
      <Tool name={`Zoom ${letter} out`} inert={zoom === ZOOMS[0]} onPress={() => actions.near(hierarchy, -1)} keys="-">
        <ZoomOut {...icon} />
      </Tool>
      <Tool
        name={`Zoom ${letter} in`}
        inert={zoom === ZOOMS.at(-1)}
        onPress={() => actions.near(hierarchy, 1)}
        keys="+"
      >
        <ZoomIn {...icon} />
      </Tool>
      <Tool name={`Fit ${letter}`} onPress={() => actions.fitIn(hierarchy)} keys="0">
        <Maximize {...icon} />
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly keys?: string;
  readonly inert?: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

/** One that has nothing to do any more keeps the focus. */
function Tool({name, keys, inert = false, onPress, children}: ToolProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={keys ? `${name} (${keys})` : name}
      aria-disabled={inert}
      onClick={() => !inert && onPress()}
    >
      {children}
    </button>
  );
}
