import {describe, expect, it} from 'vitest';
import {Pacer} from './pacing';

/** Runs what is due every `period` milliseconds and answers the ticks in all. */
function drive(pacer: Pacer, rate: number, period: number, until: number): number {
  let ticks = 0;
  for (let now = 0; now <= until; now += period) {
    const due = pacer.due(now, rate);
    pacer.spent(due);
    ticks += due;
  }
  return ticks;
}

describe('pacing', () => {
  it('a second has as many ticks as the pace says, however it is cut', () => {
    expect(drive(new Pacer(), 1000, 16, 1600)).toBe(1600);
    expect(drive(new Pacer(), 10, 16, 16_000)).toBe(160);
    expect(drive(new Pacer(), 3, 7, 7_000)).toBe(21);
    expect(drive(new Pacer(), 30_000, 16, 1600)).toBe(48_000);
  });

  it('time that nobody could use is let go', () => {
    const pacer = new Pacer();
    pacer.due(0, 1000);
    expect(pacer.due(60_000, 1000)).toBe(100);
  });

  it('even the slowest pace comes to its tick', () => {
    const pacer = new Pacer();
    pacer.due(0, 1);
    expect(pacer.due(999, 1)).toBe(0);
    expect(pacer.due(1000, 1)).toBe(1);
    pacer.spent(1);
    expect(pacer.wait(1)).toBe(1000);
  });

  it('nothing is owed after a restart', () => {
    const pacer = new Pacer();
    pacer.due(0, 1000);
    pacer.due(50, 1000);
    pacer.restart();
    expect(pacer.due(70, 1000)).toBe(0);
    expect(pacer.due(80, 1000)).toBe(10);
  });

  it('standing still means waiting for ever', () => {
    expect(new Pacer().wait(0)).toBe(Number.POSITIVE_INFINITY);
  });
});
