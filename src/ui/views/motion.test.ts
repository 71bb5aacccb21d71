import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {easeLinear, MOVERS} from '../draw';
import {createMotion} from './motion';

let now = 0;
let turns: ((now: number) => void)[] = [];

/** Lets the browser draw after so many milliseconds. */
function pass(milliseconds: number): void {
  now += milliseconds;
  const due = turns;
  turns = [];
  for (const turn of due) turn(now);
}

beforeEach(() => {
  now = 0;
  turns = [];
  vi.stubGlobal('performance', {now: () => now});
  vi.stubGlobal('requestAnimationFrame', (turn: (now: number) => void) => turns.push(turn));
  vi.stubGlobal('cancelAnimationFrame', () => {
    turns = [];
  });
});
afterEach(() => vi.unstubAllGlobals());

const recorded = () => {
  const steps: number[] = [];
  const tween = {duration: 100, ease: easeLinear, step: (t: number) => steps.push(t), end: vi.fn()};
  return {steps, tween};
};

describe('motion', () => {
  it('steps from start to end, ends once, and asks for no more pictures then', () => {
    const motion = createMotion(() => {});
    const {steps, tween} = recorded();
    motion.start('a', tween);
    pass(50);
    pass(60);
    pass(10);
    expect(steps).toEqual([0, 0.5, 1]);
    expect(tween.end).toHaveBeenCalledTimes(1);
    expect(turns).toHaveLength(0);
  });

  it('waits out a delay at the start', () => {
    const motion = createMotion(() => {});
    const {steps, tween} = recorded();
    motion.start('a', {...tween, delay: 100});
    pass(90);
    expect(steps).toEqual([0]);
    expect(motion.left('a')).toBe(110);
    pass(60);
    expect(steps).toEqual([0, 0.5]);
  });

  it('brings a tween to its end when another of the same key begins, or when it is told to', () => {
    const motion = createMotion(() => {});
    const [a, b] = [recorded(), recorded()];
    motion.start('a', a.tween);
    motion.start('a', b.tween);
    expect(a.steps).toEqual([0, 1]);
    motion.finishAll();
    expect(b.steps).toEqual([0, 1]);
    expect(motion.isMoving('a')).toBe(false);
  });

  it('moves twelve at once and snaps the rest', () => {
    const motion = createMotion(() => {});
    for (let i = 0; i < MOVERS; i++) motion.start(`${i}`, recorded().tween);
    const last = recorded();
    expect(motion.hasRoom('last')).toBe(false);
    motion.start('last', last.tween);
    expect(last.steps).toEqual([1]);
    expect(last.tween.end).toHaveBeenCalledTimes(1);
  });

  it('tells when something begins to move and when all is still', () => {
    const told: number[] = [];
    const motion = createMotion(moving => told.push(moving));
    motion.start('a', recorded().tween);
    motion.start('b', recorded().tween);
    pass(50);
    pass(60);
    expect(told).toEqual([1, 2, 0]);
  });
});
