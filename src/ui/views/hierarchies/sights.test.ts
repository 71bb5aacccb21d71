import {describe, expect, it} from 'vitest';
import {outlinesOf} from '../../../describe';
import {attachFake, fakeMachine, fakeSlices, fakeUpdate, runFake} from '../../../testing/updates';
import {layoutColumns, placeSpot, type Sights, shut, spotOf, zoomed} from '../../draw';
import {lookAt} from '../look';
import {anchorAt, columnUnder, driftOf} from './anchor';
import {segmentsOf} from './bar';
import {FEW, spotsInSight} from './cull';
import {planOf} from './plan';

const machine = fakeMachine({tasks: 300});
runFake(machine, 40);
const slices = fakeSlices(machine);
const [first] = slices.hierarchies;
const outlines = outlinesOf(slices);
const lay = (sights: Sights = {}) => layoutColumns(outlines, slices.tasks, {width: 832, compact: false, sights});

describe('coming nearer', () => {
  it('keeps the task under the pointer: its place is what the picture is moved by', () => {
    const before = lay();
    const [column] = before.columns;
    const spot = column!.spots[200]!;
    const anchor = anchorAt(before, first!.id, column!.x + spot.x + 1, column!.top + spot.y + 1)!;
    expect(anchor.pid).toBe(spot.pid);
    const after = lay(zoomed({}, first!, 3));
    const now = after.columns[0]!.spots.find(one => one.pid === spot.pid)!;
    expect(now.y).not.toBe(spot.y);
    expect(driftOf(after, anchor, slices.tasks)).toBe(now.y - spot.y);
    expect(driftOf(before, anchor, slices.tasks)).toBe(0);
  });

  it('keeps a header by its box, and takes the nearest box beside them', () => {
    const all = lay();
    const [column] = all.columns;
    const web = column!.boxes[1]!;
    expect(anchorAt(all, first!.id, column!.x + web.x + 40, column!.top + web.y + 5)).toMatchObject({
      pid: null,
      box: web.id,
    });
    expect(anchorAt(all, first!.id, -100, -100)?.box).toBe(column!.boxes[0]!.id);
  });

  it('means the column nearest to the pointer', () => {
    const all = lay();
    expect(columnUnder(all, 30, 200)).toBe(all.columns[0]);
    expect(columnUnder(all, 800, 200)).toBe(all.columns[1]);
  });

  it('draws of many tasks those in sight and those that are kept; of few all', () => {
    const [column] = lay(zoomed({}, first!, 4)).columns;
    const window = {left: 0, top: 80, right: 832, bottom: 200};
    const far = column!.spots.at(-1)!.pid;
    const seen = spotsInSight(column!, window, new Set([far]));
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.length).toBeLessThan(column!.spots.length);
    expect(seen.map(one => one.pid)).toContain(far);
    expect(spotsInSight(column!, window, new Set()).map(one => one.pid)).not.toContain(far);
    expect(spotsInSight(column!, null, new Set())).toBe(column!.spots);
    const few = {...column!, spots: column!.spots.slice(0, FEW)};
    expect(spotsInSight(few, window, new Set())).toBe(few.spots);
  });
});

describe('a closed container', () => {
  const sights = shut({}, first!, ['/web'], true);
  const all = lay(sights);
  const [column] = all.columns;
  const web = column!.boxes.find(box => box.closed)!;

  it('stands for its tasks: a link ends under it, in the gap to the next box', () => {
    const row = web.rows[3]!;
    const spot = spotOf(column!, slices.tasks.pid[row]!, row)!;
    expect(spot.shut).toBe(web);
    const placed = placeSpot(column!, spot, {w: 48, h: 20});
    expect(placed.y + placed.h).toBe(column!.top + web.y + web.h);
    expect(spot.y).toBeGreaterThanOrEqual(web.y);
    expect(spot.x).toBeLessThan(web.x + web.w);
  });

  it('tells in its bar who runs and who waits, in the colours they wear, and never more than all', () => {
    const look = lookAt(slices, outlines, {lens: null, selection: null});
    const segments = segmentsOf(look, web.rows);
    const running = web.rows.filter(row => slices.tasks.onCpu[row] === 1).length;
    const share = (state: string) =>
      segments.filter(one => one.state === state).reduce((sum, one) => sum + one.share, 0);
    expect(share('run')).toBeCloseTo(running / web.rows.length);
    expect(share('run') + share('wait')).toBeLessThanOrEqual(1);
    expect(segments.findIndex(one => one.state === 'wait')).toBeGreaterThan(
      segments.findLastIndex(one => one.state === 'run'),
    );
    expect(segmentsOf(look, [])).toEqual([]);
  });

  it('is where a move out of it begins', () => {
    const small = fakeMachine();
    const was = fakeUpdate(small).slices;
    const closed = shut({}, was.hierarchies[0]!, ['/web'], true);
    const columns = layoutColumns(outlinesOf(was), was.tasks, {width: 832, compact: false, sights: closed});
    const box = columns.columns[0]!.boxes.find(one => one.closed)!;
    const pid = was.tasks.pid[box.rows[0]!]!;
    const db = small.containers.find(one => one.name === 'db')!;
    attachFake(small, pid, 0, db.id);
    const [move] = planOf(fakeUpdate(small), {slices: was, columns}).moves;
    expect(move?.spot.shut).toBe(box);
  });
});
