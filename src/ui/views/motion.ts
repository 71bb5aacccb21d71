// One animation loop for a stage: tweens by key, run by the browser's animation ticks, ended at once by a newer tween of the
// same key. Nothing waits for a tween: what it animates is already true. At most MOVERS run at once; the caller snaps the rest.

import {type Ease, MOVERS} from '../draw';

export interface Tween {
  /** ms before the first step; until then the start is shown. */
  readonly delay?: number;
  readonly duration: number;
  readonly ease: Ease;
  /** 0 at the start, 1 at the end, eased; called with both at least once. */
  readonly step: (t: number) => void;
  readonly end?: () => void;
}

export interface Motion {
  /** True when there is room for another tween with `reserve` places left free, or one of this key to replace. */
  readonly hasRoom: (key: string, reserve?: number) => boolean;
  /** How many more tweens may start. */
  readonly room: () => number;
  /** Starts a tween, or snaps to its end when there is no room. */
  readonly start: (key: string, tween: Tween) => void;
  /** Brings the tween of this key to its end now. */
  readonly finish: (key: string) => void;
  readonly finishAll: () => void;
  readonly isMoving: (key: string) => boolean;
  /** ms until the tween of this key ends; 0 if there is none. */
  readonly left: (key: string) => number;
  readonly stop: () => void;
}

interface Running {
  readonly tween: Tween;
  readonly from: number;
}

/** `count` hears how many tweens run whenever that changes. */
export function createMotion(count: (moving: number) => void): Motion {
  const running = new Map<string, Running>();
  let handle = 0;

  let told = 0;
  /** Once for each picture is often enough, save when all is still. */
  const tell = (): void => {
    if (told !== running.size) count(running.size);
    told = running.size;
  };
  const end = (key: string): void => {
    const one = running.get(key);
    if (!one) return;
    running.delete(key);
    one.tween.step(1);
    one.tween.end?.();
  };
  const finish = (key: string): void => {
    end(key);
    if (running.size === 0) tell();
  };
  const turn = (now: number): void => {
    for (const [key, {tween, from}] of running) {
      const t = (now - from - (tween.delay ?? 0)) / tween.duration;
      if (t >= 1) end(key);
      else if (t > 0) tween.step(tween.ease(t));
    }
    handle = running.size > 0 ? requestAnimationFrame(turn) : 0;
    tell();
  };
  return {
    hasRoom: (key, reserve = 0) => running.size < MOVERS - reserve || running.has(key),
    room: () => MOVERS - running.size,
    start(key, tween) {
      end(key);
      if (running.size >= MOVERS) {
        tween.step(1);
        tween.end?.();
        return;
      }
      running.set(key, {tween, from: performance.now()});
      tween.step(0);
      if (told === 0) tell();
      if (handle === 0) handle = requestAnimationFrame(turn);
    },
    finish,
    finishAll() {
      for (const key of [...running.keys()]) finish(key);
    },
    isMoving: key => running.has(key),
    left(key) {
      const one = running.get(key);
      if (!one) return 0;
      return Math.max(0, one.from + (one.tween.delay ?? 0) + one.tween.duration - performance.now());
    },
    stop() {
      running.clear();
      tell();
      if (handle !== 0) cancelAnimationFrame(handle);
      handle = 0;
    },
  };
}
