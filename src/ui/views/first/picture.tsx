// The drawing of the first screen: every task, a thread from each running one to its cpu, the queues, who ran where.
import {useLayoutEffect, useRef, useState} from 'react';
import {firstLines, plural} from '../../../describe';
import type {Update} from '../../../protocol';
import {
  CELL_TASKS,
  type CpuHistory,
  type FirstLayout,
  layoutFirst,
  type Placed,
  rowOfPid,
  threadPath,
} from '../../draw';
import {tokenState} from '../look';
import type {Scene} from '../scene';
import {createLayer, type Layer, type Wanted} from '../strip-layer';
import {GanttCanvas} from '../timeline';
import type {Size} from '../use-stage';
import {Words} from '../words';
import {paintFirstMarks} from './marks';

interface PictureProps {
  readonly update: Update;
  readonly history: CpuHistory;
  readonly compact: boolean;
  readonly reduced: boolean;
  readonly scene: Scene;
  readonly size: Size;
}

/** Ticks that the bars of the first screen cover. */
const SPAN = 428;

export default function Picture({update, history, compact, reduced, scene, size}: PictureProps) {
  const {slices} = update;
  const layout = layoutFirst(slices.tasks, slices.cpus, {width: size.width, height: size.height, compact});
  const grid = useRef<HTMLDivElement>(null);
  const cpus = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [layers, setLayers] = useState<{grid: Layer; cpus: Layer} | null>(null);
  useLayoutEffect(() => {
    const made = {
      grid: createLayer(grid.current!, 'grid', scene.motion),
      cpus: createLayer(cpus.current!, 'cpu', scene.motion),
    };
    setLayers(made);
    return () => {
      made.grid.clear();
      made.cpus.clear();
    };
  }, [scene]);
  useLayoutEffect(() => {
    if (!layers) return;
    layers.grid.show(gridTokens(update, layout), !reduced);
    layers.cpus.show(cpuTokens(update, layout), !reduced && !document.hidden);
    if (canvas.current) paintFirstMarks(canvas.current, layout, slices.tasks);
  });
  const {box} = layout;
  return (
    <div className="picture" style={{height: layout.height}}>
      <div aria-hidden="true">
        <div className="only-box" style={{width: box.w, height: box.h}}>
          <svg className="mark kx only-mark" viewBox="0 0 8 8" aria-hidden="true">
            <path d="M4 .4A3.6 3.6 0 1 1 4 7.6A3.6 3.6 0 1 1 4 .4ZM4 1.9A2.1 2.1 0 1 0 4 6.1A2.1 2.1 0 1 0 4 1.9Z" />
          </svg>
          <b className="only-name">/</b>
          <i className="only-rest">the only container</i>
          <span className="only-count mono">{plural(slices.tasks.count, 'task')}</span>
        </div>
        <Threads update={update} layout={layout} />
        {layout.detail !== 'tokens' && <canvas ref={canvas} className="first-marks" />}
        <div className="first-tokens" ref={grid} />
        {layout.names && <Names update={update} layout={layout} />}
        {layout.cpus.map(({cpu, labelY, slot}) => (
          <span className="cpu-label mono" key={cpu} style={{left: slot.x, top: labelY, width: slot.w}}>
            {slot.w < 60 ? cpu : `cpu ${cpu}`}
          </span>
        ))}
        {layout.cpus.map(({cpu, slot}) => (
          <i className="idle" key={cpu} style={{left: slot.x, top: slot.y, width: slot.w, height: slot.h}} />
        ))}
        <div className="first-tokens first-cpus" ref={cpus} />
        <div className="first-gantt" style={{top: layout.gantt.y, height: layout.gantt.h}}>
          <GanttCanvas
            update={update}
            history={history}
            lens={null}
            selection={null}
            reduced={reduced}
            span={SPAN}
            ahead={0.06}
            width={layout.gantt.w}
            row={layout.rowHeight}
            left={24}
          />
        </div>
      </div>
      <Words slices={slices} running={update.running && !update.idle} lines={firstLines} label="The machine in words" />
    </div>
  );
}

const tokenOfRow = (layout: FirstLayout, row: number): Placed | undefined =>
  layout.tokens[layout.detail === 'density' ? Math.floor(row / CELL_TASKS) : row];

function gridTokens({slices}: Update, layout: FirstLayout): Wanted[] {
  if (layout.detail !== 'tokens') return [];
  const {tasks} = slices;
  return layout.tokens.map((at, row) => ({
    pid: tasks.pid[row]!,
    mark: -1,
    classes: `${tokenState(tasks, row)} plain`,
    at,
  }));
}

function cpuTokens({slices}: Update, layout: FirstLayout): Wanted[] {
  const {cpus, tasks} = slices;
  const wanted: Wanted[] = [];
  for (const place of layout.cpus) {
    const pid = cpus.current[place.cpu]!;
    const row = pid === 0 ? -1 : rowOfPid(tasks.pid, tasks.count, pid);
    const note = row < 0 || place.slot.w < 96 ? '' : tasks.comms[tasks.comm[row]!]!;
    if (pid !== 0) wanted.push({pid, mark: -1, classes: 'run plain slot-token', at: place.slot, note});
    const from = cpus.offset[place.cpu]!;
    place.queue.forEach((at, i) => {
      if (from + i >= cpus.offset[place.cpu + 1]!) return;
      const waiting = cpus.queue[from + i]!;
      const known = rowOfPid(tasks.pid, tasks.count, waiting) >= 0;
      if (known) wanted.push({pid: waiting, mark: -1, classes: 'wait plain queued', at});
    });
  }
  return wanted;
}

interface PartProps {
  readonly update: Update;
  readonly layout: FirstLayout;
}

function Threads({update, layout}: PartProps) {
  const {tasks, cpus} = update.slices;
  return (
    <svg className="threads" width={layout.box.w} height={layout.height} aria-hidden="true">
      {layout.cpus.map(({cpu, slot}) => {
        const pid = cpus.current[cpu]!;
        const token = pid === 0 ? undefined : tokenOfRow(layout, rowOfPid(tasks.pid, tasks.count, pid));
        return token && <path key={cpu} d={threadPath(token, slot)} />;
      })}
    </svg>
  );
}

/** Commands under the tokens. */
function Names({update, layout}: PartProps) {
  const {tasks} = update.slices;
  return layout.tokens.map((at, row) => (
    <i className="comm" key={tasks.pid[row]} style={{left: at.x, top: at.y + at.h + 2, maxWidth: at.w + 6}}>
      {tasks.comms[tasks.comm[row]!]}
    </i>
  ));
}
