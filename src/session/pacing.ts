// Simulated time against real time: how many ticks are due. A clock is handed in, so that a test may turn it.
// Fractions of ticks add up; time that could not be kept up with (a hidden tab, a slow machine) is let go and not caught up.

/** Real milliseconds that may be owed at most. */
const OWED_MS = 100;

export class Pacer {
  private last: number | null = null;
  private owed = 0;

  /** Forgets what is owed: after a pause, a jump, or a new machine. */
  restart(): void {
    this.last = null;
    this.owed = 0;
  }

  /** Whole ticks due at `now` (milliseconds) at this many ticks a second. */
  due(now: number, ticksPerSecond: number): number {
    const elapsed = this.last === null ? 0 : Math.max(0, now - this.last);
    this.last = now;
    const most = Math.max(2, (OWED_MS * ticksPerSecond) / 1000);
    this.owed = Math.min(most, this.owed + (elapsed * ticksPerSecond) / 1000);
    // Sums of fractions fall short of a whole by a hair.
    return Math.floor(this.owed + 1e-6);
  }

  /** So many of them were run. */
  spent(ticks: number): void {
    this.owed = Math.max(0, this.owed - ticks);
  }

  /** Milliseconds until the next tick is due. */
  wait(ticksPerSecond: number): number {
    return ticksPerSecond <= 0 ? Number.POSITIVE_INFINITY : Math.max(0, ((1 - this.owed) * 1000) / ticksPerSecond);
  }
}
