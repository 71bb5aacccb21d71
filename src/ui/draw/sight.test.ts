import {describe, expect, it} from 'vitest';
import {outlinesOf} from '../../describe';
import {fakeMachine, fakeSlices, runFake} from '../../testing/updates';
import {type Columns, fittingZoom, layoutColumns, openTo, type Sights, shut, sightOf, ZOOMS, zoomBy, zoomed} from '.';
import {openItems} from './sight';

const slicesOf = (tasks: number) => {
  const machine = fakeMachine({tasks});
  runFake(machine, 40);
  return fakeSlices(machine);
};
const slices = slicesOf(24);
const [first, second] = slices.hierarchies;
const lay = (sights: Sights, {of = slices, compact = false, width = 0} = {}): Columns =>
  layoutColumns(outlinesOf(of), of.tasks, {width: width || (compact ? 390 : 832), compact, sights});
const boxNamed = (columns: Columns, name: string, index = 0) =>
  columns.columns[index]!.boxes.find(box => box.item.container.name === name);
const closed = (...paths: string[]): Sights => shut({}, first!, paths, true);

describe('a closed container', () => {
  it('is one row that stands for all tasks in it, and what it holds has no box, no token and no item', () => {
    const plain = lay({});
    const columns = lay(closed('/web'));
    const web = boxNamed(columns, 'web')!;
    const [cgi, own] = [boxNamed(plain, 'cgi')!, boxNamed(plain, 'web')!];
    expect(web.closed).toBe(true);
    expect(web.h).toBeLessThan(44);
    expect([...web.rows]).toEqual([...own.rows, ...cgi.rows].sort((a, b) => a - b));
    expect(boxNamed(columns, 'cgi')).toBeUndefined();
    expect(columns.columns[0]!.spots).toHaveLength(24 - web.rows.length);
    const names = columns.columns[0]!.items.map(one => (one.kind === 'task' ? one.row : one.container.name));
    expect(names).toContain('web');
    expect(names).not.toContain('cgi');
    for (const row of web.rows) expect(names).not.toContain(row);
    expect(columns.columns[1]).toEqual(plain.columns[1]);
  });

  it('leaves the other boxes where they are, but higher', () => {
    const [db, then] = [boxNamed(lay({}), 'db')!, boxNamed(lay(closed('/web')), 'db')!];
    expect(then.y).toBeLessThan(db.y);
    expect([then.x, then.w, then.h]).toEqual([db.x, db.w, db.h]);
  });

  it('keeps the order and the parents of the items that are left', () => {
    const {items} = outlinesOf(slices)[0]!;
    const open = openItems(items, item => item.container.name === 'web');
    open.forEach((item, i) => {
      expect(item.parent).toBeLessThan(i);
      const parent = open[item.parent];
      if (item.parent >= 0) expect(parent?.level).toBe(item.level - 1);
      if (item.kind === 'container' && parent?.kind === 'container')
        expect(item.container.parent).toBe(parent.container.id);
    });
    expect(openItems(items, () => false)).toBe(items);
    expect(openItems(items, item => item.level === 1)).toHaveLength(1);
  });

  it('is not closed while there is nothing in it', () => {
    const empty = slicesOf(0);
    expect(boxNamed(lay(closed('/db'), {of: empty}), 'db')!.closed).toBeUndefined();
  });

  it('on a phone is closed where it has a box, the root with all', () => {
    const phone = lay(closed('/web', '/web/cgi'), {compact: true});
    expect(boxNamed(phone, 'web')).toMatchObject({closed: true, inside: []});
    const inner = lay(closed('/web/cgi'), {compact: true});
    expect(inner.columns[0]!.spots).toHaveLength(24);
    expect(inner.columns[0]!.items).toHaveLength(outlinesOf(slices)[0]!.items.length);
    const [root] = lay(closed('/'), {compact: true}).columns;
    expect(root!.boxes).toHaveLength(1);
    expect(root!.boxes[0]!.rows).toHaveLength(24);
  });

  it('opens with all around it for what is to be seen in it; for itself only what it lies in opens', () => {
    const cgi = slices.containers.find(one => one.name === 'cgi')!;
    const sights = closed('/', '/web', '/web/cgi', '/db');
    const left = (self: boolean) => [
      ...sightOf(openTo(sights, slices.containers, first!, cgi.id, self), first!).closed,
    ];
    expect(left(true)).toEqual(['/db']);
    expect(left(false)).toEqual(['/web/cgi', '/db']);
    expect(openTo(sights, slices.containers, second!, cgi.id, true)).toBe(sights);
  });
});

describe('a hierarchy looked at from nearer', () => {
  const many = slicesOf(300);
  const detail = (zoom: number, of = many) => lay(zoomed({}, first!, zoom), {of}).columns[0]!.detail;

  it('shows its tasks in more detail, the others as before', () => {
    expect(ZOOMS.map(zoom => detail(zoom))).toEqual(['marks', 'marks', 'marks', 'marks', 'marks', 'tokens', 'tokens']);
    expect(detail(0.5, slices)).toBe('marks');
    expect(detail(1, slices)).toBe('tokens');
    const [, other] = lay(zoomed({}, first!, 3), {of: many}).columns;
    const [, plain] = lay({}, {of: many}).columns;
    expect({...other, x: 0}).toEqual({...plain, x: 0});
  });

  it('at the nearest has a token for each of ten thousand', () => {
    const {columns} = lay(zoomed({}, first!, 4), {of: slicesOf(10_000)});
    expect(columns[0]!.detail).toBe('tokens');
    expect(columns[1]!.detail).toBe('density');
    expect(columns[0]!.spots).toHaveLength(10_000);
  });

  it('takes all that can be seen, so that no column is cut; from further away it never gets too narrow', () => {
    for (const width of [600, 832, 1088]) {
      const near = lay(zoomed({}, first!, 2), {width});
      const [a, b] = near.columns;
      expect(a!.x + a!.w).toBeLessThanOrEqual(width - 24);
      expect(b!.x).toBeGreaterThanOrEqual(width);
      expect(near.width).toBe(b!.x + b!.w + 24);
      expect(lay(zoomed({}, first!, 0.5), {width}).columns[0]!.w).toBeGreaterThanOrEqual(248);
    }
  });

  it('names commands beside pids where few tasks are in view, never wider than a box', () => {
    const names = (of: typeof slices, zoom: number, compact = false) =>
      lay(zoomed({}, first!, zoom), {of, compact}).columns[0]!.grain.names ?? false;
    expect([names(slices, 1), names(slices, 2), names(many, 3), names(many, 4)]).toEqual([false, true, false, false]);
    for (const compact of [false, true])
      for (const zoom of ZOOMS) {
        const {columns} = lay(zoomed({}, first!, zoom), {compact});
        const [column] = columns;
        for (const spot of column!.spots) {
          const box = column!.boxes.find(one => one.id === spot.box)!;
          expect(spot.x + column!.grain.w).toBeLessThanOrEqual(box.x + box.w);
        }
      }
  });

  it('goes step by step and stays at the ends; fits into a height by going away, never by coming nearer', () => {
    expect([zoomBy(1, 1), zoomBy(1, -1), zoomBy(4, 1), zoomBy(0.5, -1)]).toEqual([1.5, 0.75, 4, 0.5]);
    const fitting = (height: number) =>
      fittingZoom(outlinesOf(slices), slices.tasks, {width: 832, compact: false}, 0, height);
    expect(fitting(5_000)).toBe(1);
    expect(fitting(10)).toBe(0.5);
  });
});
