import {describe, expect, it} from 'vitest';
import {outlinesOf} from '../../describe';
import {fakeMachine, fakeSlices, runFake} from '../../testing/updates';
import {layoutColumns, layoutFirst, layoutMachine, type Placed, stackBrackets} from '.';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.h - 0.01 && b.y < a.y + a.h - 0.01;
const inside = (a: Rect, b: Rect): boolean =>
  a.x >= b.x - 0.01 && a.y >= b.y - 0.01 && a.x + a.w <= b.x + b.w + 0.01 && a.y + a.h <= b.y + b.h + 0.01;

function expectApart(rects: readonly Rect[]): void {
  const touching = rects.flatMap((a, i) =>
    rects.slice(i + 1).flatMap((b, k) => (overlap(a, b) ? [[i, i + 1 + k]] : [])),
  );
  expect(touching).toEqual([]);
}

const slicesOf = (tasks: number, hierarchies = 2, cpus = 8) => {
  const machine = fakeMachine({tasks, hierarchies, cpus, nodes: Math.min(2, cpus)});
  runFake(machine, 40);
  return fakeSlices(machine);
};

describe.each([0, 3, 24, 60, 61, 300])('hierarchies with %i tasks', tasks => {
  const slices = slicesOf(tasks);
  it.each([
    [832, false],
    [672, false],
    [390, true],
  ])(
    'keep tokens in their boxes and apart, boxes in their parents, columns in the pane, at %i px',
    (width, compact) => {
      const {columns, ...all} = layoutColumns(outlinesOf(slices), slices.tasks, {width, compact});
      expect(all.width).toBe(width);
      for (const column of columns) {
        const {grain} = column;
        expect(column.x + column.w).toBeLessThanOrEqual(width - 16);
        const boxes = new Map(column.boxes.map(box => [box.id, box]));
        const tokens = column.spots.map(spot => ({...spot, w: grain.w, h: grain.h}));
        expect(tokens).toHaveLength(tasks);
        expect(tokens.filter(token => !inside(token, boxes.get(token.box)!))).toEqual([]);
        expectApart(tokens);
        for (const box of column.boxes) {
          expect(inside(box, {x: 0, y: 0, w: column.w, h: column.height})).toBe(true);
          const parent = boxes.get(box.item.container.parent);
          if (parent && !compact) expect(inside(box, parent)).toBe(true);
        }
        // The header row of a box is free of tokens of its own and of others.
        if (!compact) {
          for (const {x, y, w} of column.boxes)
            for (const one of tokens) expect(overlap(one, {x, y, w, h: 25})).toBe(false);
        }
      }
      if (compact) expectApart(columns.flatMap(one => one.boxes.map(box => ({...box, y: box.y + one.top}))));
      else expectApart(columns.map(one => ({x: one.x, y: 0, w: one.w, h: 10})));
    },
  );
});

describe('on a phone', () => {
  const phone = (slices: ReturnType<typeof slicesOf>) =>
    layoutColumns(outlinesOf(slices), slices.tasks, {width: 390, compact: true});

  it('a box names the containers in it, with tasks or without', () => {
    const named = phone(slicesOf(0)).columns.flatMap(one => one.boxes.filter(box => box.inside?.length));
    expect(named.map(box => [box.item.container.name, box.inside])).toContainEqual(['web', ['cgi']]);
    expect(named[0]!.h).toBeGreaterThanOrEqual(32 + 18);
  });

  it('few tasks in few boxes have room for their pids', () => {
    expect(phone(slicesOf(24)).columns[0]!.grain.w).toBe(22);
    const few = slicesOf(3, 1);
    const root = few.hierarchies[0]!.top;
    const only = {...few, containers: few.containers.filter(one => one.id === root)};
    expect(phone(only).columns[0]!.grain.w).toBeGreaterThanOrEqual(48);
  });
});

describe('many hierarchies', () => {
  it('keep their width and make the field wider', () => {
    const slices = slicesOf(24, 3);
    const {columns, width} = layoutColumns(outlinesOf(slices), slices.tasks, {width: 832, compact: false});
    expect(columns.every(one => one.w >= 248)).toBe(true);
    expect(width).toBeGreaterThan(832);
    // No column is cut by the edge.
    for (const {x, w} of columns) expect(x + w <= 832 || x >= 832).toBe(true);
    expect(columns.filter(one => one.x < 832)).toHaveLength(2);
  });
});

describe('ghosts', () => {
  it('keep the place that a mover has left until it lands', () => {
    const slices = slicesOf(24);
    const plain = layoutColumns(outlinesOf(slices), slices.tasks, {width: 832, compact: false});
    const top = slices.hierarchies[0]!.top;
    const ghosts = new Map([[0, [{pid: 500, container: top}]]]);
    const kept = layoutColumns(outlinesOf(slices), slices.tasks, {width: 832, compact: false, ghosts});
    const at = (all: typeof plain, pid: number) => all.columns[0]!.spots.find(one => one.pid === pid)!;
    expect(kept.columns[0]!.ghosts).toHaveLength(1);
    expect(at(kept, 1)).toEqual(at(plain, 1));
    expect(at(kept, 812).x).toBe(at(plain, 1904).x);
  });
});

describe.each([1, 4, 8, 16, 64])('a machine strip of %i cpus', cpus => {
  const slices = slicesOf(24, 2, cpus);
  it.each([
    [832, false],
    [672, false],
    [390, true],
  ])('keeps slots and queues apart and in the pane at %i px', (width, compact) => {
    const layout = layoutMachine(slices.cpus, slices.containers, {width, compact});
    const rects = layout.cpus.flatMap(one => [one.slot, ...one.queue, {x: one.x, y: one.labelY, w: one.w, h: 16}]);
    expectApart(rects);
    for (const rect of rects) expect(inside(rect, {x: 8, y: 0, w: width - 16, h: layout.height})).toBe(true);
  });
});

describe('cpuset brackets', () => {
  it('lie exactly over the cpus that a container may use', () => {
    const slices = slicesOf(24);
    const layout = layoutMachine(slices.cpus, slices.containers, {width: 832, compact: false});
    const cgi = layout.brackets.find(one => one.container.name === 'cgi')!;
    const [second, third] = [layout.cpus[2]!, layout.cpus[3]!];
    expect(cgi.runs[0]!.from).toBeCloseTo(second.x);
    for (const one of layout.brackets.flatMap(bracket => bracket.runs)) expect(one.y).toBeLessThan(second.labelY - 6);
    expect(cgi.runs[cgi.runs.length - 1]!.to).toBeCloseTo(third.x + third.w);
  });

  it('stay with their cpus where nodes lie one under the other', () => {
    const slices = slicesOf(24);
    const layout = layoutMachine(slices.cpus, slices.containers, {width: 400, compact: false});
    const db = layout.brackets.find(one => one.container.name === 'db')!;
    expect(db.runs[0]!.from).toBeCloseTo(layout.cpus[4]!.x);
    expect(db.runs[0]!.y).toBeGreaterThan(layout.cpus[0]!.slot.y);
    expect(db.runs[0]!.y).toBeLessThan(layout.cpus[4]!.labelY);
  });

  it('are stacked below their parents and never over each other', () => {
    const {containers} = slicesOf(24);
    const shared = containers.map(one => (one.name === 'batch' ? {...one, cpus: [4, 5, 6, 7]} : one));
    const rows = stackBrackets(shared);
    const rowOf = (name: string) => rows.find(one => one.container.name === name)!.row;
    expect([rowOf('web'), rowOf('cgi'), rowOf('db'), rowOf('batch')]).toEqual([0, 1, 0, 1]);
  });
});

describe.each([0, 3, 24, 300])('the first screen with %i tasks', tasks => {
  const slices = slicesOf(tasks, 0);
  it.each([
    [1088, 530, false],
    [1088, 420, false],
    [358, 420, true],
  ])('fits %i by %i px without overlap', (width, height, compact) => {
    const layout = layoutFirst(slices.tasks, slices.cpus, {width, height, compact});
    expect(layout.tokens).toHaveLength(tasks);
    expectApart(layout.tokens);
    expect(layout.tokens.filter(token => !inside(token, layout.box))).toEqual([]);
    const cpus: Placed[] = layout.cpus.flatMap(one => [one.slot, ...one.queue]);
    expectApart([layout.box, layout.gantt, ...cpus]);
    for (const cpu of cpus) expect(cpu.x + cpu.w).toBeLessThanOrEqual(width + 0.01);
    if (tasks <= 24) expect(layout.height).toBeLessThanOrEqual(height);
  });
});
