import {describe, expect, it} from 'vitest';
import {outlinesOf} from '../../describe';
import {attachFake, fakeMachine, fakeSlices, fakeUpdate, runFake} from '../../testing/updates';
import {
  allRows,
  arcPoint,
  arcThrough,
  createCpuHistory,
  eachBar,
  easeMove,
  easeOut,
  gutterAfter,
  layoutColumns,
  markOfPlace,
  placeNotes,
  placeSpot,
  recordUpdate,
  ribbonsFrom,
  roundedPath,
  twinLinks,
} from '.';

const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('links', () => {
  const machine = fakeMachine({seed: 5});
  const slices = fakeSlices(machine);
  const all = layoutColumns(outlinesOf(slices), slices.tasks, {width: 832, compact: false});
  const tokenAt = (index: number, pid: number) => {
    const column = all.columns[index]!;
    return placeSpot(column, column.spots.find(one => one.pid === pid)!, {w: 48, h: 20});
  };

  it('run from token to twin through the gutter, in the channels under the rows', () => {
    const pid = slices.tasks.pid[10]!;
    const [from, to] = [tokenAt(0, pid), tokenAt(1, pid)];
    const [path] = twinLinks(all, [from, to]);
    const values = numbers(path!);
    expect(values.slice(0, 2)).toEqual([from.x + 24, from.y + 22]);
    expect(values.slice(-2)).toEqual([to.x + 24, to.y + 22]);
    expect(values).toContain(gutterAfter(all.columns[0]!));
  });

  it('tie a container to where its tasks are elsewhere, counting each task once', () => {
    const web = outlinesOf(slices)[0]!.items.find(one => one.kind === 'container' && one.container.name === 'web')!;
    const rows = new Set(web.kind === 'container' ? allRows(web) : []);
    const ribbons = ribbonsFrom(all, web.kind === 'container' ? web.container.id : 0, rows);
    expect(ribbons.reduce((sum, one) => sum + one.count, 0)).toBe(rows.size);
    for (const one of ribbons) {
      expect(one.width).toBe(Math.min(14, Math.max(1.5, one.count * 1.1)));
      expect(one.pill.x).toBeGreaterThan(all.columns[0]!.x + all.columns[0]!.w - 24);
      expect(one.pill.x).toBeLessThan(all.columns[1]!.x + 24);
    }
    const pills = ribbons.map(one => one.pill.y);
    for (let i = 1; i < pills.length; i++) expect(pills[i]! - pills[i - 1]!).toBeGreaterThanOrEqual(24);
  });
});

describe('paths', () => {
  it('round a corner no further than the middle of its legs', () => {
    expect(
      roundedPath([
        {x: 0, y: 0},
        {x: 10, y: 0},
        {x: 10, y: 40},
      ]),
    ).toBe('M0 0L5 0Q10 0 10 8L10 40');
  });

  it('lead a mover as far out as the gutter', () => {
    const arc = arcThrough({x: 100, y: 0}, {x: 140, y: 200}, 400);
    const most = Math.max(...Array.from({length: 101}, (_, i) => arcPoint(arc, i / 100).x));
    expect(most).toBeGreaterThan(399);
    expect(most).toBeLessThan(401);
    expect(arcPoint(arc, 0)).toEqual({x: 100, y: 0});
    expect(arcPoint(arc, 1)).toEqual({x: 140, y: 200});
  });

  it('ease from nothing to all, never back', () => {
    for (const ease of [easeOut, easeMove]) {
      const values = Array.from({length: 21}, (_, i) => ease(i / 20));
      expect(values[0]).toBe(0);
      expect(values[20]).toBe(1);
      for (let i = 1; i < values.length; i++) expect(values[i]!).toBeGreaterThanOrEqual(values[i - 1]!);
    }
  });
});

describe('the history of the cpus', () => {
  it('has at every tick the task that the switches say', () => {
    const machine = fakeMachine({seed: 9});
    const history = createCpuHistory();
    const truth: number[][] = [];
    recordUpdate(history, fakeUpdate(machine));
    for (let tick = 1; tick <= 500; tick++) {
      runFake(machine, 1);
      truth.push([...machine.current]);
      if (tick % 7 === 0) recordUpdate(history, fakeUpdate(machine));
    }
    recordUpdate(history, fakeUpdate(machine));
    for (let cpu = 0; cpu < 8; cpu++) {
      const found = new Array<number>(500).fill(0);
      eachBar(
        history,
        cpu,
        1,
        501,
        tick => tick,
        bar => {
          for (let tick = bar.x; tick < bar.x + bar.w && tick < 500; tick++) found[tick - 1] = bar.pid;
        },
      );
      expect(found.slice(0, 499)).toEqual(truth.slice(0, 499).map(row => row[cpu]));
    }
  });

  it('keeps the colour of a run when its task moves on', () => {
    const machine = fakeMachine({seed: 2});
    const history = createCpuHistory();
    runFake(machine, 200);
    const pid = machine.current.find(one => one !== 0)!;
    const cpu = machine.current.indexOf(pid);
    recordUpdate(history, fakeUpdate(machine));
    const runs = history.cpus[cpu]!;
    const before = markOfPlace(history, runs.place[runs.place.length - 1]!, 1);
    const other = machine.containers.find(one => one.hierarchy === 1 && one.mark >= 0 && one.mark !== before)!;
    attachFake(machine, pid, 0, other.id);
    machine.tick += 3;
    recordUpdate(history, fakeUpdate(machine));
    const n = runs.place.length;
    expect(runs.pid.slice(n - 2)).toEqual([pid, pid]);
    expect(markOfPlace(history, runs.place[n - 2]!, 1)).toBe(before);
    expect(markOfPlace(history, runs.place[n - 1]!, 1)).toBe(other.mark);
  });

  it('starts anew when the clock goes back', () => {
    const machine = fakeMachine();
    const history = createCpuHistory();
    runFake(machine, 100);
    recordUpdate(history, fakeUpdate(machine));
    recordUpdate(history, fakeUpdate(fakeMachine({cpus: 4})));
    expect(history.tick).toBe(0);
    expect(history.cpus).toHaveLength(4);
  });

  it('writes no note over another', () => {
    const machine = fakeMachine();
    const history = createCpuHistory();
    const [web, db] = ['web', 'db'].map(name => machine.containers.find(one => one.name === name)!.id);
    for (let i = 0; i < 40; i++) {
      machine.tick += 7;
      attachFake(machine, machine.tasks[10]!.pid, 0, i % 2 === 0 ? web! : db!);
    }
    recordUpdate(history, fakeUpdate(machine));
    const notes = placeNotes(history, 0, 300, tick => 3 * tick, 1000);
    expect(notes.length).toBeGreaterThan(3);
    for (let i = 1; i < notes.length; i++) {
      expect(notes[i]!.x - notes[i - 1]!.x).toBeGreaterThan(10 + 6.5 * notes[i - 1]!.words.length);
    }
  });
});
