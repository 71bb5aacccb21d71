// One line of the bench: a figure, what it is held against, and whether it keeps its budget. The machine that measures is
// noisy, so medians are taken, and wherever possible a yardstick is run beside.

export interface BenchLine {
  readonly name: string;
  readonly figure: string;
  /** What the figure is compared with, with its own figure. */
  readonly yardstick: string;
  /** Figure against yardstick; '' where there is none. */
  readonly ratio: string;
  readonly budget: string;
  readonly ok: boolean;
}

export function formatLine(line: BenchLine): string {
  const ratio = line.ratio === '' ? '' : `  ratio ${line.ratio}`;
  const verdict = line.ok ? 'ok' : 'OVER';
  return `${line.name.padEnd(12)} ${line.figure.padEnd(34)} ${verdict.padEnd(4)}  budget ${line.budget}  against ${line.yardstick}${ratio}`;
}

export function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** "452,000". */
export const thousands = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** "3.2x". */
export const times = (value: number): string => `${value.toPrecision(2).replace(/\.0$/, '')}x`;

/**
 * Milliseconds of this program's own cpu time that a piece of work takes, garbage collection included: what other
 * programs do on the same computer meanwhile is not counted.
 */
export function cpuTimed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Milliseconds that a piece of work takes, on the wall's clock. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
