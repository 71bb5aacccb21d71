// The way to the next step of a kernel operation: single steps of the machine, until some task stands elsewhere in an
// operation than before, or nothing can happen any more.

import type {StopReason} from '../engine/machine';
import type {Player} from './player';
import {operationsUnderWay} from './steps';
import {isIdle} from './waiting';

/** Ticks after which a walk ends in any case: user code may compute for ever, and nobody wants to leap over seconds. */
const TICKS_MAX = 250;

export class Walk {
  private readonly before: string;
  private readonly until: number;

  constructor(
    private readonly player: Player,
    /** Of the question that it answers. */
    readonly id: number,
  ) {
    this.before = this.place;
    this.until = player.machine.tick + TICKS_MAX;
  }

  /** Where tasks stand in operations; '' when none does. */
  private get place(): string {
    return operationsUnderWay(this.player.machine.kernel)
      .map(one => `${one.task} ${one.op} ${one.at} ${one.asks} ${one.cpu < 0}`)
      .join();
  }

  step(): StopReason {
    return this.player.tick(1);
  }

  /** Some task stands elsewhere in an operation than before. */
  get hasArrived(): boolean {
    const {place} = this;
    return place !== '' && place !== this.before;
  }

  get isOver(): boolean {
    if (this.hasArrived) return true;
    const {machine, midway} = this.player;
    return !midway && (machine.tick >= this.until || isIdle(machine.kernel));
  }
}
