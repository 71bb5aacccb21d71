// Keyframes of a run, so that a moment of its past can be reached without running from the start. Close together at first;
// when there are too many, every other one goes and the distance doubles: a long run keeps a bounded number of them.

import type {Keyframe, Machine} from '../engine/machine';
import type {MoveSlice} from '../protocol';
import {Marks} from './marks';

/** A machine between two ticks, before anything is typed there, and what the session has seen of it. */
export interface Moment {
  readonly tick: number;
  readonly keyframe: Keyframe;
  readonly marks: Marks;
  readonly move: MoveSlice | null;
}

const MOST = 40;
/** Ticks between the first keyframes. */
const FIRST_DISTANCE = 64;

export class Timeline {
  private moments: Moment[] = [];
  private distance = FIRST_DISTANCE;

  /** Keeps this moment if it is far enough from the one before. True when it is kept, now or since it was here before. */
  note(machine: Machine, marks: Marks, move: MoveSlice | null): boolean {
    const {tick} = machine;
    const last = this.moments.at(-1);
    if (last !== undefined && tick <= last.tick) return this.moments.some(one => one.tick === tick);
    if (last !== undefined && tick < last.tick + this.distance) return false;
    this.moments.push({tick, keyframe: machine.keyframe(), marks: new Marks(marks), move});
    if (this.moments.length > MOST) {
      this.moments = this.moments.filter((_, i) => i % 2 === 0);
      this.distance *= 2;
    }
    return true;
  }

  /** The last one that is not after a tick. There always is one: that of the start. */
  before(tick: number): Moment {
    return this.moments.findLast(one => one.tick <= tick) as Moment;
  }

  /** What comes after a tick will not come again. */
  forgetAfter(tick: number): void {
    this.moments = this.moments.filter(one => one.tick <= tick);
  }
}
