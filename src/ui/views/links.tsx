// The lines that tie a selection together, over the whole stage: twins of a task through the gutters and down to its cpu,
// ribbons with counts from a container. They are drawn after the views have said where things lie, and after a scroll.
import {useCallback, useLayoutEffect, useRef} from 'react';
import {outlinesOf} from '../../describe';
import type {Slices} from '../../protocol';
import {
  allRows,
  type Columns,
  type MachineLayout,
  type Placed,
  type Point,
  placeSpot,
  type Ribbon,
  ribbonsFrom,
  rowOfPid,
  slotLink,
  spotOf,
  tokenWidth,
  twinLinks,
} from '../draw';
import {zoomOf} from '../theme';
import type {Scene} from './scene';
import type {Selection} from './selection';

interface LinksProps {
  readonly scene: Scene;
  readonly slices: Slices;
  readonly selection: Selection;
}

export function Links({scene, slices, selection}: LinksProps) {
  const outer = useRef<SVGSVGElement>(null);
  const latest = useRef({slices, selection});
  latest.current = {slices, selection};
  const draw = useCallback(() => {
    if (outer.current) drawLinks(outer.current, scene, latest.current.slices, latest.current.selection);
  }, [scene]);
  useLayoutEffect(() => {
    scene.redrawLinks = draw;
    draw();
  });
  return (
    <svg className="links" ref={outer} aria-hidden="true">
      <svg className="within" aria-hidden="true">
        <g />
      </svg>
      <g />
    </svg>
  );
}

const SVG = 'http://www.w3.org/2000/svg';

function path(d: string, width: number, className: string): SVGPathElement {
  const el = document.createElementNS(SVG, 'path');
  el.setAttribute('d', d);
  el.setAttribute('stroke-width', String(width));
  el.setAttribute('class', className);
  return el;
}

function pill({x, y}: Point, count: number): SVGGElement {
  const group = document.createElementNS(SVG, 'g');
  const w = 15 + 7 * String(count).length;
  const rect = document.createElementNS(SVG, 'rect');
  const text = document.createElementNS(SVG, 'text');
  for (const [name, value] of Object.entries({x: x - w / 2, y: y - 10, width: w, height: 20, rx: 10})) {
    rect.setAttribute(name, String(value));
  }
  text.setAttribute('x', String(x));
  text.setAttribute('y', String(y + 4.5));
  text.textContent = String(count);
  group.setAttribute('class', 'pill');
  group.append(rect, text);
  return group;
}

const ribbonParts = (ribbons: readonly Ribbon[]): SVGElement[] => [
  ...ribbons.map(one => path(one.path, one.width, 'ribbon')),
  ...ribbons.map(one => pill(one.pill, one.count)),
];

function drawLinks(svg: SVGSVGElement, scene: Scene, slices: Slices, selection: Selection): void {
  const within = svg.querySelector<SVGSVGElement>('.within')!;
  const inside = within.querySelector('g')!;
  const across = svg.lastElementChild!;
  const {columns, columnsElement} = scene;
  if (!selection || !columns || !columnsElement) {
    if (inside.firstChild) inside.replaceChildren();
    if (across.firstChild) across.replaceChildren();
    return;
  }
  const stage = rectOf(svg);
  const area = rectOf(columnsElement);
  const frame = {x: area.x - stage.x, y: area.y - stage.y, width: area.width, height: area.height};
  for (const [name, value] of Object.entries(frame)) within.setAttribute(name, String(value));
  const {scrollLeft, scrollTop} = columnsElement;
  inside.setAttribute('transform', `translate(${-scrollLeft} ${-scrollTop})`);
  if (selection.kind === 'container') {
    inside.replaceChildren(...ribbonParts(ribbonsOf(columns, slices, selection.id)));
    across.replaceChildren();
    return;
  }
  const twins = twinsOf(columns, slices, selection.pid);
  inside.replaceChildren(...twinLinks(columns, twins).map(d => path(d, 2, 'link')));
  const down = slotPath(scene, columns, twins, selection.pid, slices, {
    x: frame.x - scrollLeft,
    y: frame.y - scrollTop,
    top: frame.y,
    bottom: frame.y + frame.height,
    stage,
  });
  across.replaceChildren(...(down ? [path(down, 2, 'link')] : []));
}

/** Where an element is, in its own pixels: a zoomed page has larger ones. */
function rectOf(element: Element): Rect {
  const {x, y, width, height} = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return {x: x / zoom, y: y / zoom, width: width / zoom, height: height / zoom};
}

function ribbonsOf(columns: Columns, slices: Slices, id: number): Ribbon[] {
  for (const outline of outlinesOf(slices)) {
    const item = outline.items.find(one => one.kind === 'container' && one.container.id === id);
    if (item?.kind === 'container') return ribbonsFrom(columns, id, new Set(allRows(item)));
  }
  return [];
}

function twinsOf(columns: Columns, slices: Slices, pid: number): (Placed | undefined)[] {
  const row = rowOfPid(slices.tasks.pid, slices.tasks.count, pid);
  if (row < 0) return [];
  const size = {w: tokenWidth(pid), h: 20};
  return columns.columns.map(column => {
    const spot = spotOf(column, pid, row);
    return spot && placeSpot(column, spot, size);
  });
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Frame {
  /** Corner of the columns' field in the stage, scroll included. */
  readonly x: number;
  readonly y: number;
  /** What of it is in sight. */
  readonly top: number;
  readonly bottom: number;
  readonly stage: Rect;
}

/** The line from the first twin down to where the task runs or waits; null when it does neither in sight. */
function slotPath(
  scene: Scene,
  columns: Columns,
  twins: readonly (Placed | undefined)[],
  pid: number,
  slices: Slices,
  f: Frame,
): string | null {
  const {machine, machineElement} = scene;
  const first = twins.findIndex(one => one !== undefined);
  if (!machine || !machineElement || first < 0) return null;
  const target = slotOf(machine, slices, pid);
  if (!target) return null;
  const strip = rectOf(machineElement);
  const [dx, dy] = [strip.x - f.stage.x, strip.y - f.stage.y];
  const token = twins[first]!;
  const y = Math.min(Math.max(token.y + f.y, f.top - token.h), f.bottom - token.h - 4);
  const shifted: Columns = {
    ...columns,
    columns: columns.columns.map(one => ({...one, x: one.x + f.x, top: one.top + f.y})),
  };
  const at = {...token, x: token.x + f.x, y};
  // Between columns and strip where there is room, else along the line that parts them: never over what a box holds.
  const free = columns.compact || f.y + columns.height + 12 < dy;
  return slotLink(
    shifted,
    first,
    at,
    free ? dy - 10 : dy,
    target.map(p => ({x: p.x + dx, y: p.y + dy})),
  );
}

/** Where the line meets the strip: above the run slot, or in the gap at the left of a waiting token. */
function slotOf(machine: MachineLayout, {cpus}: Slices, pid: number): Point[] | null {
  for (const place of machine.cpus) {
    if (cpus.current[place.cpu] === pid) {
      return [{x: place.slot.x + linkX(place.slot.w), y: place.slot.y - 3}];
    }
    const waits = cpus.queue.subarray(cpus.offset[place.cpu]!, cpus.offset[place.cpu + 1]!).indexOf(pid);
    const shown = waits < 0 ? undefined : place.queue[waits];
    if (shown) {
      const y = shown.y + shown.h / 2;
      return [
        {x: shown.x - 6, y},
        {x: shown.x - 3, y},
      ];
    }
  }
  return null;
}

/** Between the label of a cpu and the number waiting for it; over a narrow slot, where the label is in the middle, beside it. */
const linkX = (width: number): number => (width >= 58 ? Math.min(50, width - 20) : width - 7);
