// The machine strip at the foot of the stage: nodes, cpuset brackets, cpus with run slot and queue. React draws what stays;
// the tokens, which change with every turn of a cpu, are a layer of their own.
import {memo, useCallback, useEffect, useLayoutEffect, useRef} from 'react';
import {machineLines, outlinesOf} from '../../../describe';
import {FULL_SLOT, layoutMachine, type MachineLayout, rowOfPid, TWEEN_PACE} from '../../draw';
import {hueClass} from '../../theme';
import {type Look, lensOf, lookAt, tokenClasses} from '../look';
import {createLayer, type Layer, type Wanted} from '../strip-layer';
import type {ViewProps} from '../view';
import {Words} from '../words';

export default function Machine(props: ViewProps) {
  const {update, width, selection, lens, pace, compact, reduced, scene, onSelect} = props;
  const {slices} = update;
  const root = useRef<HTMLDivElement>(null);
  // Not state: when the stage waits for another view these effects end and begin again without a drawing in between.
  const layer = useRef<Layer | null>(null);
  const layout = layoutMachine(slices.cpus, slices.containers, {width, compact});
  scene.machine = layout;

  useLayoutEffect(() => {
    const made = createLayer(root.current!, 'cpu', scene.motion);
    layer.current = made;
    return () => made.clear();
  }, [scene]);
  useLayoutEffect(() => {
    const look = lookAt(slices, selection?.kind === 'container' ? outlinesOf(slices) : [], {
      lens,
      selection,
      held: scene.held,
    });
    layer.current?.show(tokensOf(look, layout), !reduced && pace <= TWEEN_PACE && !document.hidden);
  });
  useEffect(
    () => () => {
      scene.machine = null;
    },
    [scene],
  );
  const element = useCallback(
    (el: HTMLElement | null) => {
      scene.machineElement = el;
    },
    [scene],
  );
  const waiting = layout.cpus.map(({cpu}) => slices.cpus.offset[cpu + 1]! - slices.cpus.offset[cpu]!);
  const selected = selection?.kind === 'container' ? selection.id : 0;
  return (
    <section className={compact ? 'machine compact' : 'machine'} ref={element} aria-label="Machine">
      {/* For the mouse; the same tasks are items of the trees above, which take keys. */}
      <div
        className="machine-field"
        aria-hidden="true"
        style={{height: layout.height}}
        onClick={event => {
          const token = (event.target as HTMLElement).closest<HTMLElement>('[data-pid]');
          if (token) onSelect({kind: 'task', pid: Number(token.dataset.pid)});
        }}
      >
        <Ground
          layout={layout}
          compact={compact}
          shape={shapeOf(layout, lensOf(slices, lens), selected)}
          lens={lensOf(slices, lens)}
          selected={selected}
        />
        {layout.cpus.map(({cpu, slot}) => (
          <Slot
            key={cpu}
            x={slot.x}
            y={slot.y}
            w={slot.w}
            h={slot.h}
            words={layout.grain === 'full' && slices.cpus.current[cpu] === 0 ? 'idle' : ''}
          />
        ))}
        {layout.cpus.map(({cpu, x, w, labelY}) => (
          <CpuLabel key={cpu} cpu={cpu} x={x} w={w} y={labelY} waiting={waiting[cpu]!} compact={compact} />
        ))}
        <div className="strip-tokens" ref={root} />
      </div>
      <Words slices={slices} running={update.running && !update.idle} lines={machineLines} label="Cpus" />
    </section>
  );
}

function tokensOf(look: Look, layout: MachineLayout): Wanted[] {
  const {tasks, cpus} = look.slices;
  const wanted: Wanted[] = [];
  const add = (pid: number, at: Wanted['at'], slot: boolean): void => {
    const row = rowOfPid(tasks.pid, tasks.count, pid);
    const mark = row < 0 ? -1 : look.markOf(row);
    const own = row < 0 ? '' : tokenClasses(look, row, null);
    wanted.push({
      pid,
      mark,
      classes: `${own} ${slot ? 'slot-token' : 'queued'}${layout.grain === 'glyph' ? ' bare' : ''}`,
      at,
    });
  };
  for (const place of layout.cpus) {
    const pid = cpus.current[place.cpu]!;
    if (pid !== 0) add(pid, place.slot, true);
    const from = cpus.offset[place.cpu]!;
    place.queue.forEach((at, i) => {
      if (from + i < cpus.offset[place.cpu + 1]!) add(cpus.queue[from + i]!, at, false);
    });
  }
  return wanted;
}

/** Everything that the ground shows, as one string: while it is the same, nothing is drawn anew. */
const shapeOf = (layout: MachineLayout, lens: number | null, selected: number): string =>
  [
    layout.width,
    layout.height,
    layout.cpus.length,
    lens,
    selected,
    ...layout.brackets.map(
      one => `${one.container.id}.${one.container.mark}.${one.depth}.${one.container.cpus!.join('+')}`,
    ),
  ].join();

interface GroundProps {
  readonly layout: MachineLayout;
  readonly shape: string;
  readonly compact: boolean;
  readonly lens: number | null;
  readonly selected: number;
}

const Ground = memo(
  function Ground({layout, compact, lens, selected}: GroundProps) {
    const cpus = layout.cpus.length;
    const nodes = layout.nodes.length;
    return (
      <>
        {compact && (
          <b className="node-name" style={{left: layout.nodes[0]?.x ?? 16, top: 0}}>
            {`${cpus} cpu${cpus === 1 ? '' : 's'}, ${nodes} node${nodes === 1 ? '' : 's'}`}
          </b>
        )}
        {!compact &&
          layout.nodes.map(one => (
            <b className="node-name" key={one.node} style={{left: one.x, top: one.y}}>
              Node {one.node}
            </b>
          ))}
        <svg className="brackets" width={layout.width} height={layout.height} aria-hidden="true">
          {layout.brackets.map(({container, runs}) => (
            <path
              key={container.id}
              className={container.hierarchy === lens ? hueClass(container.mark) : 'kx'}
              d={runs.map(run => `M${run.from + 1} ${run.y + 6}v-4H${run.to - 1}v4`).join('')}
              strokeWidth={container.id === selected ? 3 : 2}
            />
          ))}
        </svg>
      </>
    );
  },
  (a, b) => a.shape === b.shape && a.compact === b.compact,
);

interface CpuLabelProps {
  readonly cpu: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly waiting: number;
  readonly compact: boolean;
}

const CpuLabel = memo(function CpuLabel({cpu, x, y, w, waiting, compact}: CpuLabelProps) {
  return (
    <span className="cpu-label mono" style={{left: x, top: y, width: w}}>
      <span>{compact || w < FULL_SLOT ? cpu : `cpu ${cpu}`}</span>
      {waiting > 0 && w >= FULL_SLOT && <span>+{waiting}</span>}
    </span>
  );
});

interface SlotProps {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly words: string;
}

const Slot = memo(function Slot({x, y, w, h, words}: SlotProps) {
  return (
    <i className="idle" style={{left: x, top: y, width: w, height: h}}>
      {words}
    </i>
  );
});
